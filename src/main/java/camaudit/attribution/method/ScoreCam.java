package camaudit.attribution.method;

import camaudit.attribution.Attribution;
import camaudit.attribution.ModelProbe;
import camaudit.attribution.RawMap;
import camaudit.attribution.Requirement;
import camaudit.attribution.Response;
import camaudit.attribution.Work;
import camaudit.resample.Geometry;
import camaudit.vocabulary.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Score-CAM (Wang et al. 2020, algorithm 1 before the ReLU): raw = Σ over channels of w·A; w is the softmax over channels of the target's
 * logit for the input times the channel's mask, which is A_k resized to the input with half-pixel centres and then stretched from 0 (its
 * least) to 1 (its greatest). In units of A, not of the logit.
 *
 * <p>Algorithm 1 takes the softmax of the logits less the logit of a baseline, which is the same, as the baseline is one for all
 * channels; so do the implementations in PyTorch, while the authors' code weights by probabilities without it. A masked pixel is 0 after
 * preprocessing. A channel that is constant has no mask: its weight is 0, as in the authors' code, and it has no part in the softmax,
 * nor have channels that the limit leaves out. One target layer only.
 */
public final class ScoreCam implements Attribution {
    private final int limit;

    /** With the options' limit of channels. */
    public ScoreCam(MethodOptions options) {
        this.limit = options.channels();
    }

    @Override
    public Method method() {
        return Method.SCORE_CAM;
    }

    @Override
    public Set<Requirement> needs() {
        return Set.of(Requirement.ACTIVATIONS);
    }

    @Override
    public boolean fusesLayers() {
        return false;
    }

    @Override
    public Work work(int channels) {
        return new Work(limit == 0 ? channels : Math.min(limit, channels), 0, 0);
    }

    /**
     * The map of every image.
     *
     * @throws IllegalArgumentException if there are several target layers
     */
    @Override
    public List<RawMap> attribute(ModelProbe probe) {
        Response layer = ChannelProbe.copy(SingleLayer.of(probe.activations(), name()));
        double[][] scores = new double[layer.images()][layer.channels()];
        for (double[] row : scores) {
            Arrays.fill(row, Double.NEGATIVE_INFINITY);
        }
        new ChannelProbe(probe, layer, probe.height() * probe.width() * probe.channels())
                .run(
                        limit,
                        (image, channel, probes, offset) -> masked(probe, layer, image, channel, probes, offset),
                        probe::logits,
                        (image, channel, logit) -> scores[image][channel] = logit);
        List<RawMap> maps = new ArrayList<>();
        for (int image = 0; image < layer.images(); image++) {
            maps.add(new RawMap(layer.map(Combination.of(layer, image, softmax(scores[image])))));
        }
        return maps;
    }

    private static boolean masked(
            ModelProbe probe, Response layer, int image, int channel, float[] probes, int offset) {
        float[] cells = new float[layer.cells()];
        int from = layer.offset(image) + channel;
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = layer.activations()[from + cell * layer.channels()];
        }
        float[] mask = Geometry.HALFPIXEL
                .resize(layer.map(cells), probe.height(), probe.width())
                .values();
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : mask) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        float range = greatest - least;
        if (!(range > 0)) {
            return false;
        }
        float[] input = probe.input();
        int channels = probe.channels();
        int at = image * mask.length * channels;
        int to = offset;
        for (float value : mask) {
            float share = (value - least) / range;
            for (int c = 0; c < channels; c++) {
                probes[to++] = share * input[at++];
            }
        }
        return true;
    }

    /** Zero where a score is −∞. */
    private static double[] softmax(double[] scores) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            highest = Math.max(highest, score);
        }
        double[] weights = new double[scores.length];
        if (highest == Double.NEGATIVE_INFINITY) {
            return weights;
        }
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = Math.exp(scores[k] - highest);
            sum += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
        return weights;
    }
}
