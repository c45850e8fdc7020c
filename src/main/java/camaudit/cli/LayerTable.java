package camaudit.cli;

import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Shape;
import camaudit.text.Numbers;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A network as a table, one line for each layer, an arrow at each target; a layer and its activation share a line. */
final class LayerTable {
    private LayerTable() {}

    static void print(Network network, List<String> targets, PrintStream out) {
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
                    targets.contains(node.name()));
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
    }

    private static String number(long value) {
        return Numbers.format("%,d", value);
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
