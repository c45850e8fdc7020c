package camaudit.image.fit;

import camaudit.image.fit.Preprocess.Interpolation;
import camaudit.image.fit.Preprocess.Resize;
import java.util.List;

/** What widely used loaders do with a picture between decoding and the network, by name. */
public enum Pipeline {
    /**
     * Keras' {@code load_img(target_size)} and {@code img_to_array}: PIL's resize, nearest unless another is asked for, the aspect ratio
     * not kept; 0..255.
     */
    KERAS_LOAD_IMG(Resize.SQUASH, Interpolation.PIL_NEAREST),
    /** Keras' {@code image_dataset_from_directory} on TensorFlow: as {@link #TF_IMAGE}. */
    KERAS_DATASET(Resize.SQUASH, Interpolation.TF_BILINEAR),
    /**
     * torchvision's evaluation of its ImageNet networks on PIL pictures: {@code Resize}, {@code CenterCrop}, {@code ToTensor}, {@code
     * Normalize} with ImageNet's mean and standard deviation.
     */
    TORCHVISION(Resize.SHORTER_SIDE, Interpolation.PIL_BILINEAR),
    /** {@code tf.image.resize(picture, size)}, the aspect ratio not kept; float32 in 0..255, not rounded and not divided. */
    TF_IMAGE(Resize.SQUASH, Interpolation.TF_BILINEAR);

    private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
    private static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);

    private final Resize resize;
    private final Interpolation interpolation;

    Pipeline(Resize resize, Interpolation interpolation) {
        this.resize = resize;
        this.interpolation = interpolation;
    }

    /** The options of the pipeline, for a network that takes RGB or gray. */
    public PixelOptions options() {
        PixelOptions fitted = PixelOptions.DEFAULT.resized(resize).interpolated(interpolation);
        return this == TORCHVISION ? fitted.normalized(1 / 255.0, 0, IMAGENET_MEAN, IMAGENET_STD) : fitted;
    }
}
