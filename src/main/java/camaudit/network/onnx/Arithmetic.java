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

/** Sums, products and the like, of values of the image or of one and a constant; the smaller ones are repeated as in NumPy. */
final class Arithmetic {
    private Arithmetic() {}

    static Value add(NodeContext call) {
        return byConstant(call, (c, first) -> new Scaling(Scaling.ONE, c))
                .orElseGet(() -> merge(call, views(call), Arithmetic::sum));
    }

    static Value subtract(NodeContext call) {
        return byConstant(
                        call,
                        (c, first) -> first ? new Scaling(i -> -1f, c) : new Scaling(Scaling.ONE, i -> -c.apply(i)))
                .orElseGet(() -> merge(call, views(call), equal -> WeightedSum.difference()));
    }

    static Value multiply(NodeContext call) {
        return byConstant(call, (c, first) -> new Scaling(c, Scaling.ZERO))
                .orElseGet(() -> merge(call, views(call), equal -> new Elementwise(Elementwise.Function.MULTIPLY)));
    }

    static Value divide(NodeContext call) {
        return byConstant(call, (c, first) -> {
                    if (first) {
                        throw call.refuse("dividend", call.value(0), "a constant divided by a value cannot be read");
                    }
                    return new Scaling(i -> 1 / c.apply(i), Scaling.ZERO);
                })
                .orElseGet(() -> merge(call, views(call), equal -> new Elementwise(Elementwise.Function.DIVIDE)));
    }

    static Value sum(NodeContext call) {
        return call.inputs().size() == 2 ? add(call) : several(call, Arithmetic::sum);
    }

    static Value mean(NodeContext call) {
        return several(call, equal -> WeightedSum.average(call.inputs().size()));
    }

    /** The greatest or smallest of several values, or of one and a single number. */
    static Value extreme(NodeContext call, Elementwise.Function function) {
        if (call.inputs().size() == 2
                && (constant(call, 0).isPresent() || constant(call, 1).isPresent())) {
            int which = constant(call, 0).isPresent() ? 0 : 1;
            double bound = Clipping.bound(call, which);
            boolean isMaximum = function == Elementwise.Function.MAXIMUM;
            return Clipping.between(
                    call,
                    call.view(1 - which),
                    isMaximum ? bound : Double.NEGATIVE_INFINITY,
                    isMaximum ? Double.POSITIVE_INFINITY : bound);
        }
        return several(call, equal -> new Elementwise(function));
    }

    static Value power(NodeContext call) {
        View base = call.view(0);
        Constant exponent = call.constant(1, "exponent");
        if (exponent.size() == 1 && exponent.value(0) == 1) {
            return base;
        }
        if (exponent.size() != 1 || exponent.value(0) != 2) {
            throw call.refuse("exponent", exponent, "only 1 and 2 are");
        }
        return call.addLike(new Elementwise(Elementwise.Function.MULTIPLY), base, base);
    }

    static Value negative(NodeContext call) {
        return new Scaling(i -> -1f, Scaling.ZERO).apply(call, call.view(0), Constant.of(new float[] {-1}));
    }

    static Value absolute(NodeContext call) {
        return call.addLike(Activation.relu(-1, Double.POSITIVE_INFINITY, 0), call.view(0));
    }

    private static Value several(NodeContext call, IntFunction<Operation> operation) {
        List<View> views = views(call);
        return views.size() == 1 ? views.get(0) : merge(call, views, operation);
    }

    private static List<View> views(NodeContext call) {
        List<View> views = new ArrayList<>();
        for (int i = 0; i < call.inputs().size(); i++) {
            views.add(call.view(i));
        }
        return views;
    }

    private static Optional<Constant> constant(NodeContext call, int index) {
        return call.value(index) instanceof Constant constant ? Optional.of(constant) : Optional.empty();
    }

    private interface Scaled {
        Scaling by(IntFunction<Float> constant, boolean isFirst);
    }

    private static Optional<Value> byConstant(NodeContext call, Scaled scaled) {
        for (int i = 0; i < 2; i++) {
            Optional<Constant> constant = constant(call, i);
            if (constant.isPresent()) {
                Constant c = constant.get();
                return Optional.of(scaled.by(c::value, i == 0).apply(call, call.view(1 - i), c));
            }
        }
        return Optional.empty();
    }

    /** One sum of values of one shape, or one that repeats the smaller ones. */
    private static Operation sum(int equal) {
        return equal > 0 ? new Add() : WeightedSum.sum(-equal);
    }

    /** @param operation of the number of inputs, negative if their shapes differ */
    private static View merge(NodeContext call, List<View> views, IntFunction<Operation> operation) {
        View first = views.get(0);
        int count = views.size();
        if (views.stream()
                .allMatch(v -> v.axes().equals(first.axes()) && v.shape().equals(first.shape()))) {
            return call.addLike(operation.apply(count), views.toArray(View[]::new));
        }
        View largest = first;
        for (View view : views) {
            new AxisOrder(call).requireRank(view, first.rank());
            largest = size(view) > size(largest) ? view : largest;
        }
        List<Integer> order = largest.isSimple()
                ? largest.order()
                : java.util.stream.IntStream.range(0, first.rank()).boxed().toList();
        AxisOrder arranging = new AxisOrder(call);
        View[] arranged =
                views.stream().map(v -> arranging.repeatable(v, order)).toArray(View[]::new);
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
        return call.add(operation.apply(equal ? count : -count), axes, arranged);
    }

    private static long size(View view) {
        return view.shape().dims().stream()
                .mapToLong(d -> d == Shape.UNKNOWN ? Short.MAX_VALUE : d)
                .reduce(1, (a, b) -> a * b);
    }
}
