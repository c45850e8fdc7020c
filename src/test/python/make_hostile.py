"""Writes src/test/resources/models/hostile: small .h5 files that claim or unpack to far more than they hold."""

import json
import pathlib
import shutil
import zlib

import h5py
import numpy as np

MODELS = pathlib.Path(__file__).parents[1] / "resources/models"
HOSTILE = MODELS / "hostile"


def kernel(file):
    found = []
    file["model_weights"].visititems(
        lambda name, node: found.append(node.name) if isinstance(node, h5py.Dataset) and "kernel" in name else None)
    return found[0]


def changed(name, change):
    target = HOSTILE / name
    shutil.copy(MODELS / "odd/tiny.h5", target)
    with h5py.File(target, "r+") as file:
        path = kernel(file)
        shape = file[path].shape
        del file[path]
        change(file, path, shape)


def huge(file, path, shape):
    """10^12 values, of which none is written."""
    file.create_dataset(path, (10**6, 10**6), "f4")


def sparse(file, path, shape):
    """2^28 values in compressed chunks, of which none is written."""
    file.create_dataset(path, (1 << 14, 1 << 14), "f4", chunks=(1 << 12, 1 << 12), compression="gzip")


def wide(shape, size):
    return (1,) * (len(shape) - 2) + (size, size)


def chunk_bomb(file, path, shape):
    """A chunk of 256 KiB that unpacks to 32 MiB."""
    unlimited = (None,) * len(shape)
    dataset = file.create_dataset(path, shape, "f4", chunks=wide(shape, 256), maxshape=unlimited, compression="gzip")
    dataset.id.write_direct_chunk((0,) * len(shape), zlib.compress(bytes(32 << 20), 9))


def wide_chunk(file, path, shape):
    """A few values in a chunk of 1 GiB."""
    unlimited = (None,) * len(shape)
    dataset = file.create_dataset(path, shape, "f4", chunks=wide(shape, 1 << 14), maxshape=unlimited, compression="gzip")
    dataset.id.write_direct_chunk((0,) * len(shape), zlib.compress(bytes(1 << 20), 9))


def marshalled():
    """A Lambda layer with Python code in it."""
    target = HOSTILE / "lambda.h5"
    shutil.copy(MODELS / "odd/tiny.h5", target)
    with h5py.File(target, "r+") as file:
        config = json.loads(file.attrs["model_config"])
        code = {"class_name": "__lambda__", "config": {"code": "4wEAAAAAAAAA", "defaults": None, "closure": None}}
        options = {"name": "own", "function": code}
        layers = config["config"]["layers"]
        layers.append({"class_name": "Lambda", "name": "own", "config": options,
                       "inbound_nodes": [[[layers[-1]["config"]["name"], 0, 0, {}]]]})
        file.attrs["model_config"] = json.dumps(config)


HOSTILE.mkdir(exist_ok=True)
changed("huge-shape.h5", huge)
changed("sparse-chunks.h5", sparse)
changed("chunk-bomb.h5", chunk_bomb)
changed("wide-chunk.h5", wide_chunk)
marshalled()
