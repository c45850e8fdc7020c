package camaudit.network;

import java.util.Random;

/**
 * Shuffles the trained weights of a network within each tensor: the layers and the distribution of the weights stay the same, and
 * what was learned is lost (Adebayo et al. 2018, independent randomisation of all layers).
 */
public final class RandomizedNetwork {
    private final Random random;

    private RandomizedNetwork(Random random) {
        this.random = random;
    }

    /** Shuffles the weights of a network; the same seed gives the same network. */
    public static Network of(Network network, long seed) {
        RandomizedNetwork shuffled = new RandomizedNetwork(new Random(seed));
        return new Network(
                network.name(),
                network.nodes().stream()
                        .map(n -> new Node(n.name(), shuffled.operation(n.operation()), n.inputs()))
                        .toList(),
                network.output());
    }

    private Operation operation(Operation operation) {
        if (operation instanceof Convolution c) {
            return new Convolution(shuffled(c.kernel()), shuffled(c.bias()), c.window(), c.groups());
        } else if (operation instanceof TransposedConvolution t) {
            return new TransposedConvolution(shuffled(t.kernel()), shuffled(t.bias()), t.window(), t.crop());
        } else if (operation instanceof Dense d) {
            return new Dense(shuffled(d.kernel()), shuffled(d.bias()));
        } else if (operation instanceof BatchNormalization b) {
            return new BatchNormalization(shuffled(b.gamma()), shuffled(b.beta()), b.mean(), b.variance(), b.epsilon());
        } else if (operation instanceof LayerNormalization l) {
            return new LayerNormalization(shuffled(l.gamma()), shuffled(l.beta()), l.epsilon());
        } else if (operation instanceof GroupNormalization g) {
            return new GroupNormalization(g.groups(), shuffled(g.gamma()), shuffled(g.beta()), g.epsilon());
        }
        return operation;
    }

    private Tensor shuffled(Tensor tensor) {
        float[] values = tensor.values().clone();
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            float kept = values[i];
            values[i] = values[other];
            values[other] = kept;
        }
        int[] dims = new int[tensor.rank()];
        for (int axis = 0; axis < dims.length; axis++) {
            dims[axis] = tensor.dim(axis);
        }
        return Tensor.of(values, dims);
    }
}
