"""Writes what the peers' own drawing makes of a small picture and map (needs matplotlib, numpy, opencv, pillow).

Each case does what the peer's source does, with the same libraries. Run from the project directory:
python src/test/python/make_overlay_goldens.py
"""

import json
from pathlib import Path

import cv2
import matplotlib
import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from PIL import Image

matplotlib.use("Agg")
from matplotlib import pyplot as plt

JET = matplotlib.colormaps["jet"]


def drawn(layers, height, width):
    """The pixels of pictures laid over each other in a matplotlib axes of exactly their size."""
    figure = plt.figure(figsize=(width / 100, height / 100), dpi=100)
    axes = figure.add_axes([0, 0, 1, 1])
    axes.axis("off")
    for values, options in layers:
        axes.imshow(values, interpolation="none", aspect="auto", **options)
    figure.canvas.draw()
    pixels = np.asarray(figure.canvas.buffer_rgba())[..., :3].copy()
    plt.close(figure)
    assert pixels.shape == (height, width, 3)
    return pixels


def jet_bytes(heat):
    return np.uint8(JET(heat)[..., :3] * 255)


def keras_vis(image, heat):
    return (jet_bytes(heat) * 0.5 + image * 0.5).astype(np.uint8)


def tf_keras_vis(image, heat):
    return drawn([(image, {}), (jet_bytes(heat), {"alpha": 0.5})], *heat.shape)


def pytorch_grad_cam(image, heat):
    colors = cv2.cvtColor(cv2.applyColorMap(np.uint8(255 * heat), cv2.COLORMAP_JET), cv2.COLOR_BGR2RGB)
    mixed = 0.5 * (np.float32(colors) / 255) + 0.5 * (np.float32(image) / 255)
    return np.uint8(255 * (mixed / np.max(mixed)))


def torch_cam(image, heat):
    mask = Image.fromarray(heat, mode="F").resize((image.shape[1], image.shape[0]), Image.Resampling.BICUBIC)
    colors = JET(np.asarray(mask) ** 2, bytes=True)[:, :, :3]
    return np.asarray(Image.blend(Image.fromarray(colors), Image.fromarray(image), 0.7))


def captum(image, attribution, signed):
    magnitude = np.sort(np.abs(attribution).flatten())
    sums = np.cumsum(magnitude)
    threshold = magnitude[np.where(sums >= sums[-1] * 0.01 * 98)[0][0]]
    values = np.clip((attribution if signed else np.abs(attribution)) / threshold, -1, 1)
    colors = LinearSegmentedColormap.from_list("RdWhGn", ["red", "white", "green"]) if signed else "Blues"
    gray = np.mean(image, axis=2)
    over = {"cmap": colors, "vmin": -1 if signed else 0, "vmax": 1, "alpha": 0.5}
    return drawn([(gray, {"cmap": "gray"}), (values, over)], *attribution.shape)


def main():
    random = np.random.default_rng(7)
    height, width = 10, 14
    image = random.integers(20, 230, (height, width, 3), dtype=np.uint8)
    heat = np.float32(random.random((height, width)))
    heat[0, 0], heat[-1, -1] = 0, 1
    small = np.float32(random.random((4, 5)))
    large = np.float32(random.random((23, 31)))
    signed = np.float32(random.normal(0, 1, (height, width)))
    goldens = {
        "image": image.flatten().tolist(),
        "height": height,
        "width": width,
        "cases": [
            {"peer": "KERAS_VIS", "heat": heat, "expected": keras_vis(image, heat)},
            {"peer": "TF_KERAS_VIS", "heat": heat, "expected": tf_keras_vis(image, heat)},
            {"peer": "PYTORCH_GRAD_CAM", "heat": heat, "expected": pytorch_grad_cam(image, heat)},
            {"peer": "TORCH_CAM", "heat": small, "expected": torch_cam(image, small)},
            {"peer": "TORCH_CAM", "heat": large, "expected": torch_cam(image, large)},
            {"peer": "CAPTUM", "heat": signed, "expected": captum(image, signed, False)},
            {"peer": "CAPTUM_SIGNED", "heat": signed, "expected": captum(image, signed, True)},
        ],
    }
    for case in goldens["cases"]:
        rows, columns = case["heat"].shape
        case["heat"] = [float("%.9g" % value) for value in case["heat"].flatten()]
        case["expected"] = case["expected"].flatten().tolist()
        case.update(height=rows, width=columns)
    target = Path("src/test/resources/camaudit/report/overlays.json")
    target.write_text(json.dumps(goldens, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
