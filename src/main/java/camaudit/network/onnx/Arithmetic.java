package camaudit.network.onnx;

import camaudit.network.Activation;
import camaudit.network.Add;
import camaudit.network.Elementwise;
import camaudit.network.Operation;
import camaudit.network.Shape;
import camaudit.network.WeightedSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Sums, products and the like of values that depend on the image, or of one such value and a constant. Smaller values are repeated
 * as in NumPy.
 */
final class Arithmetic {
    private Arithmetic() {}

    static Value add(NodeContext context) {
        return byConstant(context, (c, first) -> new Scaling(Scaling.ONE, c))
                .orElseGet(() -> merge(context, views(context), Arithmetic::sum));
    }

    static Value subtract(NodeContext context) {
        return byConstant(
                        context,
                        (c, first) -> first ? new Scaling(i -> -1f, c) : new Scaling(Scaling.ONE, i -> -c.apply(i)))
                .orElseGet(() -> merge(context, views(context), equal -> WeightedSum.difference()));
    }

    static Value multiply(NodeContext context) {
        return byConstant(context, (c, first) -> new Scaling(c, Scaling.ZERO))
                .orElseGet(
                        () -> merge(context, views(context), equal -> new Elementwise(Elementwise.Function.MULTIPLY)));
    }

    static Value divide(NodeContext context) {
        return byConstant(context, (c, first) -> {
                    if (first) {
                        throw context.refuse(
                                "dividend", context.value(0), "a constant divided by a value cannot be read");
                    }
                    return new Scaling(i -> 1 / c.apply(i), Scaling.ZERO);
                })
                .orElseGet(() -> merge(context, views(context), equal -> new Elementwise(Elementwise.Function.DIVIDE)));
    }

    static Value sum(NodeContext context) {
        return context.inputs().size() == 2 ? add(context) : several(context, Arithmetic::sum);
    }

    static Value mean(NodeContext context) {
        return several(context, equal -> WeightedSum.average(context.inputs().size()));
    }

    /** The maximum or minimum of several values, or of one value and a number. */
    static Value extreme(NodeContext context, Elementwise.Function function) {
        if (context.inputs().size() == 2
                && (constant(context, 0).isPresent() || constant(context, 1).isPresent())) {
            int which = constant(context, 0).isPresent() ? 0 : 1;
            double bound = Clipping.bound(context, which);
            boolean isMaximum = function == Elementwise.Function.MAXIMUM;
            return Clipping.between(
                    context,
                    context.view(1 - which),
                    isMaximum ? bound : Double.NEGATIVE_INFINITY,
                    isMaximum ? Double.POSITIVE_INFINITY : bound);
        }
        return several(context, equal -> new Elementwise(function));
    }

    static Value power(NodeContext context) {
        View base = context.view(0);
        Constant exponent = context.constant(1, "exponent");
        if (exponent.size() == 1 && exponent.value(0) == 1) {
            return base;
        }
        if (exponent.size() != 1 || exponent.value(0) != 2) {
            throw context.refuse("exponent", exponent, "only 1 and 2 are");
        }
        return context.addLike(new Elementwise(Elementwise.Function.MULTIPLY), base, base);
    }

    static Value negative(NodeContext context) {
        return new Scaling(i -> -1f, Scaling.ZERO).apply(context, context.view(0), Constant.of(new float[] {-1}));
    }

    static Value absolute(NodeContext context) {
        return context.addLike(Activation.relu(-1, Double.POSITIVE_INFINITY, 0), context.view(0));
    }

    private static Value several(NodeContext context, IntFunction<Operation> operation) {
        List<View> views = views(context);
        return views.size() == 1 ? views.get(0) : merge(context, views, operation);
    }

    private static List<View> views(NodeContext context) {
        List<View> views = new ArrayList<>();
        for (int i = 0; i < context.inputs().size(); i++) {
            views.add(context.view(i));
        }
        return views;
    }

    private static Optional<Constant> constant(NodeContext context, int index) {
        return context.value(index) instanceof Constant constant ? Optional.of(constant) : Optional.empty();
    }

    private interface Scaled {
        Scaling by(IntFunction<Float> constant, boolean isFirst);
    }

    private static Optional<Value> byConstant(NodeContext context, Scaled scaled) {
        for (int i = 0; i < 2; i++) {
            Optional<Constant> constant = constant(context, i);
            if (constant.isPresent()) {
                Constant c = constant.get();
                return Optional.of(scaled.by(c::value, i == 0).apply(context, context.view(1 - i), c));
            }
        }
        return Optional.empty();
    }

    /**
     * The plain sum of values of one shape; for a negative number of values, whose shapes differ, the sum that repeats the smaller
     * ones.
     */
    private static Operation sum(int equal) {
        return equal > 0 ? new Add() : WeightedSum.sum(-equal);
    }

    /** @param operation makes the operation from the number of inputs, which is negative if their shapes differ */
    private static View merge(NodeContext context, List<View> views, IntFunction<Operation> operation) {
        View first = views.get(0);
        int count = views.size();
        if (views.stream()
                .allMatch(v -> v.axes().equals(first.axes()) && v.shape().equals(first.shape()))) {
            return context.addLike(operation.apply(count), views.toArray(View[]::new));
        }
        View largest = first;
        for (View view : views) {
            new AxisOrder(context).requireRank(view, first.rank());
            largest = size(view) > size(largest) ? view : largest;
        }
        List<Integer> order = largest.isSimple()
                ? largest.order()
                : java.util.stream.IntStream.range(0, first.rank()).boxed().toList();
        AxisOrder axisOrder = new AxisOrder(context);
        View[] arranged =
                views.stream().map(v -> axisOrder.repeatable(v, order)).toArray(View[]::new);
        int rank = 0;
        boolean equal = true;
        for (View view : arranged) {
            rank = Math.max(rank, view.shape().dims().size());
            equal &= view.shape().equals(arranged[0].shape());
        }
        List<List<Integer>> axes = new ArrayList<>(java.util.Collections.nCopies(order.size(), List.of()));
        for (int i = 0; i < rank; i++) {
            axes.set(order.get(order.size() - rank + i), List.of(i));
        }
        return context.add(operation.apply(equal ? count : -count), axes, arranged);
    }

    private static long size(View view) {
        return view.shape().dims().stream()
                .mapToLong(d -> d == Shape.UNKNOWN ? Short.MAX_VALUE : d)
                .reduce(1, (a, b) -> a * b);
    }
}
