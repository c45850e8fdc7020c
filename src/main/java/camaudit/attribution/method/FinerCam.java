package camaudit.attribution.method;

import camaudit.attribution.Attribution;
import camaudit.attribution.ModelProbe;
import camaudit.attribution.RawMap;
import camaudit.attribution.Requirement;
import camaudit.attribution.Work;
import camaudit.vocabulary.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finer-CAM (Zhang et al. 2025, y^c − γ·y^d with γ = α, weighted over several d): Grad-CAM of what sets the target t apart from the
 * classes J whose logits are nearest to its own. The explained score is S = Σ over j in J of q_j·(z_t − α·z_j), where q is the softmax
 * of the logits z among J alone.
 *
 * <p>As in the reference implementation the weights q depend on the logits, too, so that ∂S/∂z_t = 1 and ∂S/∂z_j = q_j·(z_t − α·z_j −
 * S − α) for j in J. It adds 1e-9 to the sum of J's probabilities, which is left out here: where J has next to no probability it would
 * drown the score.
 */
public final class FinerCam implements Attribution {
    private final LayerAttribution gradCam;
    private final double alpha;
    private final int others;

    /** With the options' fusion, alpha and others. */
    public FinerCam(MethodOptions options) {
        this.gradCam = new LayerAttribution(new GradCam(), options.fusion());
        this.alpha = options.alpha();
        this.others = options.others();
    }

    @Override
    public Method method() {
        return Method.FINER_CAM;
    }

    @Override
    public Set<Requirement> needs() {
        return gradCam.needs();
    }

    /** One pass from the logits back to the target layer, which costs as much as a forward pass there. */
    @Override
    public Work work(int channels) {
        return new Work(0, 0, 1);
    }

    /**
     * The map of every image.
     *
     * @throws IllegalArgumentException if there is no other class
     */
    @Override
    public List<RawMap> attribute(ModelProbe probe) {
        return gradCam.attribute(probe.layers(seeds(probe)));
    }

    private float[] seeds(ModelProbe probe) {
        int classes = probe.classes();
        if (classes < 2) {
            throw new IllegalArgumentException(
                    "finer-cam compares classes, but the network has only " + classes + ": use grad-cam");
        }
        float[] logits = probe.logits();
        int[] targets = probe.targets();
        float[] seeds = new float[probe.images() * classes];
        for (int image = 0; image < probe.images(); image++) {
            seed(logits, image * classes, classes, targets[image], seeds);
        }
        return seeds;
    }

    private void seed(float[] logits, int offset, int classes, int target, float[] seeds) {
        double targetLogit = logits[offset + target];
        int[] similar = IntStream.range(0, classes)
                .filter(j -> j != target)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> Math.abs(logits[offset + j] - targetLogit)))
                .limit(others)
                .mapToInt(j -> j)
                .toArray();
        double highest = Double.NEGATIVE_INFINITY;
        for (int j : similar) {
            highest = Math.max(highest, logits[offset + j]);
        }
        double total = 0;
        double score = 0;
        for (int j : similar) {
            double weight = Math.exp(logits[offset + j] - highest);
            total += weight;
            score += weight * (targetLogit - alpha * logits[offset + j]);
        }
        score /= total;
        seeds[offset + target] = 1;
        for (int j : similar) {
            double logit = logits[offset + j];
            seeds[offset + j] =
                    (float) (Math.exp(logit - highest) / total * (targetLogit - alpha * logit - score - alpha));
        }
    }
}
