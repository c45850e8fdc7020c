package camaudit.attribution.method;

import camaudit.attribution.ModelProbe;
import camaudit.attribution.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Images before a {@link SmallNetwork}. Answers are spoilt as soon as the port allows it, arrays are longer than needed, and what was
 * asked is counted.
 */
public final class FakeProbe implements ModelProbe {
    public final SmallNetwork network;
    public final int[] targets;
    private final float[] inputs;
    private final boolean twoLayers;
    private final Map<String, List<float[]>> answers = new HashMap<>();
    private final List<int[]> handedTargets = new ArrayList<>();
    public int forwards;
    public int backwards;
    public int tails;
    public int most;

    FakeProbe(SmallNetwork network, float[] inputs, int[] targets, boolean twoLayers) {
        this.network = network;
        this.inputs = inputs;
        this.targets = targets;
        this.twoLayers = twoLayers;
    }

    public static FakeProbe random(SmallNetwork network, long seed, int... targets) {
        Random random = new Random(seed);
        float[] inputs = new float[targets.length * SmallNetwork.inputs()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        return new FakeProbe(network, inputs, targets, false);
    }

    public FakeProbe withTwoLayers() {
        return new FakeProbe(network, inputs, targets, true);
    }

    public FakeProbe alone(int image) {
        int size = SmallNetwork.inputs();
        float[] input = Arrays.copyOfRange(inputs, image * size, (image + 1) * size);
        return new FakeProbe(network, input, new int[] {targets[image]}, twoLayers);
    }

    public FakeProbe of(SmallNetwork other) {
        return new FakeProbe(other, inputs, targets, twoLayers);
    }

    public SmallNetwork.Pass pass(int image) {
        return network.forward(image(inputs, image, SmallNetwork.inputs()));
    }

    public static double[] image(float[] values, int image, int size) {
        double[] one = new double[size];
        for (int i = 0; i < size; i++) {
            one[i] = values[image * size + i];
        }
        return one;
    }

    @Override
    public int images() {
        return targets.length;
    }

    @Override
    public int height() {
        return SmallNetwork.HEIGHT;
    }

    @Override
    public int width() {
        return SmallNetwork.WIDTH;
    }

    @Override
    public int channels() {
        return SmallNetwork.CHANNELS;
    }

    @Override
    public int classes() {
        return SmallNetwork.CLASSES;
    }

    @Override
    public float[] input() {
        return inputs;
    }

    @Override
    public float[] black() {
        float[] black = new float[SmallNetwork.inputs()];
        for (int i = 0; i < black.length; i++) {
            black[i] = i % 2 == 0 ? -0.5f : -0.25f;
        }
        return black;
    }

    @Override
    public float[] logits() {
        float[] logits = new float[targets.length * SmallNetwork.CLASSES];
        for (int image = 0; image < targets.length; image++) {
            put(pass(image).logits, logits, image);
        }
        return answer("logits", logits);
    }

    @Override
    public int[] targets() {
        handedTargets.add(targets.clone());
        return handedTargets.get(handedTargets.size() - 1);
    }

    @Override
    public long seed(int image) {
        int size = SmallNetwork.inputs();
        return Arrays.hashCode(Arrays.copyOfRange(inputs, image * size, (image + 1) * size));
    }

    @Override
    public List<Response> layers() {
        float[] seeds = new float[targets.length * SmallNetwork.CLASSES];
        for (int image = 0; image < targets.length; image++) {
            seeds[image * SmallNetwork.CLASSES + targets[image]] = 1;
        }
        return layers(seeds);
    }

    @Override
    public List<Response> layers(float[] seeds) {
        spoil("layers");
        float[][] values = {empty(first()), empty(first()), empty(second()), empty(second())};
        for (int image = 0; image < targets.length; image++) {
            SmallNetwork.Pass pass = pass(image);
            SmallNetwork.Gradients gradients =
                    network.backward(pass, image(seeds, image, SmallNetwork.CLASSES), SmallNetwork.Rule.GRADIENT);
            put(pass.after1, values[0], image);
            put(gradients.after1, values[1], image);
            put(pass.after2, values[2], image);
            put(gradients.after2, values[3], image);
        }
        return layers("layers", values);
    }

    @Override
    public List<Response> activations() {
        spoil("activations");
        float[][] values = {empty(first()), empty(first()), empty(second()), empty(second())};
        for (int image = 0; image < targets.length; image++) {
            put(pass(image).after1, values[0], image);
            put(pass(image).after2, values[2], image);
        }
        return layers("activations", values);
    }

    private List<Response> layers(String question, float[]... values) {
        List<Response> layers = new ArrayList<>();
        for (int i = twoLayers ? 0 : 2; i < 4; i += 2) {
            SmallNetwork.Convolution layer = i == 0 ? network.first : network.second;
            remember(question, values[i]);
            remember(question, values[i + 1]);
            layers.add(new Response(
                    targets.length, layer.outHeight, layer.outWidth, layer.bias.length, values[i], values[i + 1]));
        }
        return layers;
    }

    @Override
    public Response pixels() {
        return pixels("pixels", inputs, targets, SmallNetwork.Rule.GRADIENT);
    }

    @Override
    public Response guided() {
        return pixels("guided", inputs, targets, SmallNetwork.Rule.GUIDED);
    }

    @Override
    public Response rectified() {
        return pixels("rectified", inputs, targets, SmallNetwork.Rule.RECTIFIED);
    }

    @Override
    public Response pixels(float[] others, int[] asked) {
        int[] explained = asked.clone();
        spoilAll();
        forwards += explained.length;
        backwards += explained.length;
        most = Math.max(most, explained.length);
        return pixels("other pixels", others, explained, SmallNetwork.Rule.GRADIENT);
    }

    private Response pixels(String question, float[] from, int[] explained, SmallNetwork.Rule rule) {
        spoil(question);
        int size = SmallNetwork.inputs();
        float[] gradients = empty(size * explained.length);
        for (int i = 0; i < explained.length; i++) {
            SmallNetwork.Pass pass = network.forward(image(from, i, size));
            put(network.backward(pass, SmallNetwork.oneHot(explained[i]), rule).input, gradients, i);
        }
        float[] shown = remember(question, Arrays.copyOf(from, explained.length * size + 1));
        remember(question, gradients);
        return new Response(explained.length, height(), width(), channels(), shown, gradients);
    }

    @Override
    public void biases(BiasReader reader) {
        float[] first = empty(first());
        float[] second = empty(second());
        float[] dense = new float[targets.length * SmallNetwork.CLASSES];
        for (int image = 0; image < targets.length; image++) {
            SmallNetwork.Gradients gradients = network.backward(pass(image), targets[image]);
            put(gradients.before1, first, image);
            put(gradients.before2, second, image);
            put(SmallNetwork.oneHot(targets[image]), dense, image);
        }
        read(reader, network.first.outHeight, network.first.outWidth, network.first.bias, first);
        read(reader, network.second.outHeight, network.second.outWidth, network.second.bias, second);
        read(reader, 1, 1, network.denseBias, dense);
    }

    private void read(BiasReader reader, int height, int width, double[] bias, float[] gradients) {
        float[] narrow = new float[bias.length];
        put(bias, narrow, 0);
        reader.read(
                new Response(targets.length, height, width, bias.length, new float[gradients.length], gradients),
                narrow);
        Arrays.fill(gradients, Float.NaN);
        Arrays.fill(narrow, Float.NaN);
    }

    @Override
    public float[] logits(float[] others, int count) {
        spoilAll();
        forwards += count;
        most = Math.max(most, count);
        float[] logits = empty(count * SmallNetwork.CLASSES);
        for (int i = 0; i < count; i++) {
            put(network.forward(image(others, i, SmallNetwork.inputs())).logits, logits, i);
        }
        return answer("other logits", logits);
    }

    @Override
    public float[] logitsFrom(float[] activations, int count) {
        spoilAll();
        tails += count;
        most = Math.max(most, count);
        float[] logits = empty(count * SmallNetwork.CLASSES);
        for (int i = 0; i < count; i++) {
            put(network.tail(image(activations, i, network.second.outputs())), logits, i);
        }
        return answer("logits from", logits);
    }

    private int first() {
        return targets.length * network.first.outputs();
    }

    private int second() {
        return targets.length * network.second.outputs();
    }

    private static float[] empty(int size) {
        float[] values = new float[size + 5];
        Arrays.fill(values, size, size + 5, Float.NaN);
        return values;
    }

    private static void put(double[] values, float[] batch, int image) {
        for (int i = 0; i < values.length; i++) {
            batch[image * values.length + i] = (float) values[i];
        }
    }

    private float[] answer(String question, float[] values) {
        spoil(question);
        return remember(question, values);
    }

    private float[] remember(String question, float[] values) {
        answers.computeIfAbsent(question, key -> new ArrayList<>()).add(values);
        return values;
    }

    private void spoil(String question) {
        answers.getOrDefault(question, List.of()).forEach(values -> Arrays.fill(values, Float.NaN));
        answers.remove(question);
    }

    private void spoilAll() {
        List.copyOf(answers.keySet()).forEach(this::spoil);
        handedTargets.forEach(handed -> Arrays.fill(handed, -1));
    }
}
