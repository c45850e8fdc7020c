package camaudit.cli;

import camaudit.attribution.Requirement;
import camaudit.config.ModelSettings;
import camaudit.config.Setting;
import camaudit.config.Values;
import camaudit.engine.Compiler;
import camaudit.engine.Cost;
import camaudit.engine.LoadedModel;
import camaudit.engine.Plan;
import camaudit.engine.PreparedPlan;
import camaudit.engine.Speed;
import camaudit.network.FiniteWeights;
import camaudit.network.Network;
import camaudit.spark.executor.ModelFile;
import camaudit.spark.storage.Storage;
import camaudit.spec.ModelSpec;
import camaudit.text.Numbers;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The command {@code layers}: prints the layers of a network, what they cost, and which one is explained. */
final class Layers implements Command {
    private static final Setting MEASURE =
            Setting.flag("measure", "also run Grad-CAMs for some seconds and print how many a thread does");

    private static final Set<Requirement> NEEDS = Set.of(Requirement.ACTIVATIONS, Requirement.GRADIENTS);
    private static final double MEASURED_SECONDS = 3;

    private static final Usage USAGE = new Usage(
            "layers",
            "Prints a network's layers, what they cost, and which one 'auto' picks.",
            List.of(
                    "Reads and loads the model file as 'explain' does, so that it also tells whether a model can be explained, what a "
                            + "Grad-CAM will cost and how much memory its buffers take. FLOPs count a multiply and an add as two, for "
                            + "one image. The arrow marks the target layer."),
            List.of(
                    "cam-audit layers --model src/demo/mnist-cnn.keras",
                    "cam-audit layers --model model.h5 --layer block4_out --measure"),
            Stream.concat(ModelSettings.SETTINGS.stream(), Stream.of(MEASURE)).toList(),
            false);

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Values values, Invocation invocation, PrintStream out) {
        ModelSpec model = ModelSettings.read(values);
        List<String> layers = ModelSettings.layers(values);
        String backend = ModelSettings.backend(values);
        boolean measured = values.flag("measure");
        values.done();
        ModelFile file = ModelFile.read(Storage.standalone(), model.uri());
        Network network = file.network(model.inputSize());
        if (!FiniteWeights.faults(network).isEmpty()) {
            LayerTable.print(network, List.of(), out);
        }
        Plan plan = Compiler.compile(network, layers, NEEDS);
        LoadedModel loadedModel = LoadedModel.of(plan, NEEDS, backend);
        LayerTable.print(network, plan.targets(), out);
        print(loadedModel, out);
        if (measured) {
            measure(loadedModel.plan(), out);
        }
        return ExitCode.DONE;
    }

    private static void print(LoadedModel loadedModel, PrintStream out) {
        PreparedPlan prepared = loadedModel.plan();
        Plan plan = prepared.plan();
        Cost cost = Cost.of(plan);
        out.println("input       " + plan.inputShape() + " (height×width×channels)");
        out.println("classes     " + plan.classes() + ", "
                + switch (plan.head()) {
                    case SOFTMAX -> "softmax";
                    case SIGMOID -> "sigmoid";
                    case LOGITS -> "logits (probabilities are their softmax)";
                });
        plan.targets().forEach(t -> out.println("target      " + t + ", map " + plan.shape(t)));
        out.printf(
                Locale.ROOT,
                "cost        %.2f forward passes for a Grad-CAM: %,d FLOPs forward, %s%n",
                cost.forwardPasses(),
                cost.forward(),
                plan.linearHead() ? "the gradient in closed form" : Numbers.format("%,d back", cost.backward()));
        out.println("engine      " + loadedModel.backend());
        out.printf(
                Locale.ROOT,
                "memory      %.1f MB of buffers an image, batches of %d by default%n",
                prepared.bytesPerImage() / 1e6,
                prepared.defaultBatchSize());
    }

    private static void measure(PreparedPlan prepared, PrintStream out) {
        double rate = Speed.imagesPerSecond(prepared, prepared.defaultBatchSize(), MEASURED_SECONDS);
        out.printf(
                Locale.ROOT,
                "speed       %,.1f Grad-CAMs a second on one thread of this machine: %,.1f core hours for a million images%n",
                rate,
                1e6 / rate / 3600);
    }
}
