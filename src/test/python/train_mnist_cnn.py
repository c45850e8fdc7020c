"""Trains the demo's MNIST CNN on nine tenths of the demo digits and saves it as .keras, .h5 and .json."""

import argparse
import json
import os
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import numpy as np
import tensorflow as tf
from keras import layers

from digits import MNIST, ROOT, held_out, read_digits


def network():
    return keras.Sequential(
        [
            layers.Input((28, 28, 1)),
            layers.Conv2D(32, 3, activation="relu", name="conv2d"),
            layers.MaxPooling2D(name="max_pooling2d"),
            layers.Dropout(0.25, name="dropout"),
            layers.Conv2D(64, 3, activation="relu", name="conv2d_1"),
            layers.MaxPooling2D(name="max_pooling2d_1"),
            layers.Dropout(0.25, name="dropout_1"),
            layers.Flatten(name="flatten"),
            layers.Dense(256, activation="relu", name="dense"),
            layers.Dense(10, activation="softmax", name="visualized_layer"),
        ],
        name="mnist_cnn",
    )


def accuracy(model, x, y):
    return float(np.mean(model.predict(x, batch_size=500, verbose=0).argmax(axis=1) == y))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=Path, default=MNIST / "images-idx3-ubyte.gz")
    parser.add_argument("--labels", type=Path, default=MNIST / "labels-idx1-ubyte.gz")
    parser.add_argument("--output", type=Path, default=ROOT / "src/demo/mnist-cnn", help="without suffix")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=20)
    arguments = parser.parse_args()

    keras.utils.set_random_seed(arguments.seed)
    tf.config.experimental.enable_op_determinism()
    x, y = read_digits(arguments.images, arguments.labels)
    test = held_out(len(y))
    model = network()
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x[~test], y[~test], batch_size=128, epochs=arguments.epochs, verbose=2)

    result = {
        "seed": arguments.seed,
        "keras": keras.__version__,
        "epochs": arguments.epochs,
        "held_out": "index % 10 == 9",
        "held_out_accuracy": accuracy(model, x[test], y[test]),
        "all_10000_accuracy": accuracy(model, x, y),
    }
    # A fresh copy has neither optimizer nor compile settings to save.
    plain = network()
    plain.set_weights(model.get_weights())
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    plain.save(f"{arguments.output}.keras")
    plain.save(f"{arguments.output}.h5", include_optimizer=False)
    Path(f"{arguments.output}.json").write_text(json.dumps(result, indent=2) + "\n")
    print(json.dumps(result))
    if result["held_out_accuracy"] < 0.98:
        raise SystemExit("held-out accuracy is below 98 %")


if __name__ == "__main__":
    main()
