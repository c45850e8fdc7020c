package camaudit.attribution;

import java.util.List;
import java.util.stream.Stream;

/** All attribution methods. */
public final class Attributions {
    private static final List<String> NAMES =
            all(MethodOptions.DEFAULT).stream().map(Attribution::name).toList();

    private Attributions() {}

    public static List<String> names() {
        return NAMES;
    }

    /**
     * The method of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Attribution named(String name, MethodOptions options) {
        return all(options).stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no attribution method '" + name + "', only " + String.join(", ", names())));
    }

    /** In the order in which running them saves passes: those of the shared response first, those that probe the network again last. */
    private static List<Attribution> all(MethodOptions options) {
        Stream<Attribution> ofLayers = Stream.of(
                        new GradCam(),
                        new Cam(),
                        new GradCamPlusPlus(),
                        new XGradCam(),
                        new HiResCam(),
                        new ElementWise(),
                        new LayerCam(),
                        new EigenGradCam(),
                        new EigenCam())
                .map(method -> new OfLayers(method, options));
        Stream<Attribution> others = Stream.of(
                new RandomCam(options.fusion()),
                new FinerCam(options),
                new FullGrad(),
                new Saliency(),
                new GradientTimesInput(),
                new GuidedBackpropagation(),
                new Deconvnet(),
                new GuidedGradCam(options.fusion()),
                new SmoothGrad(options),
                new IntegratedGradients(options),
                new ScoreCam(options),
                new AblationCam(options));
        return Stream.concat(ofLayers, others).toList();
    }
}
