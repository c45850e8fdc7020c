package camaudit.network.dl4j;

import camaudit.network.Add;
import camaudit.network.Affine;
import camaudit.network.Concatenation;
import camaudit.network.Cropping;
import camaudit.network.Elementwise;
import camaudit.network.Identity;
import camaudit.network.Operation;
import camaudit.network.Permutation;
import camaudit.network.Reshape;
import camaudit.network.UnitNormalization;
import camaudit.network.WeightedSum;
import java.util.List;
import java.util.Map;

/** Readers of the vertices of a graph that are not layers. */
final class Vertices {
    static final Map<String, LayerReader> READERS = Map.of(
            "MergeVertex", Vertices::merge,
            "ElementWiseVertex", Vertices::elementwise,
            "ScaleVertex", context -> Step.only(Affine.of(factor(context, "scaleFactor"), 0)),
            "ShiftVertex", context -> Step.only(Affine.of(1, factor(context, "shiftFactor"))),
            "SubsetVertex", Vertices::subset,
            "L2NormalizeVertex", Vertices::unit,
            "PoolHelperVertex", context -> Step.only(new Cropping(1, 0, 1, 0)),
            "ReshapeVertex", Reshapes::vertex,
            "PreprocessorVertex",
                    context -> Preprocessors.read(context.options().require("preProcessor"), context));

    private static final List<String> OPERATIONS = List.of("Add", "Subtract", "Product", "Average", "Max");

    private Vertices() {}

    private static double factor(LayerContext context, String option) {
        context.options().require(option);
        return context.options().number(option).orElse(0.0);
    }

    private static List<Step> merge(LayerContext context) {
        Options options = context.options();
        options.ignore("modified");
        int axis = options.find("mergeAxis").isPresent() ? options.count("mergeAxis") : 1;
        int rank = context.input().dims().size();
        int dimension = rank == 3 ? context.layout().dimension(axis) : axis - 1;
        if (dimension < 0 || dimension >= rank) {
            throw options.refuse("mergeAxis", axis, "an axis of values of " + rank + " dimensions is expected");
        }
        return Step.only(context.inputs().size() == 1 ? new Identity("Merge") : new Concatenation(dimension));
    }

    private static List<Step> elementwise(LayerContext context) {
        Options options = context.options();
        options.require("op");
        int inputs = context.inputs().size();
        String operation = options.word("op", OPERATIONS).orElse("");
        if (operation.equals("Subtract") && inputs != 2) {
            throw options.refuse("op", operation, "it takes two inputs, not " + inputs);
        }
        if (inputs == 1) {
            return Step.only(new Identity("Elementwise"));
        }
        Operation merged = switch (operation) {
            case "Add" -> context.inputs().stream().distinct().count() == 1 ? new Add() : WeightedSum.sum(inputs);
            case "Subtract" -> WeightedSum.difference();
            case "Average" -> WeightedSum.average(inputs);
            case "Product" -> new Elementwise(Elementwise.Function.MULTIPLY);
            default -> new Elementwise(Elementwise.Function.MAXIMUM);
        };
        return Step.only(merged);
    }

    /** A range of channels, taken by making channels rows and cropping them. */
    private static List<Step> subset(LayerContext context) {
        Options options = context.options();
        int from = options.count("from", 0);
        int to = options.count("to", 0);
        int channels = context.input().channels();
        if (to < from || to >= channels) {
            throw options.refuse("from, to", from + ", " + to, "its input has the channels 0 to " + (channels - 1));
        }
        Cropping cut = new Cropping(from, channels - 1 - to, 0, 0);
        if (context.input().isVector()) {
            return List.of(
                    new Step("/rows", new Reshape(List.of(channels, 1, 1))),
                    new Step("/cut", cut),
                    new Step("", new Reshape(List.of(to - from + 1))));
        }
        Permutation turn = new Permutation(List.of(2, 1, 0));
        return List.of(new Step("/rows", turn), new Step("/cut", cut), new Step("", turn));
    }

    /** A vector brought to length 1. */
    private static List<Step> unit(LayerContext context) {
        Options options = context.options();
        double epsilon = options.number("eps").orElse(1e-8);
        if (options.find("dimension").isPresent() || !context.input().isVector()) {
            throw options.refuse(
                    "dimension",
                    options.find("dimension").map(Object::toString).orElse("all of " + context.input()),
                    "only vectors as a whole are");
        }
        return Step.only(new UnitNormalization(epsilon));
    }
}
