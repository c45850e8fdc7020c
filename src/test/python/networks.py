"""Small seeded networks whose Grad-CAMs the Java tests compare against."""

import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import numpy as np
from keras import layers
from keras.layers import Activation, Add, BatchNormalization, Conv2D, Dense, Flatten, Input, MaxPooling2D, ReLU


def randomized(model, seed, gains=None):
    """Random weights: He-scaled kernels (times a layer's gain), non-zero biases, perturbed batch statistics."""
    rng = np.random.default_rng(seed)
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            randomized(layer, rng.integers(1 << 30), gains)
            continue
        for weight in layer.weights:
            shape = tuple(weight.shape)
            if "seed" in weight.name or weight.name == "count":
                continue
            if weight.name == "depthwise_kernel":
                value = rng.normal(0, np.sqrt(2 / np.prod(shape[:2])), shape)
            elif weight.name in ("kernel", "pointwise_kernel"):
                scale = (gains or {}).get(layer.name, 1) * np.sqrt(2 / np.prod(shape[:-1]))
                value = rng.normal(0, scale, shape)
            elif weight.name == "gamma":
                value = rng.uniform(0.5, 1.5, shape)
            elif weight.name in ("moving_variance", "variance"):
                value = rng.uniform(0.3, 3, shape)
            elif weight.name in ("bias", "beta", "moving_mean", "mean", "alpha"):
                value = rng.normal(0, 0.3, shape)
            else:
                raise ValueError(weight.name)
            weight.assign(value.astype(np.float32))
        if isinstance(layer, layers.Normalization):
            layer.finalize_state()
    return model


def residual_bn():
    x = image = Input((32, 32, 3), name="input_1")
    x = layers.ZeroPadding2D(((1, 0), (0, 1)), name="pad1")(x)
    x = Conv2D(8, 3, strides=2, use_bias=False, name="conv1")(x)
    x = BatchNormalization(epsilon=1.001e-5, name="bn1")(x)
    x = ReLU(name="relu1")(x)
    x = shortcut = MaxPooling2D(3, strides=2, padding="same", name="max1")(x)

    x = Conv2D(8, 3, padding="same", name="conv2a")(x)
    x = BatchNormalization(epsilon=1e-3, name="bn2a")(x)
    x = ReLU(name="relu2a")(x)
    x = Conv2D(8, 3, padding="same", use_bias=False, name="conv2b")(x)
    x = BatchNormalization(epsilon=1.001e-5, scale=False, name="bn2b")(x)
    x = Add(name="add2")([x, shortcut])
    x = ReLU(name="relu2")(x)
    x = shortcut = layers.AveragePooling2D(2, strides=1, padding="same", name="average2")(x)

    x = Conv2D(12, 3, strides=2, padding="same", use_bias=False, name="conv3a")(x)
    x = BatchNormalization(epsilon=1e-3, center=False, name="bn3a")(x)
    x = ReLU(name="relu3a")(x)
    x = Conv2D(12, 3, padding="same", name="conv3b")(x)
    x = BatchNormalization(epsilon=1.001e-5, name="bn3b")(x)
    shortcut = Conv2D(12, 1, strides=2, name="conv3s")(shortcut)
    shortcut = BatchNormalization(epsilon=1e-3, name="bn3s")(shortcut)
    x = Add(name="add3")([shortcut, x])
    x = ReLU(name="relu3")(x)
    x = layers.GlobalAveragePooling2D(name="gap")(x)
    x = Dense(7, activation="softmax", name="predictions")(x)
    return randomized(keras.Model(image, x, name="residual_bn"), 1)


def bn_two_dense():
    return randomized(
        keras.Sequential(
            [
                Input((12, 12, 3), name="input_1"),
                Conv2D(4, 3, padding="same", activation="relu", name="conv_1"),
                Conv2D(6, 3, name="conv_2"),
                BatchNormalization(name="bn_2"),
                Activation("relu", name="relu_2"),
                MaxPooling2D(2, name="pool_2"),
                Flatten(name="flatten"),
                Dense(16, use_bias=False, name="dense_3"),
                BatchNormalization(epsilon=1.001e-5, name="bn_3"),
                Activation("relu", name="relu_3"),
                Dense(5, activation="softmax", name="predictions"),
            ],
            name="bn_two_dense",
        ),
        2,
    )


def binary():
    return randomized(
        keras.Sequential(
            [
                Input((8, 8, 1), name="input_1"),
                Conv2D(4, 3, padding="same", activation="relu", name="conv_1"),
                MaxPooling2D(2, name="pool_1"),
                Conv2D(6, 3, padding="same", activation="relu", name="conv_2"),
                Flatten(name="flatten"),
                Dense(1, activation="sigmoid", name="probability"),
            ],
            name="binary",
        ),
        3,
    )


def activations():
    return randomized(
        keras.Sequential(
            [
                Input((10, 10, 2), name="input_1"),
                Conv2D(4, 3, padding="same", name="conv_target"),
                ReLU(max_value=6, name="relu_6"),
                Conv2D(4, 3, padding="same", activation="elu", name="conv_elu"),
                Conv2D(5, 3, padding="same", name="conv_leaky"),
                ReLU(negative_slope=0.1, name="relu_leaky"),
                Conv2D(4, 3, padding="same", activation="tanh", name="conv_tanh"),
                Conv2D(5, 3, padding="same", name="conv_sigmoid"),
                Activation("sigmoid", name="sigmoid"),
                Conv2D(4, 3, padding="same", activation="softplus", name="conv_softplus"),
                Conv2D(4, 3, padding="same", name="conv_silu"),
                Activation("silu", name="silu"),
                Flatten(name="flatten"),
                Dense(4, activation="softmax", name="predictions"),
            ],
            name="activations",
        ),
        4,
        # Some of conv_target's values must exceed 6; tanh and sigmoid must not saturate everywhere.
        {"conv_target": 4, "conv_tanh": 0.3, "conv_sigmoid": 2, "conv_softplus": 3},
    )


def preact():
    x = image = Input((12, 12, 3), name="input_1")
    x = shortcut = Conv2D(8, 3, padding="same", name="conv_in")(x)
    x = BatchNormalization(name="bn1a")(x)
    x = ReLU(name="relu1a")(x)
    x = Conv2D(8, 3, padding="same", use_bias=False, name="conv1a")(x)
    x = BatchNormalization(name="bn1b")(x)
    x = ReLU(name="relu1b")(x)
    x = Conv2D(8, 3, padding="same", name="conv1b")(x)
    x = shortcut = Add(name="add1")([shortcut, x])
    x = BatchNormalization(epsilon=1.001e-5, name="bn2a")(x)
    x = ReLU(name="relu2a")(x)
    x = Conv2D(8, 3, padding="same", use_bias=False, name="conv2a")(x)
    x = BatchNormalization(epsilon=1.001e-5, name="bn2b")(x)
    x = ReLU(name="relu2b")(x)
    x = Conv2D(8, 3, padding="same", name="conv2b")(x)
    x = Add(name="add2")([shortcut, x])
    x = BatchNormalization(name="bn_out")(x)
    x = ReLU(name="relu_out")(x)
    x = layers.GlobalAveragePooling2D(name="gap")(x)
    x = Dense(4, activation="softmax", name="predictions")(x)
    return randomized(keras.Model(image, x, name="preact"), 5)


def keras1_cnn():
    """Named as Keras 1 named layers."""
    return randomized(
        keras.Sequential(
            [
                Input((20, 20, 2), name="input_1"),
                Conv2D(6, (3, 5), activation="relu", name="convolution2d_1"),
                BatchNormalization(name="batchnormalization_1"),
                MaxPooling2D(2, name="maxpooling2d_1"),
                Conv2D(8, 3, strides=2, padding="same", name="convolution2d_2"),
                Activation("relu", name="activation_1"),
                layers.Dropout(0.25, name="dropout_1"),
                Flatten(name="flatten_1"),
                Dense(16, activation="relu", name="dense_1"),
                layers.Dropout(0.5, name="dropout_2"),
                Dense(5, name="dense_2"),
                Activation("softmax", name="activation_2"),
            ],
            name="sequential_1",
        ),
        6,
    )


def convolutions():
    """Depthwise, grouped, dilated, separable and transposed convolutions, ending on a map of one cell as scores."""
    x = image = Input((21, 18, 3), name="image")
    x = layers.DepthwiseConv2D(3, padding="same", depth_multiplier=2, name="depthwise")(x)
    x = BatchNormalization(name="norm")(x)
    x = ReLU(6, name="relu6")(x)
    x = layers.DepthwiseConv2D((3, 2), strides=2, use_bias=False, activation="relu", name="strided")(x)
    x = Conv2D(8, 3, padding="same", groups=2, activation="relu", name="grouped")(x)
    x = Conv2D(6, (3, 2), dilation_rate=(2, 3), padding="same", name="dilated")(x)
    x = layers.DepthwiseConv2D(2, dilation_rate=2, padding="same", name="dilated_depthwise")(x)
    x = layers.SeparableConv2D(5, 3, padding="same", depth_multiplier=2, activation="relu", name="separable")(x)
    x = layers.Conv2DTranspose(4, 3, strides=2, padding="same", activation="elu", name="same_up")(x)
    x = layers.Conv2DTranspose(4, (2, 3), strides=(3, 2), name="valid_up")(x)
    x = layers.Conv2DTranspose(4, 3, strides=2, padding="same", output_padding=1, name="padded_up")(x)
    x = layers.SeparableConv2D(6, 3, strides=4, dilation_rate=1, use_bias=False, name="last")(x)
    x = layers.GlobalAveragePooling2D(keepdims=True, name="gap")(x)
    x = layers.Dropout(0.1, name="drop")(x)
    x = Conv2D(5, 1, name="logits")(x)
    x = layers.Reshape((5,), name="vector")(x)
    return randomized(keras.Model(image, Activation("softmax", name="scores")(x), name="convolutions"), 7)


def merges():
    """Every merging, reshaping and normalizing layer."""
    x = image = Input((13, 11, 3), name="image")
    x = layers.RandomFlip(name="flip")(x)
    x = layers.RandomRotation(0.1, name="rotate")(x)
    x = layers.Rescaling(1.5, offset=0.1, name="rescaled")(x)
    x = layers.Normalization(name="normalized")(x)
    x = layers.Normalization(mean=[0.1, 0.2, 0.3], variance=[1.0, 2.0, 0.5], name="fixed")(x)
    x = layers.CenterCrop(12, 10, name="center")(x)
    x = layers.Resizing(9, 14, interpolation="lanczos3", name="resized")(x)
    x = layers.Cropping2D(((1, 0), (1, 1)), name="cropped")(x)
    x = Conv2D(6, 3, padding="same", name="conv1")(x)
    x = layers.PReLU(shared_axes=[1, 2], name="prelu")(x)
    gate = layers.GlobalMaxPooling2D(keepdims=True, name="squeeze")(x)
    gate = Conv2D(6, 1, activation="hard_sigmoid", name="excite")(gate)
    x = y = layers.Multiply(name="gated")([x, gate])
    x = Conv2D(6, 3, padding="same", activation="hard_silu", name="conv2")(x)
    x = layers.LayerNormalization(name="layer_norm")(x)
    a = Conv2D(6, 1, activation="gelu", name="conv3")(x)
    b = layers.GroupNormalization(3, name="group_norm")(a)
    c = layers.Maximum(name="larger")([a, b, y])
    d = layers.Minimum(name="smaller")([a, b])
    e = layers.Subtract(name="minus")([c, d])
    f = layers.Average(name="mean")([e, a, y])
    x = layers.Concatenate(name="joined")([f, e, a])
    x = Conv2D(4, 3, strides=2, padding="same", activation="mish", name="conv4")(x)
    x = layers.UpSampling2D((2, 3), name="nearest")(x)
    x = Conv2D(4, 3, padding="same", activation="selu", name="conv5")(x)
    x = layers.UpSampling2D(2, interpolation="bilinear", name="bilinear")(x)
    x = layers.AveragePooling2D(2, name="pool")(x)
    x = layers.UpSampling2D(2, interpolation="bicubic", name="bicubic")(x)
    x = layers.Resizing(7, 6, name="smaller_map")(x)
    x = Conv2D(4, 3, padding="same", activation="softsign", name="conv6")(x)
    x = layers.UnitNormalization(name="unit")(x)
    x = x * 2.0 + 0.5
    x = Conv2D(4, 3, padding="same", activation="exponential", name="conv7")(x / 4.0)
    x = layers.Permute((3, 1, 2), name="turned")(x)
    x = layers.Reshape((7, 6, -1), name="folded")(x)
    x = Dense(3, activation="squareplus", name="cells")(x)
    p = Flatten(name="flat")(x)
    q = Dense(5, activation="tanh_shrink", name="left")(p)
    r = Dense(5, activation="log_sigmoid", name="right")(p)
    s = layers.Dot(1, name="dot")([q, r])
    x = layers.Concatenate(name="features")([q, r, s])
    x = Dense(8, activation="celu", name="hidden")(x)
    return randomized(keras.Model(image, Dense(4, activation="softmax", name="scores")(x), name="merges"), 8)


def nested():
    """Models in models, one of them called twice, and a layer that is called twice."""
    block = keras.Sequential(
        [
            Input((None, None, 4), name="block_input"),
            layers.DepthwiseConv2D(3, padding="same", name="spatial"),
            BatchNormalization(name="norm"),
            Activation("relu", name="relu"),
        ],
        name="block",
    )
    x = inner = Input((10, 10, 3), name="inner_input")
    x = Conv2D(4, 3, name="stem")(x)
    x = block(block(x))
    x = BatchNormalization(name="norm_2", scale=False)(x)
    features = keras.Model(inner, x, name="features")
    x = image = Input((10, 10, 3), name="image")
    x = features(x)
    shared = Conv2D(4, 3, padding="same", activation="relu", name="shared")
    y = shared(x)
    x = Add(name="sum")([x, shared(y)])
    x = Conv2D(5, 3, activation="relu", name="last")(x)
    x = layers.GlobalAveragePooling2D(name="gap")(x)
    head = keras.Sequential([Input((5,), name="head_input"), Dense(4, name="logits")], name="head")
    x = head(x)
    return randomized(keras.Model(image, Activation("softmax", name="scores")(x), name="nested"), 9)
