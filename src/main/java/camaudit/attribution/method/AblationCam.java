package camaudit.attribution.method;

import camaudit.attribution.Attribution;
import camaudit.attribution.ModelProbe;
import camaudit.attribution.RawMap;
import camaudit.attribution.Requirement;
import camaudit.attribution.Response;
import camaudit.attribution.Work;
import camaudit.vocabulary.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Ablation-CAM (Desai and Ramaswamy 2020, before the ReLU): raw = Σ over channels of w·A, w_k = (y − y_k)/|y|, y being the target's logit
 * and y_k what is left of it when channel k is zero everywhere. In units of A, not of the logit.
 *
 * <p>The paper divides by y. With a negative logit that would reverse the map: a channel that speaks for the target would count against it.
 * So the drop is divided by |y|, and by 1e-6 where |y| is less, which changes no sign and keeps the map finite. Channels that are zero
 * everywhere, or left out by the limit, have weight 0. One target layer only.
 */
public final class AblationCam implements Attribution {
    private static final double LEAST = 1e-6;

    private final int limit;

    /** With the options' limit of channels. */
    public AblationCam(MethodOptions options) {
        this.limit = options.channels();
    }

    @Override
    public Method method() {
        return Method.ABLATION_CAM;
    }

    @Override
    public Set<Requirement> needs() {
        return Set.of(Requirement.ACTIVATIONS, Requirement.TAIL);
    }

    @Override
    public boolean fusesLayers() {
        return false;
    }

    @Override
    public Work work(int channels) {
        return new Work(0, 0, limit == 0 ? channels : Math.min(limit, channels));
    }

    /**
     * The map of every image.
     *
     * @throws IllegalArgumentException if there are several target layers
     */
    @Override
    public List<RawMap> attribute(ModelProbe probe) {
        double[] whole = targetLogits(probe);
        Response layer = ChannelProbe.copy(SingleLayer.of(probe.activations(), name()));
        double[][] weights = new double[layer.images()][layer.channels()];
        new ChannelProbe(probe, layer, layer.cells() * layer.channels())
                .run(
                        limit,
                        (image, channel, probes, offset) -> ablated(layer, image, channel, probes, offset),
                        probe::logitsFrom,
                        (image, channel, logit) -> weights[image][channel] =
                                (whole[image] - logit) / Math.max(Math.abs(whole[image]), LEAST));
        List<RawMap> maps = new ArrayList<>();
        for (int image = 0; image < layer.images(); image++) {
            maps.add(new RawMap(layer.map(Combination.of(layer, image, weights[image]))));
        }
        return maps;
    }

    private static double[] targetLogits(ModelProbe probe) {
        float[] logits = probe.logits();
        int[] targets = probe.targets();
        double[] whole = new double[probe.images()];
        for (int image = 0; image < whole.length; image++) {
            whole[image] = logits[image * probe.classes() + targets[image]];
        }
        return whole;
    }

    private static boolean ablated(Response layer, int image, int channel, float[] probes, int offset) {
        int size = layer.cells() * layer.channels();
        System.arraycopy(layer.activations(), layer.offset(image), probes, offset, size);
        boolean any = false;
        for (int at = offset + channel; at < offset + size; at += layer.channels()) {
            any |= probes[at] != 0;
            probes[at] = 0;
        }
        return any;
    }
}
