"""Makes the small models and the expected values (golden/*.json) of the Java tests, checking each Grad-CAM in float64."""

import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import numpy as np

import networks
import old_keras
from digits import held_out, read_digits
from gradcam import golden, located, require_same


def images(seed, *shape):
    """Smooth random images, as blobs make more telling maps than noise."""
    noise = np.random.default_rng(seed).normal(size=shape)
    for axis in (1, 2):
        noise = noise + np.roll(noise, 1, axis) + np.roll(noise, -1, axis)
    return (noise / noise.std()).astype(np.float32)


def predicted(logits):
    return logits.argmax(axis=1)


def others(logits, seed=0):
    """For each image a random class that is not the predicted one."""
    rng = np.random.default_rng(seed)
    classes = logits.shape[1]
    return (predicted(logits) + rng.integers(1, classes, len(logits))) % classes


def saved(model, name):
    path = located(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if name.endswith(".keras2.h5"):
        old_keras.write_keras2(path, model)
    elif name.startswith("models/keras1"):
        old_keras.write_keras1(path, model)
    else:
        model.save(path, **({"include_optimizer": False} if name.endswith(".h5") else {}))
    return path


def mnist_cnn():
    names = ["demo/mnist-cnn.keras", "demo/mnist-cnn.h5"]
    model = keras.models.load_model(located(names[0]), compile=False)
    x, y = read_digits()
    x, y = x[held_out(len(y))], y[held_out(len(y))]
    x = x[[int(np.flatnonzero(y == digit)[7]) for digit in (2, 3, 7, 8)]]
    golden(
        "mnist-cnn",
        names,
        model,
        x,
        lambda logits: [
            ("conv2d_1", predicted(logits)),
            ("conv2d_1", others(logits), False),
            ("conv2d", predicted(logits), False),
            ("conv2d", others(logits), False),
        ],
    )
    require_same(located(names[1]), model, x)


def small(name, model, names, x, cases):
    paths = [saved(model, each) for each in names]
    golden(name, names, model, x, cases)
    for path in paths:
        # Keras itself cannot load operators such as x * 2 from .h5.
        if not path.name.startswith("keras1") and path.name != "merges.h5":
            require_same(path, model, x)


def all_small():
    small(
        "residual-bn",
        networks.residual_bn(),
        ["models/residual-bn.keras", "models/residual-bn.h5", "models/residual-bn.keras2.h5"],
        images(11, 3, 32, 32, 3),
        lambda logits: [
            ("relu3", predicted(logits)),
            ("add2", others(logits)),
            ("bn2a", predicted(logits)),
            ("conv2b", others(logits)),
        ],
    )
    small(
        "bn-two-dense",
        networks.bn_two_dense(),
        ["models/bn-two-dense.keras"],
        images(12, 3, 12, 12, 3),
        lambda logits: [("conv_2", predicted(logits)), ("conv_2", others(logits)), ("conv_1", predicted(logits))],
    )
    small(
        "binary",
        networks.binary(),
        ["models/binary.keras"],
        images(13, 3, 8, 8, 1),
        lambda logits: [("conv_2", [1, 1, 1]), ("conv_2", [0, 0, 0]), ("conv_1", [1, 1, 1])],
    )
    small(
        "activations",
        networks.activations(),
        ["models/activations.keras"],
        images(14, 3, 10, 10, 2),
        lambda logits: [("conv_target", predicted(logits)), ("conv_target", others(logits))],
    )
    small(
        "preact",
        networks.preact(),
        ["models/preact.keras"],
        images(15, 3, 12, 12, 3),
        lambda logits: [
            ("relu_out", predicted(logits)),
            ("add1", others(logits)),
            ("conv1b", predicted(logits)),
            ("bn2a", others(logits)),
        ],
    )
    small(
        "keras1-cnn",
        networks.keras1_cnn(),
        ["models/keras1-cnn.h5"],
        images(16, 3, 20, 20, 2),
        lambda logits: [
            ("activation_1", predicted(logits)),
            ("convolution2d_2", others(logits)),
            ("convolution2d_1", predicted(logits)),
        ],
    )

    more_layers()


def more_layers():
    small(
        "convolutions",
        networks.convolutions(),
        ["models/convolutions.keras", "models/convolutions.h5"],
        images(17, 2, 21, 18, 3),
        lambda logits: [(name, predicted(logits), False) for name in ("last", "same_up", "separable")],
    )
    small(
        "merges",
        networks.merges(),
        ["models/merges.keras", "models/merges.h5"],
        images(18, 2, 13, 11, 3),
        lambda logits: [(name, predicted(logits), False, False) for name in ("conv1", "gated", "joined", "conv5", "conv7")],
    )
    small(
        "nested",
        networks.nested(),
        ["models/nested.keras", "models/nested.h5"],
        images(19, 2, 10, 10, 3),
        lambda logits: [("last", predicted(logits), False), ("sum", others(logits), False)],
    )


if __name__ == "__main__":
    mnist_cnn()
    all_small()
