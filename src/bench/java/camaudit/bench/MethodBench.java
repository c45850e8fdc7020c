package camaudit.bench;

import camaudit.attribution.Requirement;
import camaudit.attribution.method.Attributions;
import camaudit.attribution.method.MethodOptions;
import camaudit.attribution.preset.Fusion;
import camaudit.engine.onednn.OnednnBackend;
import camaudit.network.Network;
import camaudit.network.keras.KerasReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints the cost of every attribution method on one thread, in forward passes, beside the engine's own estimate. Each method takes
 * turns with the forward pass of the same plan, and the best run of each counts, since other load only makes runs slower.
 */
public final class MethodBench {
    /** The number of samples, steps or channels that are measured, instead of a method's default. */
    private static final int SAMPLES = 5;

    private static final int STEPS = 10;
    private static final int CHANNELS = 16;

    /** A method with fewer passes than this is measured with its default. */
    private static final int AFFORDABLE = 15;

    private static final MethodOptions FULL = MethodOptions.DEFAULT;
    private static final MethodOptions MEASURED = new MethodOptions(
            Fusion.MAXIMUM, CHANNELS, SAMPLES, FULL.noise(), STEPS, FULL.alpha(), FULL.others(), null);
    private static final List<String> SHARED = List.of(
            "grad-cam",
            "grad-cam++",
            "xgrad-cam",
            "hires-cam",
            "element-wise",
            "layer-cam",
            "eigen-grad-cam",
            "eigen-cam",
            "random-cam");

    private MethodBench() {}

    private record Case(String name, Network network, int batch) {}

    /** Runs the networks named on the command line, or the demo's and ResNet-18. */
    public static void main(String[] names) throws IOException {
        List<String> wanted = names.length == 0 ? List.of("seed-cnn", "resnet18") : List.of(names);
        System.out.println(new OnednnBackend().description());
        try (Torch torch = Torch.find("torch_methods.py").orElse(null)) {
            for (String name : wanted) {
                run(named(name), Optional.ofNullable(torch));
            }
        }
        System.out.print(PublishedCosts.TABLE);
    }

    private static Case named(String name) throws IOException {
        return switch (name) {
            case "seed-cnn" -> {
                Path file = Path.of("src/demo/mnist-cnn.keras");
                yield new Case(name, KerasReader.read(Files.readAllBytes(file), file.toString()), 64);
            }
            case "resnet18" -> new Case(name, BenchNetworks.resNet18(), 8);
            case "resnet50" -> new Case(name, BenchNetworks.resNet50(), 8);
            default -> throw new IllegalArgumentException("no network '" + name + "': seed-cnn, resnet18 or resnet50");
        };
    }

    private static void run(Case c, Optional<Torch> torch) {
        System.out.printf(
                Locale.ROOT,
                "%n%s, batch %d; forward passes of the same run; at most %d samples, %d steps, %d channels measured%n",
                c.name(),
                c.batch(),
                SAMPLES,
                STEPS,
                CHANNELS);
        row("", "measured", "estimate", "with the default options:", "estimate");
        for (String method : Attributions.names()) {
            boolean one = Attributions.named(method, FULL).needs().contains(Requirement.LINEAR_HEAD);
            MethodCost cost = new MethodCost(c.network(), c.batch(), List.of(method));
            if (one && !cost.linearHead()) {
                row(method, "-", "-", "needs pooling and one dense layer", "");
            } else {
                print(method, cost);
            }
        }
        print("the " + SHARED.size() + " of a layer", new MethodCost(c.network(), c.batch(), SHARED));
        List<String> passive = new ArrayList<>(SHARED);
        passive.addAll(List.of("finer-cam", "saliency", "gradient-x-input", "full-grad"));
        print("and 4 more", new MethodCost(c.network(), c.batch(), passive));
        torch.ifPresent(t -> inTorch(t, c));
    }

    private static void print(String name, MethodCost cost) {
        double full = cost.estimate(FULL);
        boolean scaled = full > AFFORDABLE;
        double measured = cost.measured(scaled ? MEASURED : FULL);
        double estimate = cost.estimate(scaled ? MEASURED : FULL);
        row(
                name,
                number(measured),
                number(estimate),
                scaled ? number(1 + (measured - 1) * (full - 1) / (estimate - 1)) + " (scaled)" : number(measured),
                number(full));
    }

    private static void inTorch(Torch torch, Case c) {
        for (String mode : List.of("grad-cam", "grad-cam-backward", "score-cam-" + CHANNELS)) {
            double forward = Double.MAX_VALUE;
            double method = Double.MAX_VALUE;
            for (int round = 0; round < 2 * MethodCost.ROUNDS; round++) {
                forward = Math.min(forward, torch.seconds(c.name(), "forward", c.batch()));
                method = Math.min(method, torch.seconds(c.name(), mode, c.batch()));
            }
            row("PyTorch " + mode, number(method / forward), "", "", "");
        }
    }

    private static String number(double passes) {
        return String.format(Locale.ROOT, passes < 100 ? "%.2f" : "%,.0f", passes);
    }

    private static void row(String... cells) {
        System.out.printf("  %-28s %10s %10s %36s %10s%n", (Object[]) cells);
    }
}
