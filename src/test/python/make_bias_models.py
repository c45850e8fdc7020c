"""Trains the networks of the bias benchmark: digits on textures, or animals on scenes, that name the class as often as is asked.

Writes src/demo/bias/models/*.keras, truth.csv and truth-animals.csv (the accuracy of each on its own kind of pictures, on balanced and on
swapped backgrounds) and truth-classes.csv (the same for each class). The pictures come from scripts/bench/textured.sh, which needs a JDK 17.
"""

import argparse
import csv
import os
import subprocess
import tempfile
import time
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import numpy as np
import tensorflow as tf
from keras import layers
from PIL import Image

from digits import ROOT, read_idx

OUTPUT = ROOT / "src/demo/bias"
SHARED = Path(os.environ.get("SHARED_DATA", ROOT / "../shared/data"))
SETS = ("own", "balanced", "swapped")
TESTS = 1000


class Plan(NamedTuple):
    """What scripts/bench/textured.sh is to draw for a network, the network's form, and how long it is trained."""

    things: str
    design: str
    seed: int
    form: str
    epochs: int


def plans():
    """The plan of each network, by its name."""
    found = {}

    def add(name, things, design, seeds, form="plain", epochs=6):
        for seed in seeds:
            found[f"{name}-seed-{seed}"] = Plan(things, design, seed, form, epochs)

    for rho in ("0.00", "0.50", "0.80", "0.95", "1.00"):
        add(f"rho-{rho}", "digits", rho, (1, 2, 3), epochs=10)
        add(f"animals-rho-{rho}", "animals", rho, (1, 2) if rho == "0.00" else (1,), epochs=10)
    for rho, seeds in (("0.00", (1, 2)), ("0.95", (1,))):
        add(f"imbalance-rho-{rho}", "uneven-digits", rho, seeds)
        add(f"flatten-rho-{rho}", "digits", rho, seeds, "flatten")
        add(f"residual-rho-{rho}", "digits", rho, (1,), "residual")
        add(f"pair-rho-{rho}", "pair-digits", rho, seeds, epochs=4)
    add("pair-flatten-rho-0.00", "pair-digits", "0.00", (1,), "flatten", epochs=4)
    for seed, one, two, shared in ((1, "tied-3", "tied-2-6", 0.2), (2, "tied-7", "tied-4-9", 0.1)):
        add("one-class", "digits", one, (seed,))
        add("one-class-shared", "digits", f"{one}-shared-{shared}", (seed,))
        add("two-classes", "digits", two, (seed,))
    add("wide-one-class", "inked-digits", "tied-7", (1,))
    return found


def convolution(number, channels, size=3, stride=1, pool=False, relu=True):
    block = [
        layers.Conv2D(channels, size, strides=stride, padding="same", use_bias=False, name=f"conv_{number}"),
        layers.BatchNormalization(name=f"norm_{number}"),
    ]
    if relu:
        block.append(layers.ReLU(name=f"relu_{number}"))
    return [*block, layers.MaxPooling2D(name="pool")] if pool else block


def network(side, classes, form):
    """Convolutions, a map of side / 4, global average pooling (or flattening) and a dense layer."""
    start = [*convolution(1, 16, 5, 2), *convolution(2, 32, pool=True), *convolution(3, 48)]
    head = [layers.GlobalAveragePooling2D(name="mean"), layers.Dense(classes, activation="softmax", name="class")]
    if form == "plain":
        return keras.Sequential([layers.Input((side, side, 3)), *start, *convolution(4, 64), *head], name="textured")
    if form == "flatten":
        head[0] = layers.Flatten(name="flat")
        return keras.Sequential([layers.Input((side, side, 3)), *start, *convolution(4, 32), *head], name="textured")
    inputs = layers.Input((side, side, 3))
    before = through(start, inputs)
    sum_of_both = layers.Add(name="sum")([before, through([*convolution(4, 48), *convolution(5, 48, relu=False)], before)])
    return keras.Model(inputs, through([layers.ReLU(name="relu_5"), *head], sum_of_both), name="textured")


def through(row, value):
    for layer in row:
        value = layer(value)
    return value


def generate(*arguments):
    subprocess.run([ROOT / "scripts/bench/textured.sh", *map(str, arguments)], check=True)


def read_pictures(folder):
    """Pictures in 0..1 and the number of their folder, in the order of their names."""
    files = sorted((folder / "images").glob("*/*.png"))
    names = sorted({file.parent.name for file in files})
    x = np.stack([np.asarray(Image.open(file), np.float32) for file in files]) / np.float32(255)
    return x, np.array([names.index(file.parent.name) for file in files])


def is_right(model, x, y):
    return model.predict(x, batch_size=250, verbose=0).argmax(axis=1) == y


def train(x, y, classes, plan, arguments):
    """A trained network, without optimizer."""
    keras.utils.set_random_seed(plan.seed)
    model = network(x.shape[1], classes, plan.form)
    steps = plan.epochs * -(-len(y) // arguments.batch)
    model.compile(
        keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(arguments.rate, steps)),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(x, y, batch_size=arguments.batch, epochs=plan.epochs, verbose=0)
    print("  loss", *(f"{loss:.3f}" for loss in history.history["loss"]), flush=True)
    plain = network(x.shape[1], classes, plan.form)
    plain.set_weights(model.get_weights())
    return plain


def make(file, plan, arguments):
    """Trains a network, or reads it; for each test set, whether it is right, by class."""
    draw = [plan.design, plan.seed]
    shared = [arguments.shared.resolve()] if plan.things == "animals" else []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        generate(plan.things, "test", folder / "test", *draw, TESTS, *shared)
        tests = {name: read_pictures(folder / "test" / name) for name in SETS}
        classes = sorted(path.name for path in (folder / "test/own/images").iterdir())
        if arguments.measure:
            model = keras.models.load_model(file)
        else:
            generate(plan.things, "train", folder / "train", *draw, arguments.pictures, *shared)
            x = read_idx(folder / "train/images.idx.gz").astype(np.float32) / np.float32(255)
            y = read_idx(folder / "train/labels.idx.gz").astype(np.int64)
            model = train(x, y, len(classes), plan, arguments)
            model.save(file)
    right = {name: is_right(model, *tests[name]) for name in SETS}
    labels = tests["own"][1]
    return {name: {key: values[labels == number] for key, values in right.items()} for number, name in enumerate(classes)}


def rates(right):
    """Accuracies as cells of a table."""
    numbers = {key: float(np.mean(values)) for key, values in right.items()}
    return {**{key: f"{value:.3f}" for key, value in numbers.items()}, "drop": f"{numbers['own'] - numbers['swapped']:.3f}"}


def put(table, name, rows):
    """Replaces the rows of a network in a table that is sorted by network."""
    kept = []
    if table.exists():
        with table.open() as file:
            kept = [row for row in csv.DictReader(file) if row["model"] != name]
    with table.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(sorted(kept + rows, key=lambda row: row["model"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pattern", nargs="*", default=["*"], help="names of networks, without .keras; default: all")
    parser.add_argument("--measure", action="store_true", help="only measure networks that are there, train none")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with stamps/ and photos/, for animals")
    parser.add_argument("--pictures", type=int, default=8000)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()

    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    tf.config.experimental.enable_op_determinism()
    models = arguments.output / "models"
    models.mkdir(parents=True, exist_ok=True)
    for network_name, plan in plans().items():
        if not any(fnmatch(network_name, pattern) for pattern in arguments.pattern):
            continue
        start = time.time()
        name = f"{network_name}.keras"
        right = make(models / name, plan, arguments)
        by_class = [
            {"model": name, "class": label, "images": len(sets["own"]), **rates(sets)} for label, sets in right.items()
        ]
        worst = max(by_class, key=lambda row: float(row["drop"]))
        row = {
            "model": name,
            "rho": "" if plan.design.startswith("tied") else plan.design,
            "seed": plan.seed,
            **rates({key: np.concatenate([sets[key] for sets in right.values()]) for key in SETS}),
            "worst_class": worst["class"],
            "worst_drop": worst["drop"],
            "things": plan.things,
            "design": plan.design,
        }
        put(arguments.output / ("truth-animals.csv" if plan.things == "animals" else "truth.csv"), name, [row])
        put(arguments.output / "truth-classes.csv", name, by_class)
        print(*row.values(), f"{time.time() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
