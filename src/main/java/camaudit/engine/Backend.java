package camaudit.engine;

/** A tensor runtime that can run plans. */
public interface Backend {

    /** Its name and what it runs on, for logs and provenance. */
    String description();

    /** Loads the weights; the result is shared by all threads of a JVM. */
    PreparedPlan prepare(Plan plan);
}
