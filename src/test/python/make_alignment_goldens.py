"""How outlines fit pictures at their own and other places, by plain loops: golden/alignment.json.

Masks: the mean colour step (length of the gradient over all channels) on the pixels at both sides of the outline. Boxes: 1 - sum of
sqrt(p q) of the histograms of colours inside and in a ring of like area. Both divided by the mean over places; null where not measured.
"""

import json
from pathlib import Path

import numpy as np
from scipy.ndimage import distance_transform_edt

OUT = Path(__file__).parents[1] / "resources" / "golden" / "alignment.json"
REACH = 4


def steps(picture):
    total = 0
    for c in range(picture.shape[2]):
        down, across = np.gradient(picture[..., c].astype(float))
        total = total + down**2 + across**2
    return np.sqrt(total)


def signed(mask):
    return np.where(mask, 0.5 - distance_transform_edt(mask), distance_transform_edt(~mask) - 0.5)


def moved(points, dy, dx, shape):
    points = points + [dy, dx]
    inside = np.all((points >= 0) & (points < shape), axis=1)
    return points[inside]


def of_mask(picture, mask, unit):
    step, distance = steps(picture), signed(mask)
    least = max(8, int((np.abs(distance) <= 0.75).sum()) // 2)
    values = []
    for growth in range(-4, 3):
        outline = np.argwhere(np.abs(distance - growth * unit) <= 0.75)
        for dy in range(-REACH, REACH + 1):
            for dx in range(-REACH, REACH + 1):
                here = moved(outline, dy * unit, dx * unit, mask.shape)
                measured = len(outline) >= least and 2 * len(here) >= len(outline)
                values.append(np.mean([step[y, x] for y, x in here]) if measured else np.nan)
    return values


def histogram(picture, points):
    counts = {}
    levels = 16 if picture.shape[2] == 1 else 64
    for y, x in points:
        kind = tuple(int(v) // levels for v in picture[y, x])
        counts[kind] = counts.get(kind, 0) + 1 / len(points)
    return counts


def of_boxes(picture, mask, unit):
    distance = signed(mask)
    inside = np.argwhere(mask)
    widest = np.sort(distance.ravel())[min(mask.size, 2 * len(inside)) - 1]
    ring = np.argwhere((distance > 0) & (distance <= widest))
    values = []
    for dy in range(-REACH, REACH + 1):
        for dx in range(-REACH, REACH + 1):
            here = moved(inside, dy * unit, dx * unit, mask.shape)
            around = moved(ring, dy * unit, dx * unit, mask.shape)
            if 2 * len(here) < len(inside) or 4 * len(around) < len(inside):
                values.append(np.nan)
                continue
            p, q = histogram(picture, here), histogram(picture, around)
            values.append(1 - sum(np.sqrt(p[kind] * q.get(kind, 0)) for kind in p))
    return values


def case(random, channels, height, width, box):
    y, x = np.mgrid[:height, :width]
    if box:
        mask = (y >= height // 4) & (y < height // 2) & (x >= width // 3) & (x < 2 * width // 3)
    else:
        radius = min(height, width) * (0.22 + 0.06 * np.sin(3 * np.arctan2(y - height / 2, x - width / 2)))
        mask = np.hypot(y - height / 2, x - width / 2) < radius
    picture = random.integers(0, 120, (height, width, channels)) + 100 * np.roll(mask, 1, 1)[..., None]
    unit = max(1, int(min(height, width) / 40 + 0.5))
    values = np.array((of_boxes if box else of_mask)(picture, mask, unit))
    values = values / np.nanmean(values)
    return {
        "channels": channels,
        "height": height,
        "width": width,
        "boxes": box,
        "samples": bytes(picture.astype(np.uint8).ravel()).hex(),
        "mask": "".join("1" if m else "0" for m in mask.ravel()),
        "places": [None if np.isnan(v) else round(float(v), 6) for v in values],
    }


if __name__ == "__main__":
    random = np.random.default_rng(17)
    cases = [case(random, *c) for c in [(3, 24, 30, False), (1, 62, 66, False), (3, 20, 26, True), (1, 24, 22, True)]]
    OUT.write_text(json.dumps(cases, separators=(",", ":")) + "\n")
