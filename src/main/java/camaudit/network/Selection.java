package camaudit.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some of a value's channels, in some order: a part of them, or all of them shuffled.
 *
 * @param channels their numbers, counted from 0 along the last dimension
 */
public record Selection(List<Integer> channels) implements Rearrangement {

    public Selection {
        channels = List.copyOf(channels);
        if (channels.isEmpty() || channels.stream().anyMatch(c -> c < 0)) {
            throw new ModelException("a selection of the channels " + channels + " is not one");
        }
    }

    /** {@code count} neighbouring channels. */
    public static Selection range(int start, int count) {
        return new Selection(
                IntStream.range(start, Math.addExact(start, count)).boxed().toList());
    }

    @Override
    public String kind() {
        return isRange() ? "Slice" : "Shuffle";
    }

    private boolean isRange() {
        return IntStream.range(1, channels.size()).allMatch(i -> channels.get(i) == channels.get(i - 1) + 1);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Operation.only(kind(), inputs);
        for (int channel : channels) {
            if (channel >= input.channels()) {
                throw new ModelException(kind() + " takes channel " + channel + ", its input is " + input);
            }
        }
        List<Integer> dims = new ArrayList<>(input.dims());
        dims.set(dims.size() - 1, channels.size());
        return new Shape(dims);
    }
}
