package camaudit.engine.nd4j;

import camaudit.engine.Backend;
import camaudit.engine.Plan;
import camaudit.engine.PreparedPlan;
import java.util.Optional;
import org.nd4j.linalg.factory.Nd4j;

/** The portable backend: ND4J operations on channels-last arrays. */
public final class Nd4jBackend implements Backend {

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public Optional<String> obstacle() {
        try {
            return Nd4j.getBackend() == null ? Optional.of("no ND4J backend") : Optional.empty();
        } catch (LinkageError | RuntimeException e) {
            return Optional.of(e.toString());
        }
    }

    @Override
    public String description() {
        String version = Nd4j.class.getPackage().getImplementationVersion();
        return "nd4j " + (version == null ? "1.0.0-M2.1" : version) + " ("
                + Nd4j.getBackend().getClass().getSimpleName() + ")";
    }

    @Override
    public PreparedPlan prepare(Plan plan) {
        return new Nd4jPlan(plan);
    }
}
