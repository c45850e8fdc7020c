package camaudit.engine;

import java.util.Optional;

/** A tensor runtime that can run plans. */
public interface Backend {

    /** Its name on the command line. */
    String name();

    /** The reason why it cannot run on this machine; empty if it can. */
    Optional<String> obstacle();

    /** Its name and what it runs on, for logs and provenance. */
    String description();

    /** Loads the weights; the result is shared by all threads of a JVM. */
    PreparedPlan prepare(Plan plan);
}
