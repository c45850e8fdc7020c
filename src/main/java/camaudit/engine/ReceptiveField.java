package camaudit.engine;

import camaudit.network.Concatenation;
import camaudit.network.Convolution;
import camaudit.network.Cropping;
import camaudit.network.Dot;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Padding;
import camaudit.network.Permutation;
import camaudit.network.Pooling;
import camaudit.network.Resampling;
import camaudit.network.Reshape;
import camaudit.network.Shape;
import camaudit.network.TransposedConvolution;
import camaudit.network.Window;
import camaudit.network.ZeroPadding;
import camaudit.resample.Placement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The part of the image that a cell of a layer sees (Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural
 * Networks", Distill 2019): a window of k cells with stride s and p cells of padding before takes size r, step j and centre c to r
 * + (k − 1)·j, s·j and c + ((k − 1)/2 − p)·j. Where paths meet, the largest field counts.
 */
final class ReceptiveField {
    private ReceptiveField() {}

    private record Span(double size, double step, double center) {
        static final Span PIXEL = new Span(1, 1, 0);

        Span window(int kernel, int stride, int before) {
            return new Span(size + (kernel - 1) * step, stride * step, center + ((kernel - 1) / 2.0 - before) * step);
        }

        Span shifted(int cells) {
            return new Span(size, step, center + cells * step);
        }

        /** Cells of {@code ratio} times the old size, whose first one starts where the first old one did. */
        Span resampled(double ratio) {
            return new Span(size + step, step * ratio, center + ((ratio - 1) / 2) * step);
        }

        /** Each old cell is the middle of a kernel of new cells, of which neighbouring ones are {@code stride} new cells apart. */
        Span transposed(int span, int stride, int crop) {
            double next = step / stride;
            return new Span(
                    size + (double) (span - 1) / stride * step, next, center - ((span - 1) / 2.0 - crop) * next);
        }

        Placement.Axis axis() {
            return new Placement.Axis(center, step, size / 2);
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
                    vertical.window(window.spanHeight(), window.strideHeight(), margins.top()),
                    horizontal.window(window.spanWidth(), window.strideWidth(), margins.left()));
        }

        Field shifted(int rows, int columns) {
            return new Field(vertical.shifted(rows), horizontal.shifted(columns));
        }

        Field resampled(double rows, double columns) {
            return new Field(vertical.resampled(rows), horizontal.resampled(columns));
        }

        Field transposed(TransposedConvolution convolution) {
            Window window = convolution.window();
            return new Field(
                    vertical.transposed(
                            window.spanHeight(),
                            window.strideHeight(),
                            convolution.crop().top()),
                    horizontal.transposed(
                            window.spanWidth(),
                            window.strideWidth(),
                            convolution.crop().left()));
        }
    }

    /**
     * The position of the cells of a feature map on the network's input. The map is stretched over the input where an operation
     * before it moves cells, so that origin and step do not describe them.
     */
    static Placement of(Network network, String target, Map<String, Shape> shapes) {
        Map<String, Optional<Field>> fields = new HashMap<>();
        for (Node node : network.nodes()) {
            fields.put(node.name(), field(node, fields, shapes));
            if (node.name().equals(target)) {
                break;
            }
        }
        return Objects.requireNonNull(fields.getOrDefault(target, Optional.empty()))
                .map(field -> new Placement(
                        field.vertical().axis(), field.horizontal().axis()))
                .orElseGet(() -> stretched(network.inputShape(), Objects.requireNonNull(shapes.get(target))));
    }

    private static Placement stretched(Shape input, Shape map) {
        return Placement.stretched(map.height(), map.width(), input.height(), input.width());
    }

    /** The field of a node; of its inputs only those with the largest number of cells count. */
    private static Optional<Field> field(Node node, Map<String, Optional<Field>> fields, Map<String, Shape> shapes) {
        if (node.inputs().isEmpty()) {
            return Optional.of(Field.PIXEL);
        }
        List<String> maps = node.inputs();
        int cells = maps.stream().mapToInt(name -> cells(shapes, name)).max().orElse(0);
        Optional<Field> widest = Optional.empty();
        for (String name : maps) {
            if (cells(shapes, name) == cells) {
                Optional<Field> field = Objects.requireNonNull(fields.get(name));
                if (field.isEmpty()) {
                    return field;
                }
                widest = widest.filter(w -> w.area() > field.get().area()).or(() -> field);
            }
        }
        Shape input = Objects.requireNonNull(shapes.get(maps.get(0)));
        return widest.flatMap(field -> after(node.operation(), field, input));
    }

    private static int cells(Map<String, Shape> shapes, String name) {
        Shape shape = Objects.requireNonNull(shapes.get(name));
        return shape.isMap() ? shape.height() * shape.width() : 0;
    }

    private static Optional<Field> after(Operation operation, Field field, Shape input) {
        if (operation instanceof Convolution convolution) {
            return Optional.of(field.window(convolution.window(), input));
        } else if (operation instanceof Pooling pooling) {
            return Optional.of(field.window(pooling.window(), input));
        } else if (operation instanceof ZeroPadding padding) {
            return Optional.of(field.shifted(-padding.top(), -padding.left()));
        } else if (operation instanceof Cropping cropping) {
            return Optional.of(field.shifted(cropping.top(), cropping.left()));
        } else if (operation instanceof Resampling resampling) {
            Shape output = resampling.outputShape(List.of(input));
            return Optional.of(field.resampled(
                    (double) input.height() / output.height(), (double) input.width() / output.width()));
        } else if (operation instanceof TransposedConvolution convolution) {
            return Optional.of(field.transposed(convolution));
        }
        boolean moves = operation instanceof Reshape
                || operation instanceof Permutation
                || operation instanceof Dot
                || (operation instanceof Concatenation concatenation && concatenation.axis() != 2);
        return moves ? Optional.empty() : Optional.of(field);
    }
}
