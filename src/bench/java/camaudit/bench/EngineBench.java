package camaudit.bench;

import camaudit.engine.Backends;
import camaudit.engine.Compiler;
import camaudit.engine.Cost;
import camaudit.engine.Execution;
import camaudit.engine.Plan;
import camaudit.engine.Plans;
import camaudit.engine.PreparedPlan;
import camaudit.engine.onednn.OnednnBackend;
import camaudit.network.Network;
import camaudit.network.keras.KerasReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Prints one table: images per second on one thread of our forward pass and Grad-CAM on every backend, and of PyTorch, with the
 * rate of a matrix product as the machine's limit. All columns of a network are measured in turn, for several rounds, and the best
 * round counts, since other load on the machine only makes runs slower.
 */
public final class EngineBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "1"));

    private static final boolean CPU_CLOCK = "cpu".equals(System.getenv("BENCH_CLOCK"));

    private final Map<String, DoubleSupplier> columns = new LinkedHashMap<>();

    private EngineBench() {}

    private record Case(String name, Network network, int batch, boolean inTorch) {}

    /** Runs the networks named on the command line, or all. */
    public static void main(String[] names) throws IOException {
        System.out.printf(
                "%s%nmatrix product 2048³, GFLOP/s: oneDNN %.0f, OpenBLAS %.0f%n",
                new OnednnBackend().description(), best(Gemm::oneDnn), best(Gemm::openBlas));
        try (Torch torch = Torch.find().orElse(null)) {
            for (Case c : cases(List.of(names))) {
                new EngineBench().run(c, Optional.ofNullable(torch));
            }
        }
    }

    private static List<Case> cases(List<String> names) throws IOException {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("seed-cnn", keras(Path.of("src/demo/mnist-cnn.keras")), 64, true));
        Path resNet20 = Path.of("../shared/data/models/cifar10_resnet20.keras2.h5");
        if (Files.exists(resNet20)) {
            cases.add(new Case("resnet20", keras(resNet20), 64, true));
        }
        if (names.isEmpty() || names.contains("resnet50")) {
            cases.add(new Case("resnet50", BenchNetworks.resNet50(), 8, true));
        }
        if (names.isEmpty() || names.contains("vgg16")) {
            cases.add(new Case("vgg16", BenchNetworks.vgg16(), 16, true));
        }
        if (names.isEmpty() || names.contains("mobilenetv2")) {
            cases.add(new Case("mobilenetv2", MobileNetworks.mobileNetV2(), 8, true));
        }
        if (names.isEmpty() || names.contains("efficientnetb0")) {
            cases.add(new Case("efficientnetb0", MobileNetworks.efficientNetB0(), 8, true));
        }
        cases.removeIf(c -> !names.isEmpty() && !names.contains(c.name()));
        return cases;
    }

    private static Network keras(Path file) throws IOException {
        return KerasReader.read(Files.readAllBytes(file), file.getFileName().toString());
    }

    private void run(Case c, Optional<Torch> torch) {
        Plan plan = Plans.of(c.network(), Compiler.AUTO);
        List<Execution> opened = new ArrayList<>();
        for (String backend : List.of("onednn", "nd4j")) {
            PreparedPlan prepared = Backends.prepare(plan, backend).plan();
            Execution execution = prepared.open(c.batch());
            opened.add(execution);
            float[] input = new float[plan.inputShape().size() * c.batch()];
            Random random = new Random(2);
            for (int i = 0; i < input.length; i++) {
                input[i] = random.nextFloat() * 2 - 1;
            }
            if (backend.equals("onednn")) {
                columns.put(
                        "onednn Grad-CAM, two threads",
                        () -> TwoThreads.seconds(prepared, input, c.batch(), EngineBench::wallTime));
            }
            int[] targets = new int[c.batch()];
            columns.put(backend + " forward", () -> time(() -> execution.forward(input, c.batch())));
            columns.put(
                    backend + " Grad-CAM",
                    () -> time(() -> {
                        execution.forward(input, c.batch());
                        execution.respond(targets);
                    }));
        }
        if (c.name().equals("vgg16")) {
            Dl4jVgg16 dl4j = new Dl4jVgg16();
            columns.put("DL4J forward", () -> c.batch() * time(dl4j::run));
        }
        torch.filter(t -> c.inTorch()).ifPresent(t -> {
            for (String mode : List.of("forward", "forward_channels_last", "forward_backward")) {
                columns.put("PyTorch " + mode, () -> t.seconds(c.name(), mode, c.batch()));
            }
        });
        print(c, plan, measure());
        opened.forEach(Execution::close);
    }

    private Map<String, Double> measure() {
        Map<String, Double> best = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            columns.forEach((name, seconds) -> best.merge(name, seconds.getAsDouble(), Math::min));
        }
        return best;
    }

    private static void print(Case c, Plan plan, Map<String, Double> seconds) {
        double ours = seconds.get("onednn Grad-CAM");
        long flops = Cost.of(plan).forward();
        System.out.printf(
                Locale.ROOT,
                "%n%s, batch %d, layer %s, %.2f GFLOP an image%n",
                c.name(),
                c.batch(),
                plan.target(),
                flops / 1e9);
        seconds.forEach((name, s) -> System.out.printf(
                Locale.ROOT,
                "  %-32s %9.1f images/s %6.0f GFLOP/s   onednn Grad-CAM is %5.2f× this%n",
                name,
                c.batch() / s,
                flops * c.batch() / s / 1e9,
                s / ours));
    }

    /** The seconds of the fastest run within the time of a round. */
    private static double time(Runnable run) {
        return time(run, CPU_CLOCK ? ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime : System::nanoTime);
    }

    private static double wallTime(Runnable run) {
        return time(run, System::nanoTime);
    }

    private static double time(Runnable run, LongSupplier clock) {
        run.run(); // untimed: kernels are made, memory is touched
        double best = Double.MAX_VALUE;
        long end = System.nanoTime() + (long) (SECONDS * 1e9);
        do {
            long start = clock.getAsLong();
            run.run();
            best = Math.min(best, (clock.getAsLong() - start) / 1e9);
        } while (System.nanoTime() < end);
        return best;
    }

    private static double best(Runnable product) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(best, time(product));
        }
        return Gemm.FLOPS / best / 1e9;
    }
}
