package camaudit.engine.onednn;

import camaudit.engine.Backend;
import camaudit.engine.Plan;
import camaudit.engine.PreparedPlan;
import java.util.Optional;

/** The fast backend: oneDNN's primitives, x86-64 only. */
public final class OnednnBackend implements Backend {

    @Override
    public String name() {
        return "onednn";
    }

    @Override
    public Optional<String> obstacle() {
        return Dnnl.obstacle();
    }

    @Override
    public String description() {
        return "onednn " + Dnnl.version() + " (" + Dnnl.isa() + ")";
    }

    @Override
    public PreparedPlan prepare(Plan plan) {
        return new OnednnPlan(plan);
    }
}
