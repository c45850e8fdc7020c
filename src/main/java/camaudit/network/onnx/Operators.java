package camaudit.network.onnx;

import camaudit.network.Activation.Function;
import camaudit.network.Elementwise;
import camaudit.network.Pooling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The readers of all supported ONNX operators: for nodes that depend on the image, and for nodes whose inputs are all constant. */
final class Operators {
    private static final Map<String, OpReader> ON_IMAGES = new HashMap<>();
    private static final Map<String, OpReader> ON_CONSTANTS = new HashMap<>();

    /** Operators whose result is always constant. */
    private static final Set<String> CONSTANT = Set.of("Constant", "ConstantOfShape", "Shape");

    static {
        trained();
        activations();
        arithmetic();
        rearrangements();
        constants();
    }

    private Operators() {}

    private static void trained() {
        image("Conv", Convolutions::convolution);
        image("ConvTranspose", Convolutions::transposed);
        image("Gemm", MatrixProducts::gemm);
        image("MatMul", MatrixProducts::matMul);
        image("BatchNormalization", Normalizations::batch);
        image("LayerNormalization", Normalizations::layer);
        image("GroupNormalization", Normalizations::group);
        image("InstanceNormalization", Normalizations::instance);
        image("LpNormalization", Normalizations::unit);
        image(Fusions.STANDARDIZATION, Normalizations::standardization);
        image("MaxPool", Poolings::max);
        image("AveragePool", Poolings::average);
        image("GlobalAveragePool", context -> Poolings.global(context, Pooling.Mode.AVERAGE));
        image("GlobalMaxPool", context -> Poolings.global(context, Pooling.Mode.MAX));
        image("ReduceMean", context -> Poolings.reduce(context, Pooling.Mode.AVERAGE));
        image("ReduceSum", Poolings::sum);
        image("ReduceMax", context -> Poolings.reduce(context, Pooling.Mode.MAX));
    }

    private static void activations() {
        Map.of(
                        "Relu", Function.RELU,
                        "Sigmoid", Function.SIGMOID,
                        "Tanh", Function.TANH,
                        "Softplus", Function.SOFTPLUS,
                        "Softsign", Function.SOFTSIGN,
                        "Mish", Function.MISH,
                        "Exp", Function.EXPONENTIAL)
                .forEach((name, function) -> image(name, Activations.plain(function)));
        image("LeakyRelu", Activations::leakyRelu);
        image("PRelu", Activations::parametricRelu);
        image("Elu", Activations::elu);
        image("Celu", Activations::celu);
        image("Selu", Activations::selu);
        image("HardSigmoid", Activations::hardSigmoid);
        image("HardSwish", Activations::hardSwish);
        image("Swish", Activations::swish);
        image("Gelu", Activations::gelu);
        image("Clip", Clipping::read);
        image("Softmax", Activations::softmax);
        image("Dropout", Activations.identity("ratio", "seed", "is_test", "consumed_inputs"));
        image("Identity", Activations.identity());
        image("Cast", Activations.identity("to", "saturate", "round_mode"));
    }

    private static void arithmetic() {
        image("Add", Arithmetic::add);
        image("Sub", Arithmetic::subtract);
        image("Mul", Arithmetic::multiply);
        image("Div", Arithmetic::divide);
        image("Sum", Arithmetic::sum);
        image("Mean", Arithmetic::mean);
        image("Max", context -> Arithmetic.extreme(context, Elementwise.Function.MAXIMUM));
        image("Min", context -> Arithmetic.extreme(context, Elementwise.Function.MINIMUM));
        image("Pow", Arithmetic::power);
        image("Neg", Arithmetic::negative);
        image("Abs", Arithmetic::absolute);
    }

    private static void rearrangements() {
        image("Flatten", Rearrangements::flatten);
        image("Reshape", Rearrangements::reshape);
        image("Transpose", Rearrangements::transpose);
        image("Squeeze", Rearrangements::squeeze);
        image("Unsqueeze", Rearrangements::unsqueeze);
        image("Expand", Slices::expand);
        image("Tile", Slices::tile);
        image(Fusions.PICKING, SpecialReshapes::picked);
        image("DepthToSpace", SpecialReshapes::depthToSpace);
        image("Concat", Slices::concatenation);
        image("Slice", Slices::slice);
        image("Gather", Slices::gather);
        image("Pad", Pads::read);
        image("Resize", Resizes::read);
        image("Upsample", Resizes::read);
        ON_IMAGES.put("Split", Slices::split);
    }

    private static void constants() {
        constant("Constant", ConstantFolding::constant);
        constant("ConstantOfShape", ConstantFolding::filled);
        constant("Shape", Rearrangements::shape);
        constant("Identity", ConstantFolding::same);
        constant("Cast", ConstantFolding::cast);
        constant("Reshape", FoldedRearrangements::reshape);
        constant("Unsqueeze", FoldedRearrangements::unsqueeze);
        constant("Squeeze", FoldedRearrangements::squeeze);
        constant("Transpose", FoldedRearrangements::transpose);
        constant("Gather", FoldedRearrangements::gather);
        constant("Concat", FoldedRearrangements::concatenation);
        constant("Slice", FoldedRearrangements::slice);
        constant("Add", FoldedArithmetic.of((a, b) -> a + b, (a, b) -> a + b));
        constant("Sub", FoldedArithmetic.of((a, b) -> a - b, (a, b) -> a - b));
        constant("Mul", FoldedArithmetic.of((a, b) -> a * b, (a, b) -> a * b));
        constant("Div", FoldedArithmetic.of((a, b) -> a / b, (a, b) -> a / b));
        constant("Max", FoldedArithmetic.of(Math::max, Math::max));
        constant("Min", FoldedArithmetic.of(Math::min, Math::min));
        constant("Clip", FoldedArithmetic::clip);
        constant("Range", FoldedArithmetic::range);
        constant("Expand", FoldedArithmetic::expand);
        constant("Floor", FoldedArithmetic.of(Math::floor));
        constant("Ceil", FoldedArithmetic.of(Math::ceil));
        constant("Sqrt", FoldedArithmetic.of(Math::sqrt));
        constant("Exp", FoldedArithmetic.of(Math::exp));
        constant("Neg", FoldedArithmetic.of(a -> -a));
    }

    private static void image(String name, OpReader.Single reader) {
        ON_IMAGES.put(name, reader.asReader());
    }

    private static void constant(String name, OpReader.Single reader) {
        ON_CONSTANTS.put(name, reader.asReader());
    }

    static boolean isSupported(String name) {
        return ON_IMAGES.containsKey(name) || ON_CONSTANTS.containsKey(name);
    }

    /** The supported operators, sorted. */
    static String supported() {
        Set<String> all = new TreeSet<>(ON_IMAGES.keySet());
        all.addAll(ON_CONSTANTS.keySet());
        all.removeIf(name -> name.startsWith(Fusions.DOMAIN));
        return String.join(", ", all);
    }

    /**
     * The outputs of a node.
     *
     * @throws camaudit.network.ModelException naming the node, if an input or attribute is not supported
     */
    static List<Value> read(String name, NodeContext context) {
        boolean constant = CONSTANT.contains(name) || (context.isConstant() && ON_CONSTANTS.containsKey(name));
        OpReader reader = constant ? ON_CONSTANTS.get(name) : ON_IMAGES.get(name);
        if (reader == null) {
            throw context.refuse("an input", context.view(0), "this operator is only done on constants");
        }
        List<Value> values = reader.read(context);
        context.attributes().requireAllKnown();
        return values;
    }
}
