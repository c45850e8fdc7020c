package camaudit.engine;

import camaudit.image.Placement;
import camaudit.network.Convolution;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import camaudit.network.Window;
import camaudit.network.ZeroPadding;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What part of the image a cell of a layer sees (Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural
 * Networks", Distill 2019): a window of k cells with stride s and p cells of padding before takes size r, step j and centre c to r +
 * (k − 1)·j, s·j and c + ((k − 1)/2 − p)·j. Where paths meet, the one that sees most counts.
 */
final class ReceptiveField {
    private ReceptiveField() {}

    private record Span(double size, double step, double center) {
        static final Span PIXEL = new Span(1, 1, 0);

        Span window(int kernel, int stride, int before) {
            return new Span(size + (kernel - 1) * step, stride * step, center + ((kernel - 1) / 2.0 - before) * step);
        }

        Span padded(int before) {
            return new Span(size, step, center - before * step);
        }

        Placement.Axis axis() {
            return new Placement.Axis(center, step);
        }
    }

    private record Field(Span vertical, Span horizontal) {
        static final Field PIXEL = new Field(Span.PIXEL, Span.PIXEL);

        double area() {
            return vertical.size() * horizontal.size();
        }

        Field window(Window window, Shape input) {
            Padding margins = window.padding().resolve(window, input);
            return new Field(
                    vertical.window(window.kernelHeight(), window.strideHeight(), margins.top()),
                    horizontal.window(window.kernelWidth(), window.strideWidth(), margins.left()));
        }
    }

    /** Where the cells of a feature map lie on the network's input. */
    static Placement of(Network network, String target, Map<String, Shape> shapes) {
        Map<String, Field> fields = new HashMap<>();
        for (Node node : network.nodes()) {
            List<Field> inputs = node.inputs().stream()
                    .map(name -> Objects.requireNonNull(fields.get(name)))
                    .toList();
            Field widest =
                    inputs.stream().max(Comparator.comparingDouble(Field::area)).orElse(Field.PIXEL);
            Field field = node.inputs().isEmpty()
                    ? widest
                    : after(
                            node.operation(),
                            widest,
                            Objects.requireNonNull(shapes.get(node.inputs().get(0))));
            fields.put(node.name(), field);
            if (node.name().equals(target)) {
                return new Placement(field.vertical().axis(), field.horizontal().axis());
            }
        }
        throw new IllegalArgumentException("no layer '" + target + "' in " + network.name());
    }

    private static Field after(Operation operation, Field field, Shape input) {
        if (operation instanceof Convolution convolution) {
            return field.window(convolution.window(), input);
        } else if (operation instanceof Pooling pooling) {
            return field.window(pooling.window(), input);
        } else if (operation instanceof ZeroPadding padding) {
            return new Field(
                    field.vertical().padded(padding.top()), field.horizontal().padded(padding.left()));
        }
        return field;
    }
}
