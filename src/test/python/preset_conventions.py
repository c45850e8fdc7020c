"""What the presets of CamAudit promise, written down a second time with NumPy, SciPy, OpenCV and PyTorch."""

import cv2
import numpy as np
import torch
from scipy import ndimage

KERAS_VIS, TF_KERAS_VIS, PYTORCH_GRAD_CAM, TORCH_CAM, CAPTUM = PRESETS = (
    "keras-vis",
    "tf-keras-vis",
    "pytorch-grad-cam",
    "torch-cam",
    "captum",
)

# The methods whose heatmaps are held; Eigen-CAM's sign is CamAudit's.
METHODS = {
    KERAS_VIS: ["grad-cam"],
    TF_KERAS_VIS: ["grad-cam", "layer-cam"],
    PYTORCH_GRAD_CAM: ["grad-cam", "grad-cam++", "xgrad-cam", "hires-cam", "element-wise", "layer-cam", "eigen-cam"],
    TORCH_CAM: ["grad-cam", "xgrad-cam", "layer-cam"],
    CAPTUM: ["grad-cam"],
}


def raw_map(method, a, g):
    """The raw map of one image's activations and gradients, (h, w, k), in float64."""
    a, g = np.float64(a), np.float64(g)
    if method == "grad-cam":
        return np.einsum("hwk,k->hw", a, g.mean((0, 1)))
    if method == "grad-cam++":
        denominator = 2 * g**2 + g**3 * a.sum((0, 1)) + 1e-6
        alpha = np.where(g == 0, 0, g**2 / denominator)
        return np.einsum("hwk,k->hw", a, (alpha * np.maximum(g, 0)).sum((0, 1)))
    if method == "xgrad-cam":
        return np.einsum("hwk,k->hw", a, ((g * a) / (a.sum((0, 1)) + 1e-7)).sum((0, 1)))
    if method == "hires-cam":
        return np.einsum("hwk,hwk->hw", a, g)
    if method == "element-wise":
        return np.maximum(a * g, 0).sum(-1)
    if method == "layer-cam":
        return np.einsum("hwk,hwk->hw", a, np.maximum(g, 0))
    if method == "eigen-cam":
        flat = a.reshape(-1, a.shape[-1])
        centred = flat - flat.mean(0)
        if not centred.any():
            return np.zeros(a.shape[:2])
        values, vectors = np.linalg.eigh(centred.T @ centred)
        direction = vectors[:, -1] * (1 if (flat @ vectors[:, -1]).mean() > 0 else -1)
        return (centred @ direction).reshape(a.shape[:2])
    raise ValueError(method)


def gradients(preset, g):
    """One image's gradients as the preset's formula takes them."""
    return g / (g.max() + 1e-7) if preset == KERAS_VIS else g


def unit(m, epsilon):
    low, high = m.min(), m.max()
    return (m - low) / (high - low + epsilon)


def zoomed(m, size, order):
    result = ndimage.zoom(np.float32(m), np.divide(size, m.shape), order=order)
    assert result.shape == tuple(size)
    return np.float64(result)


def interpolated(m, size, **options):
    return torch.nn.functional.interpolate(torch.tensor(m)[None, None], tuple(size), **options)[0, 0].numpy()


def heatmap(preset, raw, size):
    """The heatmap of one layer's raw map."""
    if preset == KERAS_VIS:
        return unit(zoomed(np.maximum(raw, 0), size, 3), 1e-7)
    if preset == TF_KERAS_VIS:
        return unit(zoomed(np.maximum(raw, 0), size, 1), 1e-7)
    if preset == PYTORCH_GRAD_CAM:
        return fused(preset, "", [raw], size)
    if preset == TORCH_CAM:
        return unit(np.maximum(raw, 0), 1e-8)
    return interpolated(raw, size, mode="nearest")


def fused(preset, method, raws, size):
    """The heatmap of several layers' raw maps."""
    if preset == PYTORCH_GRAD_CAM:
        scaled = [np.float32(unit(np.maximum(raw, 0), 1e-7)) for raw in raws]
        return unit(np.mean([cv2.resize(m, tuple(size)[::-1]) for m in scaled], axis=0), 1e-7)
    maps = [unit(np.maximum(raw, 0), 1e-8) for raw in raws]
    if method == "layer-cam":
        maps = [np.tanh(2 * m) for m in maps]
    largest = np.max([m.shape for m in maps], axis=0)
    return np.max([interpolated(m, largest, mode="bilinear", align_corners=False) for m in maps], axis=0)
