"""Writes src/test/resources/models/odd: every supported layer, and file layouts that are rare or wrong.

And golden/every-layer.json, the logits of TensorFlow for random images, without Grad-CAMs.
"""

import base64
import io
import json
import os
import pathlib
import shutil
import tempfile
import zipfile

os.environ["KERAS_BACKEND"] = "tensorflow"

import h5py
import keras
import numpy as np
from keras import layers

from old_keras import write_h5, write_keras2

ODD = pathlib.Path(__file__).parents[1] / "resources/models/odd"


def randomized(model):
    generator = np.random.default_rng(7)
    for weight in model.weights:
        values = generator.normal(scale=0.5, size=weight.shape)
        weight.assign(np.abs(values) + 0.1 if weight.name == "moving_variance" else values)
    return model


def every_layer():
    """Layers of one class interleaved, under names that look like Keras's own for another one."""
    image = keras.Input((12, 12, 3), name="image")
    left = layers.Conv2D(4, 3, padding="same", activation="leaky_relu", name="zeta")(image)
    right = layers.Conv2D(4, (3, 5), padding="same", use_bias=False, name="conv2d_1")(image)
    x = layers.Add(name="sum")([left, right])
    x = layers.BatchNormalization(scale=False, name="norm")(x)
    x = layers.ReLU(6.0, negative_slope=0.1, threshold=0.5, name="bounded")(x)
    x = layers.LeakyReLU(0.25, name="leaky")(x)
    x = layers.ELU(0.5, name="exponential")(x)
    x = layers.Activation("swish", name="swish")(x)
    x = layers.SpatialDropout2D(0.1, name="drop_maps")(x)
    x = layers.GaussianNoise(0.1, name="noise")(x)
    x = layers.GaussianDropout(0.1, name="drop_gauss")(x)
    x = layers.AlphaDropout(0.1, name="drop_alpha")(x)
    x = layers.ActivityRegularization(l1=0.1, name="regularized")(x)
    x = layers.ZeroPadding2D(((1, 2), (3, 4)), name="pad")(x)
    x = layers.MaxPooling2D((3, 2), strides=2, padding="same", name="max")(x)
    x = layers.AveragePooling2D(2, name="average")(x)
    x = layers.Conv2D(5, 1, strides=2, activation=layers.LeakyReLU(0.1), name="conv2d")(x)
    x = layers.GlobalMaxPooling2D(name="global_max")(x)
    x = layers.Flatten(name="flat")(x)
    x = layers.Dropout(0.5, name="drop")(x)
    x = layers.Dense(6, activation="relu6", name="dense_1")(x)
    x = layers.Dense(3, name="dense")(x)
    return randomized(keras.Model(image, layers.Softmax(name="scores")(x), name="every_layer"))


def write_logits(model):
    images = np.random.default_rng(11).normal(size=(3, 12, 12, 3)).astype("<f4")
    logits = keras.Model(model.input, model.get_layer("dense").output).predict(images, verbose=0).astype("<f4")
    assert len(np.unique(logits)) == logits.size, "saturated, these would not tell right from wrong"
    golden = {
        "models": ["models/odd/every-layer.keras", "models/odd/every-layer.h5"],
        "input_shape": list(images.shape),
        "input": base64.b64encode(images.tobytes()).decode(),
        "logits_shape": list(logits.shape),
        "logits": base64.b64encode(logits.tobytes()).decode(),
        "cases": [],
    }
    (ODD.parents[1] / "golden/every-layer.json").write_text(json.dumps(golden, indent=1) + "\n")


def many_convolutions():
    """More than ten layers of a class: conv2d_10 comes before conv2d_2 in the file."""
    image = keras.Input((None, None, 1), name="image")
    x = image
    for i in range(12):
        x = layers.Conv2D(2, 1, name=f"step_{i}")(x)
    x = layers.GlobalAveragePooling2D(name="pool")(x)
    model = keras.Model(image, layers.Dense(2, activation="softmax", name="scores")(x), name="many")
    for i in range(12):
        layer = model.get_layer(f"step_{i}")
        layer.set_weights([np.full(weight.shape, i + 1, "float32") for weight in layer.get_weights()])
    return model


def tiny():
    """The model whose file is stored in odd ways."""
    image = keras.Input((6, 6, 2), name="image")
    x = layers.Conv2D(3, 3, use_bias=False, activation="relu", name="conv1")(image)
    x = layers.BatchNormalization(name="bn1")(x)
    x = layers.GlobalAveragePooling2D(name="pool")(x)
    return randomized(keras.Model(image, layers.Dense(2, activation="softmax", name="predictions")(x), name="tiny"))


def trained():
    """With the state of an optimizer, and a layer in mixed precision."""
    image = keras.Input((6, 6, 1), name="image")
    x = layers.Conv2D(2, 3, activation="relu", name="conv1", dtype="mixed_float16")(image)
    x = layers.Dropout(0.5, seed=1, name="drop")(layers.GlobalMaxPooling2D(name="pool")(x))
    model = keras.Model(image, layers.Dense(2, activation="softmax", name="scores")(x), name="trained")
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(np.ones((4, 6, 6, 1)), np.array([0, 1, 0, 1]), verbose=0)
    return model


def with_weights_file(source, target, change):
    """A copy of a .keras file, its weights file changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "model.weights.h5":
                buffer = io.BytesIO(content)
                with h5py.File(buffer, "r+") as file:
                    change(file)
                content = buffer.getvalue()
            new.writestr(name, content)


def strip_names(file):
    """As Keras 3 wrote weights before it stored the names of the layers; it then kept random states among them."""
    file["layers/dropout/seed_generator/vars/0"] = np.array([1, 2], "u4")
    for group in file["layers"].values():
        if "vars" in group:
            del group["vars"].attrs["name"]


def swap_vars(file):
    group = file["layers/dense/vars"]
    group.move("0", "first")
    group.move("1", "0")
    group.move("first", "1")


def rewrite_datasets(source, target, dtype=None, **options):
    """A copy of an .h5 file with other storage of its weights."""
    with h5py.File(source) as old, h5py.File(target, "w") as new:
        new.attrs.update(old.attrs)

        def copy(name, node):
            if isinstance(node, h5py.Group):
                new.require_group(name).attrs.update(node.attrs)
            else:
                new.create_dataset(name, data=node[()].astype(dtype or node.dtype), **options)

        old.visititems(copy)


def chunk_names(path):
    """Name lists in pieces, as Keras writes them beyond the 64 KiB of an HDF5 header."""
    with h5py.File(path, "r+") as file:
        root = file["model_weights"]
        lists = [(root, "layer_names")] + [(root[name], "weight_names") for name in root.attrs["layer_names"]]
        for group, attribute in lists:
            names = [name.encode() if isinstance(name, str) else name for name in group.attrs[attribute]]
            del group.attrs[attribute]
            for i, piece in enumerate(np.array_split(np.array(names, dtype="S"), 2) if names else [np.array([])]):
                group.attrs[f"{attribute}{i}"] = piece


def reverse_weight_names(path, rename):
    with h5py.File(path, "r+") as file:
        group = file["model_weights/predictions"]
        names = [name if isinstance(name, str) else name.decode() for name in group.attrs["weight_names"]]
        new = [f"param_{i}" if rename else name for i, name in enumerate(names)]
        if rename:
            for old, name in zip(names, new):
                group.move(old, name)
        group.attrs["weight_names"] = np.array([name.encode() for name in new[::-1]], dtype="S")


def keras1_graph(path):
    """A Keras 1 Model with a merging layer, weights at the root of the file."""
    values = np.random.default_rng(3)
    conv = {
        "nb_filter": 2,
        "nb_row": 3,
        "nb_col": 3,
        "init": "glorot_uniform",
        "activation": "relu",
        "border_mode": "same",
        "subsample": [1, 1],
        "dim_ordering": "tf",
        "W_regularizer": None,
        "b_regularizer": None,
        "activity_regularizer": None,
        "W_constraint": None,
        "b_constraint": None,
        "bias": True,
        "trainable": True,
    }
    merge = {
        "mode": "sum",
        "mode_type": "raw",
        "concat_axis": -1,
        "dot_axes": -1,
        "output_shape": None,
        "output_shape_type": "raw",
        "output_mask": None,
        "output_mask_type": "raw",
        "arguments": {},
    }
    dense = {"output_dim": 3, "init": "glorot_uniform", "activation": "softmax", "bias": True, "input_dim": None}
    image = {"batch_input_shape": [None, 6, 6, 1], "input_dtype": "float32", "sparse": False}
    specification = [
        ("InputLayer", "input_1", image, []),
        ("Convolution2D", "left", conv, ["input_1"]),
        ("Convolution2D", "right", conv, ["input_1"]),
        ("Merge", "merge_1", merge, ["left", "right"]),
        ("ZeroPadding2D", "pad", {"padding": [1, 2], "dim_ordering": "tf", "trainable": True}, ["merge_1"]),
        ("GlobalAveragePooling2D", "pool", {"dim_ordering": "tf", "trainable": True}, ["pad"]),
        ("Dense", "scores", dense, ["pool"]),
    ]
    config = {
        "class_name": "Model",
        "config": {
            "name": "model_1",
            "layers": [
                {
                    "class_name": kind,
                    "name": name,
                    "config": {"name": name} | own,
                    "inbound_nodes": [[[source, 0, 0] for source in sources]] if sources else [],
                }
                for kind, name, own, sources in specification
            ],
            "input_layers": [["input_1", 0, 0]],
            "output_layers": [["scores", 0, 0]],
        },
    }
    shapes = {"left": (3, 3, 1, 2), "right": (3, 3, 1, 2), "scores": (2, 3)}
    weights = {
        name: [(f"{name}_W", values.normal(size=shapes[name])), (f"{name}_b", values.normal(size=shapes[name][-1]))]
        if name in shapes
        else []
        for _, name, _, _ in specification
    }
    write_h5(path, "1.0.8", config, weights)
    with h5py.File(path, "r+") as file:
        root = file["model_weights"]
        for name in list(root):
            root.move(name, f"/{name}")
        file.attrs["layer_names"] = root.attrs["layer_names"]
        del file["model_weights"]


def main():
    shutil.rmtree(ODD, ignore_errors=True)
    ODD.mkdir(parents=True)
    every = every_layer()
    every.save(ODD / "every-layer.keras")
    every.save(ODD / "every-layer.h5")
    write_logits(every)
    every.save_weights(ODD / "weights-only.weights.h5")
    model = trained()
    model.save(ODD / "trained.keras")
    model.save(ODD / "trained.h5")
    with tempfile.TemporaryDirectory() as folder:
        many = pathlib.Path(folder) / "many.keras"
        many_convolutions().save(many)
        with_weights_file(many, ODD / "many-unnamed.keras", strip_names)
        with_weights_file(many, ODD / "swapped-vars.keras", swap_vars)
    with h5py.File(ODD / "every-layer.h5") as old, h5py.File(ODD / "weights-only.h5", "w") as new:
        for name in old["model_weights"]:
            old.copy(f"model_weights/{name}", new)
        new.attrs["layer_names"] = old["model_weights"].attrs["layer_names"]
    small = ODD / "tiny.h5"
    write_keras2(small, tiny())
    rewrite_datasets(small, ODD / "gzip.h5", chunks=True, compression="gzip", shuffle=True)
    rewrite_datasets(small, ODD / "float16.h5", "<f2")
    rewrite_datasets(small, ODD / "float64-big-endian.h5", ">f8")
    rewrite_datasets(small, ODD / "int32.h5", "<i4")
    rewrite_datasets(small, ODD / "chunked-names.h5")
    chunk_names(ODD / "chunked-names.h5")
    for name, rename in (("reversed-names.h5", False), ("reversed-unknown-names.h5", True)):
        shutil.copy(small, ODD / name)
        reverse_weight_names(ODD / name, rename)
    shutil.copy(small, ODD / "no-config.h5")
    with h5py.File(ODD / "no-config.h5", "r+") as file:
        del file.attrs["model_config"]
        del file["model_weights"]
    bomb = ODD / "bomb.h5"
    with h5py.File(small) as file:
        config = json.loads(file.attrs["model_config"])
        names = list(file["model_weights"].attrs["layer_names"])
    write_h5(bomb, "2.2.4", config, {name.decode(): [] for name in names})
    with h5py.File(bomb, "r+") as file:
        group = file["model_weights/conv1"]
        group.create_dataset("conv1/kernel:0", (1 << 14, 1 << 14, 8), "f4", chunks=(1 << 10, 1 << 10, 8), compression="gzip")
        group.attrs["weight_names"] = np.array([b"conv1/kernel:0"])
    keras1_graph(ODD / "keras1-graph.h5")


if __name__ == "__main__":
    main()
