package camaudit.attribution.method;

import camaudit.attribution.Requirement;
import camaudit.attribution.Response;
import camaudit.vocabulary.Method;
import java.util.Set;

/** A method that is a pure function of how one layer responds to an image. */
public interface LayerMethod {

    Method method();

    /** What the method needs of the network besides activations. */
    default Set<Requirement> needs() {
        return Set.of(Requirement.GRADIENTS);
    }

    /**
     * The raw map of one image: signed, before ReLU, in units of the logit.
     *
     * @return row-major, {@code response.height()}×{@code response.width()}
     */
    float[] attribute(Response response, int image);
}
