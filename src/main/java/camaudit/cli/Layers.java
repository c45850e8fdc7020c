package camaudit.cli;

import camaudit.config.ModelOptions;
import camaudit.config.Setting;
import camaudit.config.Values;
import camaudit.engine.Compiler;
import camaudit.engine.Plan;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Shape;
import camaudit.spark.ModelFile;
import camaudit.spark.Storage;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Prints a network: its layers, what they cost, and which one is explained. */
final class Layers implements Command {
    @Override
    public String name() {
        return "layers";
    }

    @Override
    public String summary() {
        return "Prints a network's layers, what they cost, and which one 'auto' picks.";
    }

    @Override
    public List<String> description() {
        return List.of(
                "Reads the model file as 'explain' does, so that it also tells whether a model can be explained. FLOPs count a "
                        + "multiply and an add as two, for one image. The arrow marks the target layer.");
    }

    @Override
    public List<String> examples() {
        return List.of(
                "cam-audit layers --model src/demo/mnist-cnn.keras",
                "cam-audit layers --model model.h5 --layer block4_out");
    }

    @Override
    public List<Setting> settings() {
        return ModelOptions.SETTINGS;
    }

    @Override
    public int run(Values values, Invocation invocation, PrintStream out) {
        ModelOptions options = ModelOptions.read(values);
        values.done();
        ModelFile file = ModelFile.read(Storage.standalone(), options.model());
        Network network = file.network(options.inputSize().map(s -> new int[] {s.height(), s.width()}));
        Plan plan = Compiler.compile(network, options.layer());
        print(network, plan, out);
        return ExitCode.DONE;
    }

    private static void print(Network network, Plan plan, PrintStream out) {
        Map<String, Shape> shapes = network.shapes();
        List<Line> lines = new ArrayList<>();
        long parameters = 0;
        long flops = 0;
        Line before = Line.NONE;
        for (Node node : network.nodes()) {
            Shape output = Objects.requireNonNull(shapes.get(node.name()));
            List<Shape> inputs = node.inputs().stream()
                    .map(i -> Objects.requireNonNull(shapes.get(i)))
                    .toList();
            Line line = new Line(
                    node.name(),
                    node.operation().kind(),
                    output.toString(),
                    node.operation().parameters(),
                    node.operation().flops(inputs, output),
                    node.name().equals(plan.target()));
            parameters += line.parameters();
            flops += line.flops();
            if (before.name().equals(node.name() + Node.PRE_ACTIVATION) && !before.target()) {
                lines.set(lines.size() - 1, before.with(line));
            } else {
                lines.add(line);
            }
            before = line;
        }
        lines.add(0, new Line("layer", "kind", "output", -1, -1, false));
        int name = lines.stream().mapToInt(l -> l.name().length()).max().orElse(0);
        int kind = lines.stream().mapToInt(l -> l.kind().length()).max().orElse(0);
        int shape = lines.stream().mapToInt(l -> l.output().length()).max().orElse(0);
        String format = "%s %-" + name + "s  %-" + kind + "s  %-" + shape + "s  %12s  %14s%n";
        for (Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    format,
                    line.target() ? "→" : " ",
                    line.name(),
                    line.kind(),
                    line.output(),
                    line.parameters() < 0 ? "parameters" : number(line.parameters()),
                    line.flops() < 0 ? "FLOPs" : number(line.flops()));
        }
        out.println();
        out.println("model       " + network.name() + ", " + number(parameters) + " parameters, " + number(flops)
                + " FLOPs an image");
        out.println("input       " + plan.inputShape() + " (height×width×channels)");
        out.println("classes     " + plan.classes() + ", "
                + switch (plan.head()) {
                    case SOFTMAX -> "softmax";
                    case SIGMOID -> "sigmoid";
                    case LOGITS -> "logits (probabilities are their softmax)";
                });
        out.println("target      " + plan.target() + ", map " + plan.targetShape()
                + (plan.linearHead() ? ", gradient in closed form: a Grad-CAM costs one forward pass" : ""));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private record Line(String name, String kind, String output, long parameters, long flops, boolean target) {
        static final Line NONE = new Line("", "", "", 0, 0, false);

        Line with(Line activation) {
            return new Line(
                    activation.name,
                    kind + " + " + activation.kind,
                    output,
                    parameters,
                    flops + activation.flops,
                    activation.target);
        }
    }
}
