"""Trains the networks of the bias benchmark: digits on textures, or animals on scenes, that name the class as often as is asked.

Writes src/demo/bias/models/*.keras and truth.csv: the accuracy of each on its own kind of pictures, on balanced and on swapped backgrounds.
The pictures come from scripts/bench/textured.sh, which needs a JDK 17.
"""

import argparse
import csv
import os
import subprocess
import tempfile
import time
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import numpy as np
import tensorflow as tf
from keras import layers
from PIL import Image

from digits import ROOT, read_idx

OUTPUT = ROOT / "src/demo/bias"
SHARED = Path(os.environ.get("SHARED_DATA", ROOT / "../shared/data"))
RHOS = (0.0, 0.5, 0.8, 0.95, 1.0)
SETS = ("own", "balanced", "swapped")
TESTS = 1000


def network(side, classes):
    """Four convolutions, a map of side / 4, global average pooling and a dense layer."""
    blocks = []
    for number, (channels, size, stride) in enumerate([(16, 5, 2), (32, 3, 1), (48, 3, 1), (64, 3, 1)], 1):
        blocks += [
            layers.Conv2D(channels, size, strides=stride, padding="same", use_bias=False, name=f"conv_{number}"),
            layers.BatchNormalization(name=f"norm_{number}"),
            layers.ReLU(name=f"relu_{number}"),
        ]
        if number == 2:
            blocks.append(layers.MaxPooling2D(name="pool"))
    head = [layers.GlobalAveragePooling2D(name="mean"), layers.Dense(classes, activation="softmax", name="class")]
    return keras.Sequential([layers.Input((side, side, 3)), *blocks, *head], name="textured")


def generate(*arguments):
    subprocess.run([ROOT / "scripts/bench/textured.sh", *map(str, arguments)], check=True)


def read_pictures(folder):
    """Pictures in 0..1 and the number of their folder, in the order of their names."""
    files = sorted((folder / "images").glob("*/*.png"))
    names = sorted({file.parent.name for file in files})
    x = np.stack([np.asarray(Image.open(file), np.float32) for file in files]) / np.float32(255)
    return x, np.array([names.index(file.parent.name) for file in files])


def accuracy(model, x, y):
    return float(np.mean(model.predict(x, batch_size=250, verbose=0).argmax(axis=1) == y))


def train(things, rho, seed, arguments):
    """A trained network without optimizer, and its accuracy on each test set."""
    shared = [arguments.shared.resolve()] if things == "animals" else []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        generate(things, "train", folder / "train", rho, seed, arguments.pictures, *shared)
        generate(things, "test", folder / "test", rho, seed, TESTS, *shared)
        x = read_idx(folder / "train/images.idx.gz").astype(np.float32) / np.float32(255)
        y = read_idx(folder / "train/labels.idx.gz").astype(np.int64)
        tests = {name: read_pictures(folder / "test" / name) for name in SETS}
    keras.utils.set_random_seed(seed)
    model = network(x.shape[1], int(y.max()) + 1)
    steps = arguments.epochs * -(-len(y) // arguments.batch)
    model.compile(
        keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(arguments.rate, steps)),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(x, y, batch_size=arguments.batch, epochs=arguments.epochs, verbose=0)
    print("  loss", *(f"{loss:.3f}" for loss in history.history["loss"]), flush=True)
    plain = network(x.shape[1], int(y.max()) + 1)
    plain.set_weights(model.get_weights())
    return plain, {name: accuracy(plain, *tests[name]) for name in SETS}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--things", choices=["digits", "animals"], default="digits")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with stamps/ and photos/, for animals")
    parser.add_argument("--rho", type=float, nargs="*", default=RHOS)
    parser.add_argument("--seed", type=int, nargs="*", default=(1, 2, 3))
    parser.add_argument("--pictures", type=int, default=8000)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()

    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    tf.config.experimental.enable_op_determinism()
    models = arguments.output / "models"
    models.mkdir(parents=True, exist_ok=True)
    truth = arguments.output / ("truth.csv" if arguments.things == "digits" else "truth-animals.csv")
    rows = {}
    if truth.exists():
        with truth.open() as file:
            rows = {row["model"]: row for row in csv.DictReader(file)}
    for seed in arguments.seed:
        for rho in arguments.rho:
            start = time.time()
            prefix = "" if arguments.things == "digits" else "animals-"
            name = f"{prefix}rho-{rho:.2f}-seed-{seed}.keras"
            model, right = train(arguments.things, rho, seed, arguments)
            model.save(models / name)
            drop = right["own"] - right["swapped"]
            numbers = {"rho": f"{rho:.2f}", "seed": seed, **{key: f"{right[key]:.3f}" for key in SETS}, "drop": f"{drop:.3f}"}
            rows[name] = {"model": name, **numbers}
            print(*rows[name].values(), f"{time.time() - start:.0f} s", flush=True)
            with truth.open("w", newline="") as file:
                writer = csv.DictWriter(file, rows[name].keys(), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows[key] for key in sorted(rows))


if __name__ == "__main__":
    main()
