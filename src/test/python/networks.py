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
        for weight in layer.weights:
            shape = tuple(weight.shape)
            if weight.name == "kernel":
                scale = (gains or {}).get(layer.name, 1) * np.sqrt(2 / np.prod(shape[:-1]))
                value = rng.normal(0, scale, shape)
            elif weight.name == "gamma":
                value = rng.uniform(0.5, 1.5, shape)
            elif weight.name == "moving_variance":
                value = rng.uniform(0.3, 3, shape)
            elif weight.name in ("bias", "beta", "moving_mean"):
                value = rng.normal(0, 0.3, shape)
            else:
                raise ValueError(weight.name)
            weight.assign(value.astype(np.float32))
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
