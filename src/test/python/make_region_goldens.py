"""Areas of polygons and pixels of run lengths, by plain loops: golden/regions.json.

Polygons: one point in the middle of each of 400x400 squares in every cell, even-odd, several united.
Run lengths: down the columns, as COCO has them, written out and compressed from the description of the format.
"""

import json
from pathlib import Path

import numpy as np

STEPS = 400
OUT = Path(__file__).parents[1] / "resources" / "golden" / "regions.json"


def inside(points, x, y):
    """Even-odd for every (y, x) of a grid: how many edges lie to the left."""
    result = np.zeros((len(y), len(x)), bool)
    for (x0, y0), (x1, y1) in zip(points, np.roll(points, -1, axis=0)):
        if y0 == y1:
            continue
        rows = (y0 <= y) != (y1 <= y)
        meets = x0 + (x1 - x0) * (y - y0) / (y1 - y0)
        result ^= rows[:, None] & (meets[:, None] < x[None, :])
    return result


def polygons(random, kind):
    height, width = (int(v) for v in random.integers(8, 60, 2))
    cells = [int(v) for v in random.integers(1, 6, 2)]
    shapes = []
    for _ in range(int(random.integers(1, 4))):
        corners = int(random.integers(3, 24))
        if kind == "star":
            turns = np.sort(random.uniform(0, 2 * np.pi, corners))
            radius = random.uniform(0.1, 0.5, corners)
            points = np.stack([width * (0.5 + radius * np.cos(turns)), height * (0.5 + radius * np.sin(turns))], 1)
        else:
            points = random.uniform(-4, 4, (corners, 2)) + random.uniform(0, 1, (corners, 2)) * [width, height]
        shapes.append(np.float32(np.round(points, 2)).astype(float))
    y = (np.arange(cells[0] * STEPS) + 0.5) * height / (cells[0] * STEPS)
    x = (np.arange(cells[1] * STEPS) + 0.5) * width / (cells[1] * STEPS)
    union = np.zeros((len(y), len(x)), bool)
    for points in shapes:
        union |= inside(points, x, y)
    shares = union.reshape(cells[0], STEPS, cells[1], STEPS).mean((1, 3))
    return {
        "height": height,
        "width": width,
        "polygons": [np.round(p, 2).ravel().tolist() for p in shapes],
        "cells": cells,
        "shares": np.round(shares, 6).ravel().tolist(),
    }


def counts(mask):
    runs, value, length = [], 0, 0
    for column in range(mask.shape[1]):
        for row in range(mask.shape[0]):
            if mask[row, column] != value:
                runs.append(length)
                value, length = mask[row, column], 0
            length += 1
    return [int(v) for v in runs + [length]]


def compressed(runs):
    text = ""
    for i, run in enumerate(runs):
        left = run - runs[i - 2] if i > 2 else run
        while True:
            five, left = left & 31, left >> 5
            done = left == (-1 if five & 16 else 0)
            text += chr(48 + five + (0 if done else 32))
            if done:
                break
    return text


def run_lengths(random):
    height, width = (int(v) for v in random.integers(1, 90, 2))
    rows, columns = np.mgrid[:height, :width]
    mask = (np.hypot(rows - height / 2, columns - width / 3) < random.uniform(2, 40)).astype(int)
    mask ^= (random.random((height, width)) < random.choice([0, 0.02, 0.4])).astype(int)
    runs = counts(mask)
    return {
        "height": height,
        "width": width,
        "counts": runs,
        "compressed": compressed(runs),
        "rows": ["".join(map(str, row)) for row in mask],
    }


def main():
    random = np.random.default_rng(20)
    golden = {
        "polygons": [polygons(random, kind) for kind in ["star", "tangle"] * 6],
        "run_lengths": [run_lengths(random) for _ in range(10)],
    }
    OUT.write_text(json.dumps(golden, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
