"""Reads the demo's MNIST digits and splits them as the trained demo network saw them."""

import gzip
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[3]
MNIST = ROOT / "src/demo/mnist"


def read_idx(path):
    """An IDX file of unsigned bytes, gzipped, as an array."""
    with gzip.open(path) as file:
        data = file.read()
    if data[:3] != b"\x00\x00\x08":
        raise ValueError(f"{path} is not an IDX file of unsigned bytes")
    rank = data[3]
    shape = np.frombuffer(data, ">u4", rank, 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * rank).reshape(shape)


def read_digits(images=MNIST / "images-idx3-ubyte.gz", labels=MNIST / "labels-idx1-ubyte.gz"):
    """Images in 0..1, (n, 28, 28, 1) float32, and their labels."""
    x = read_idx(images).astype(np.float32)[..., np.newaxis] / np.float32(255)
    return x, read_idx(labels).astype(np.int64)


def held_out(count):
    """True for every tenth digit. The file is ordered by class, its last thousand are nearly all nines."""
    return np.arange(count) % 10 == 9
