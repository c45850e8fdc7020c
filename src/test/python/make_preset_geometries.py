"""Makes presets/geometries.json: maps resized by SciPy, OpenCV and PyTorch, for TestGeometry."""

import json
from pathlib import Path

import cv2
import numpy as np
import torch
from scipy import ndimage

FILE = Path(__file__).resolve().parents[3] / "src/test/resources/presets/geometries.json"

SIZES = [
    ((1, 1), (1, 1)), ((1, 1), (5, 7)), ((1, 5), (1, 12)), ((1, 4), (6, 9)), ((6, 1), (13, 4)), ((4, 1), (3, 1)),
    ((2, 2), (5, 4)), ((2, 3), (7, 8)), ((2, 2), (1, 1)), ((3, 3), (3, 3)), ((3, 4), (6, 8)), ((3, 5), (7, 5)),
    ((5, 5), (12, 12)), ((7, 7), (32, 32)), ((11, 11), (28, 28)), ((5, 5), (28, 28)), ((10, 8), (13, 31)), ((6, 4), (1, 9)),
    ((12, 9), (5, 4)), ((28, 28), (11, 11)), ((16, 16), (7, 9)), ((9, 9), (8, 8)),
    # Here SciPy's last place lies beyond the last cell by a rounding error, and PyTorch's quotient before the cell.
    ((8, 8), (26, 26)), ((4, 6), (20, 148)), ((2, 8), (82, 42)),
    ((7, 7), (224, 224)), ((14, 14), (224, 224)), ((8, 8), (299, 299)),
]  # fmt: skip


def some(size):
    """All indices of a short axis, both ends and the middle of a long one."""
    return list(range(size)) if size <= 16 else sorted({*range(5), *range(size // 2 - 2, size // 2 + 3), *range(size - 5, size)})


def rounded(values):
    return [float(f"{v:.6f}") for v in np.ravel(values)]


def zoomed(a, size, order):
    result = ndimage.zoom(a, [n / m for n, m in zip(size, a.shape)], order=order)
    if result.shape != size:
        raise SystemExit(f"{a.shape} to {size} became {result.shape}")
    return result


def interpolated(a, size, **options):
    return torch.nn.functional.interpolate(torch.tensor(a)[None, None], size, **options)[0, 0].numpy()


def main():
    rng = np.random.default_rng(42)
    cases, worst = [], 0
    for shape, size in SIZES:
        a = rng.normal(size=shape).round(3).astype(np.float32)
        half = interpolated(a, size, mode="bilinear", align_corners=False)
        opencv = cv2.resize(a, size[::-1], interpolation=cv2.INTER_LINEAR)
        worst = max(worst, np.abs(opencv - half).max())
        results = {
            "halfpixel": half,
            "corner": zoomed(a, size, 1),
            "cubic-spline": zoomed(a, size, 3),
            "nearest": interpolated(a, size, mode="nearest"),
        }
        rows, columns = some(size[0]), some(size[1])
        cases.append(
            {"shape": shape, "size": size, "map": rounded(a), "rows": rows, "columns": columns}
            | {name: rounded(r[np.ix_(rows, columns)]) for name, r in results.items()}
        )
    print(f"OpenCV - PyTorch {worst:.0e}")
    if worst > 5e-6:
        raise SystemExit("they disagree")
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
    print(f"{FILE.name}: {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
