package camaudit.attribution.method;

import camaudit.attribution.Attribution;
import camaudit.vocabulary.Method;
import java.util.List;

/** All attribution methods. */
public final class Attributions {
    private Attributions() {}

    /** The names of all methods, in the order in which running them saves passes. */
    public static List<String> names() {
        return Method.labels();
    }

    /**
     * The method of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Attribution named(String name, MethodOptions options) {
        return Method.named(name)
                .map(method -> of(method, options))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no attribution method '" + name + "', only " + String.join(", ", names())));
    }

    private static Attribution of(Method method, MethodOptions options) {
        return switch (method) {
            case GRAD_CAM -> new LayerAttribution(new GradCam(), options);
            case CAM -> new LayerAttribution(new Cam(), options);
            case GRAD_CAM_PLUS_PLUS -> new LayerAttribution(new GradCamPlusPlus(), options);
            case XGRAD_CAM -> new LayerAttribution(new XGradCam(), options);
            case HIRES_CAM -> new LayerAttribution(new HiResCam(), options);
            case ELEMENT_WISE -> new LayerAttribution(new ElementWise(), options);
            case LAYER_CAM -> new LayerAttribution(new LayerCam(), options);
            case EIGEN_GRAD_CAM -> new LayerAttribution(new EigenGradCam(), options);
            case EIGEN_CAM -> new LayerAttribution(new EigenCam(), options);
            case RANDOM_CAM -> new RandomCam(options.fusion());
            case FINER_CAM -> new FinerCam(options);
            case FULL_GRAD -> new FullGrad();
            case SALIENCY -> new Saliency();
            case GRADIENT_X_INPUT -> new GradientTimesInput();
            case GUIDED_BACKPROP -> new GuidedBackpropagation();
            case DECONVNET -> new Deconvnet();
            case GUIDED_GRAD_CAM -> new GuidedGradCam(options.fusion());
            case SMOOTH_GRAD -> new SmoothGrad(options);
            case INTEGRATED_GRADIENTS -> new IntegratedGradients(options);
            case SCORE_CAM -> new ScoreCam(options);
            case ABLATION_CAM -> new AblationCam(options);
        };
    }
}
