package camaudit.network.onnx;

import camaudit.network.Activation.Function;
import camaudit.network.Elementwise;
import camaudit.network.Pooling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every supported ONNX operator: how it is read where it depends on the image, and how it is done where all is constant. */
final class Operators {
    private static final Map<String, OpReader> ON_IMAGES = new HashMap<>();
    private static final Map<String, OpReader> ON_CONSTANTS = new HashMap<>();

    /** Operators whose result is always constant. */
    private static final Set<String> CONSTANT = Set.of("Constant", "ConstantOfShape", "Shape");

    static {
        trained();
        curves();
        arithmetic();
        moves();
        constants();
    }

    private Operators() {}

    private static void trained() {
        image("Conv", Convolutions::convolution);
        image("ConvTranspose", Convolutions::transposed);
        image("Gemm", Products::gemm);
        image("MatMul", Products::matMul);
        image("BatchNormalization", Normalizations::batch);
        image("LayerNormalization", Normalizations::layer);
        image("GroupNormalization", Normalizations::group);
        image("InstanceNormalization", Normalizations::instance);
        image("LpNormalization", Normalizations::unit);
        image(Fusions.STANDARDIZATION, Normalizations::standardization);
        image("MaxPool", Poolings::max);
        image("AveragePool", Poolings::average);
        image("GlobalAveragePool", call -> Poolings.global(call, Pooling.Mode.AVERAGE));
        image("GlobalMaxPool", call -> Poolings.global(call, Pooling.Mode.MAX));
        image("ReduceMean", call -> Poolings.reduce(call, Pooling.Mode.AVERAGE));
        image("ReduceSum", Poolings::sum);
        image("ReduceMax", call -> Poolings.reduce(call, Pooling.Mode.MAX));
    }

    private static void curves() {
        Map.of(
                        "Relu", Function.RELU,
                        "Sigmoid", Function.SIGMOID,
                        "Tanh", Function.TANH,
                        "Softplus", Function.SOFTPLUS,
                        "Softsign", Function.SOFTSIGN,
                        "Mish", Function.MISH,
                        "Exp", Function.EXPONENTIAL)
                .forEach((name, function) -> image(name, Curves.plain(function)));
        image("LeakyRelu", Curves::leakyRelu);
        image("PRelu", Curves::parametricRelu);
        image("Elu", Curves::elu);
        image("Celu", Curves::celu);
        image("Selu", Curves::selu);
        image("HardSigmoid", Curves::hardSigmoid);
        image("HardSwish", Curves::hardSwish);
        image("Swish", Curves::swish);
        image("Gelu", Curves::gelu);
        image("Clip", Clipping::read);
        image("Softmax", Curves::softmax);
        image("Dropout", Curves.identity("ratio", "seed", "is_test", "consumed_inputs"));
        image("Identity", Curves.identity());
        image("Cast", Curves.identity("to", "saturate", "round_mode"));
    }

    private static void arithmetic() {
        image("Add", Arithmetic::add);
        image("Sub", Arithmetic::subtract);
        image("Mul", Arithmetic::multiply);
        image("Div", Arithmetic::divide);
        image("Sum", Arithmetic::sum);
        image("Mean", Arithmetic::mean);
        image("Max", call -> Arithmetic.extreme(call, Elementwise.Function.MAXIMUM));
        image("Min", call -> Arithmetic.extreme(call, Elementwise.Function.MINIMUM));
        image("Pow", Arithmetic::power);
        image("Neg", Arithmetic::negative);
        image("Abs", Arithmetic::absolute);
    }

    private static void moves() {
        image("Flatten", Moves::flatten);
        image("Reshape", Moves::reshape);
        image("Transpose", Moves::transpose);
        image("Squeeze", Moves::squeeze);
        image("Unsqueeze", Moves::unsqueeze);
        image("Expand", Parts::expand);
        image("Tile", Parts::tile);
        image(Fusions.PICKING, Blocks::picked);
        image("DepthToSpace", Blocks::depthToSpace);
        image("Concat", Parts::concatenation);
        image("Slice", Parts::slice);
        image("Gather", Parts::gather);
        image("Pad", Pads::read);
        image("Resize", Resizes::read);
        image("Upsample", Resizes::read);
        ON_IMAGES.put("Split", Parts::split);
    }

    private static void constants() {
        constant("Constant", Folding::constant);
        constant("ConstantOfShape", Folding::filled);
        constant("Shape", Moves::shape);
        constant("Identity", Folding::same);
        constant("Cast", Folding::cast);
        constant("Reshape", FoldedMoves::reshape);
        constant("Unsqueeze", FoldedMoves::unsqueeze);
        constant("Squeeze", FoldedMoves::squeeze);
        constant("Transpose", FoldedMoves::transpose);
        constant("Gather", FoldedMoves::gather);
        constant("Concat", FoldedMoves::concatenation);
        constant("Slice", FoldedMoves::slice);
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
     * What a node puts out.
     *
     * @throws camaudit.network.ModelException naming the node, if an input or attribute is not supported
     */
    static List<Value> read(String name, Call call) {
        boolean constant = CONSTANT.contains(name) || (call.isConstant() && ON_CONSTANTS.containsKey(name));
        OpReader reader = constant ? ON_CONSTANTS.get(name) : ON_IMAGES.get(name);
        if (reader == null) {
            throw call.refuse("an input", call.view(0), "this operator is only done on constants");
        }
        List<Value> values = reader.read(call);
        call.attributes().requireAllKnown();
        return values;
    }
}
