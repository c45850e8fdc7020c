package camaudit.bench;

import camaudit.attribution.Attribution;
import camaudit.attribution.Requirement;
import camaudit.attribution.Work;
import camaudit.attribution.method.MethodOptions;
import camaudit.engine.Backends;
import camaudit.engine.Compiler;
import camaudit.engine.Cost;
import camaudit.engine.LoadedModel;
import camaudit.engine.ModelSession;
import camaudit.engine.Plan;
import camaudit.engine.Plans;
import camaudit.explain.BatchExplainer;
import camaudit.explain.Recipe;
import camaudit.explain.Sample;
import camaudit.image.Pixels;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.fit.Preprocess;
import camaudit.network.Network;
import camaudit.network.Shape;
import camaudit.spec.ExplainSpec;
import camaudit.spec.TargetRule;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** The cost of some methods together on a network, in forward passes: measured, and by the engine's own estimate. */
final class MethodCost {
    static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "3"));
    private static final boolean CPU_CLOCK = "cpu".equals(System.getenv("BENCH_CLOCK"));

    private final Network network;
    private final int batch;
    private final List<String> methods;

    MethodCost(Network network, int batch, List<String> methods) {
        this.network = network;
        this.batch = batch;
        this.methods = methods;
    }

    boolean linearHead() {
        return Plans.of(network, Compiler.AUTO).linearHead();
    }

    /** The estimate, by floating-point operations. */
    double estimate(MethodOptions options) {
        Recipe recipe = recipe(options);
        Plan plan = recipe.plan(network);
        Cost cost = Cost.of(plan);
        Work work = Work.NONE;
        for (Attribution method : recipe.attributions()) {
            Work more = method.work(plan.targetShape().channels());
            work = new Work(
                    work.forwards() + more.forwards(),
                    work.backwards() + more.backwards(),
                    work.tails() + more.tails());
        }
        // The backward pass of a single method is the shared one, whose results are kept and not computed again.
        boolean asked = work.forwards() == 0 && work.backwards() > 0;
        return asked ? cost.forwardPasses() : beyond(recipe, cost) + cost.forwardPasses(work);
    }

    /**
     * The shared cost that is not the method's own: the forward pass, and the backward pass to a layer where probing methods do not
     * need it.
     */
    private static double beyond(Recipe recipe, Cost cost) {
        return recipe.needs().contains(Requirement.GRADIENTS) ? cost.forwardPasses() : 1;
    }

    /** The time of the best run divided by that of the best forward pass of the same plan. */
    double measured(MethodOptions options) {
        Recipe recipe = recipe(options);
        Plan plan = recipe.plan(network);
        LoadedModel loadedModel = LoadedModel.of(plan, recipe.needs(), Backends.AUTO);
        int size = plan.inputShape().size();
        float[] input = new float[size * batch];
        Random random = new Random(2);
        for (int i = 0; i < input.length; i++) {
            input[i] = random.nextFloat() * 2 - 1;
        }
        try (ModelSession session = loadedModel.open(batch)) {
            BatchExplainer explainer = new BatchExplainer(recipe, plan, session);
            List<Sample> samples = samples(plan.inputShape(), random);
            double forward = Double.MAX_VALUE;
            double explained = Double.MAX_VALUE;
            explainer.explain(samples); // untimed: kernels are made, memory is touched
            long end = System.nanoTime() + (long) (SECONDS * 1e9);
            for (int round = 0; round < ROUNDS || System.nanoTime() < end; round++) {
                forward = Math.min(forward, time(() -> session.begin(input, batch, new float[size], new long[batch])));
                explained = Math.min(explained, time(() -> explainer.explain(samples)));
            }
            return explained / forward;
        }
    }

    private Recipe recipe(MethodOptions options) {
        Shape shape = network.inputShape();
        Preprocess pixels = new Preprocess(
                shape.channels() == 1 ? Preprocess.Channels.GRAY : Preprocess.Channels.RGB,
                shape.height(),
                shape.width(),
                Preprocess.Resize.NONE,
                0,
                Preprocess.Interpolation.BILINEAR,
                1 / 127.5,
                -1,
                List.of(),
                List.of());
        return new Recipe(
                new ExplainSpec(
                        List.of(Compiler.AUTO),
                        methods,
                        options,
                        false,
                        TargetRule.PREDICTED,
                        DecodeOptions.DEFAULT,
                        Backends.AUTO),
                pixels);
    }

    private List<Sample> samples(Shape shape, Random random) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
            byte[] bytes = new byte[shape.size()];
            random.nextBytes(bytes);
            Pixels picture = new Pixels(shape.height(), shape.width(), shape.channels(), bytes);
            samples.add(new Sample(picture, OptionalInt.empty(), i));
        }
        return samples;
    }

    private static double time(Runnable run) {
        long start = now();
        run.run();
        return (now() - start) / 1e9;
    }

    private static long now() {
        return CPU_CLOCK ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
    }
}
