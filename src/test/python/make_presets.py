"""Makes presets/*.json: responses of real and made-up layers with the heatmap that each preset promises for them."""

import base64
import json
import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import numpy as np

import preset_conventions as conventions
from digits import held_out, read_digits
from gradcam import RESOURCES, grad_cam, located, logit_network
from preset_conventions import CAPTUM, KERAS_VIS, METHODS, PRESETS, PYTORCH_GRAD_CAM, TF_KERAS_VIS, TORCH_CAM

FOLDER = RESOURCES / "presets"


def numbers(array, decimals=None):
    """With 7 significant digits, or so many decimals."""
    values = [float(f"{v:.7g}" if decimals is None else f"{v:.{decimals}f}") for v in np.ravel(array).tolist()]
    return [int(v) if v == int(v) else v for v in values]


def keras_vis_layer(model):
    """The last convolution or pooling among all layers but the last two."""
    kinds = (
        keras.layers.Conv2D,
        keras.layers.Conv2DTranspose,
        keras.layers.DepthwiseConv2D,
        keras.layers.SeparableConv2D,
        keras.layers.MaxPooling2D,
        keras.layers.AveragePooling2D,
    )
    return [layer.name for layer in model.layers[:-2] if isinstance(layer, kinds)][-1]


def heatmaps(preset, a, g, size, methods):
    g = conventions.gradients(preset, g)
    result = []
    for method in methods:
        raw = np.float32(conventions.raw_map(method, a, g))
        m = conventions.heatmap(preset, raw, size)
        result.append(
            {
                "preset": preset,
                "method": method,
                "raw": numbers(raw),
                "size": list(size),
                "heatmap": numbers(m, None if preset == CAPTUM else 5),
            }
        )
    return result


def response(name, a, g, size, presets=PRESETS, methods=METHODS):
    """A layer's response to one image, (h, w, k), with its heatmaps; values are rounded first, so that both sides see the same."""
    a, g = (np.float32([float(f"{v:.7g}") for v in np.ravel(x)]).reshape(x.shape) for x in (a, g))
    return {
        "name": name,
        "shape": list(a.shape),
        "activations": numbers(a),
        "gradients": numbers(g),
        "heatmaps": [h for preset in presets for h in heatmaps(preset, a, g, size, methods[preset])],
    }


def fusion(layers, size):
    """Several layers of one image, [(a, g)], by the presets that take several."""
    result = []
    for preset, method in [(PYTORCH_GRAD_CAM, "grad-cam"), (TORCH_CAM, "grad-cam"), (TORCH_CAM, "layer-cam")]:
        raws = [np.float32(conventions.raw_map(method, a, g)) for a, g in layers]
        m = conventions.fused(preset, method, raws, size)
        result.append(
            {
                "preset": preset,
                "method": method,
                "layers": [{"shape": list(r.shape), "raw": numbers(r)} for r in raws],
                "size": list(size),
                "shape": list(m.shape),
                "heatmap": numbers(m, 5),
            }
        )
    return result


def image(network, index, x, target, layer, pooled):
    """One image from the model file on: each preset's Grad-CAM at its own layer."""
    size = x.shape[1:3]
    result = {"index": int(index), "target": int(target), "heatmaps": []}
    for preset in PRESETS:
        name = pooled if preset == KERAS_VIS else layer
        a, g, _ = grad_cam(network, name, x, [int(target)])
        [entry] = heatmaps(preset, a[0], g[0], size, ["grad-cam"])
        result["heatmaps"].append({"layer": name} | {k: v for k, v in entry.items() if k not in ("raw", "method")})
    return result


def write(name, content):
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.json"
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n")
    print(f"{path.name}: {path.stat().st_size} bytes")


def mnist_cnn():
    model = keras.models.load_model(located("demo/mnist-cnn.keras"), compile=False)
    network = logit_network(model, "float32")
    pooled = keras_vis_layer(model)
    digits, labels = read_digits()
    free = np.flatnonzero(held_out(len(labels)))
    chosen = [int(free[labels[free] == digit][5]) for digit in (1, 4, 9)]
    logits = network(digits[chosen]).numpy()
    targets = logits.argmax(1)
    targets[2] = logits[2].argsort()[0]
    print(f"mnist-cnn: digits {chosen}, targets {targets}, keras-vis' layer {pooled}")
    images = [image(network, i, digits[[i]], t, "conv2d_1", pooled) for i, t in zip(chosen, targets)]
    x, target = digits[chosen[:1]], targets[:1].tolist()
    a, g, _ = grad_cam(network, "conv2d_1", x, target)
    b, h, _ = grad_cam(network, pooled, x, target)
    others = [p for p in PRESETS if p != KERAS_VIS]
    few = METHODS | {PYTORCH_GRAD_CAM: ["grad-cam", "grad-cam++", "xgrad-cam", "eigen-cam"], TF_KERAS_VIS: ["grad-cam"]}
    write(
        "mnist-cnn",
        {
            "model": "demo/mnist-cnn.keras",
            "images": images,
            "responses": [
                response("conv2d_1", a[0], g[0], (28, 28), others, few),
                response(pooled, b[0], h[0], (28, 28), [KERAS_VIS]),
            ],
            "fusions": [],
        },
    )


def residual_bn():
    model = keras.models.load_model(located("models/residual-bn.keras"), compile=False)
    network = logit_network(model, "float32")
    pooled = keras_vis_layer(model)
    golden = json.loads((RESOURCES / "golden/residual-bn.json").read_text())
    x = np.frombuffer(base64.b64decode(golden["input"]), "<f4").reshape(golden["input_shape"])
    target = int(network(x[:1]).numpy()[0].argmax())
    print(f"residual-bn: target {target}, keras-vis' layer {pooled}")
    layers = [tuple(v[0] for v in grad_cam(network, name, x[:1], [target])[:2]) for name in ("relu3", "relu2", "relu1")]
    few = METHODS | {PYTORCH_GRAD_CAM: ["grad-cam", "grad-cam++", "hires-cam"]}
    write(
        "residual-bn",
        {
            "model": "models/residual-bn.keras",
            "images": [image(network, 0, x[:1], target, "relu3", pooled)],
            "responses": [response("relu3", *layers[0], (32, 32), methods=few)],
            "fusions": fusion(layers, (32, 32)),
        },
    )


def synthetic():
    rng = np.random.default_rng(11)
    positive = rng.uniform(0, 2, (3, 5, 4))
    signed = rng.normal(size=(3, 5, 4))
    ones = np.ones((3, 5, 4))
    write(
        "synthetic",
        {
            "responses": [
                response("signed", signed, rng.normal(size=signed.shape), (7, 16)),
                response("all gradients negative", positive, -rng.uniform(0.1, 1, positive.shape), (7, 16)),
                response("all gradients negative and small", positive, -rng.uniform(1e-5, 1e-4, positive.shape), (7, 16)),
                response("map all negative", positive, ones * [1, -3, -2, -4], (7, 16)),
                response("map constant", ones * [1, 2, 0.5, 1], ones * [0.5, 0.25, -1, 2], (7, 16)),
                response("map zero", 0 * ones, rng.normal(size=ones.shape), (7, 16)),
                response("gradients zero", positive, 0 * ones, (7, 16)),
                response("tiny gradients", positive, 1e-7 * rng.normal(size=positive.shape), (7, 16)),
                response("tiny activations", 1e-7 * positive, rng.normal(size=positive.shape), (7, 16),
                         methods={preset: ["grad-cam"] for preset in PRESETS}),
                response("one channel", positive[..., :1], signed[..., :1], (6, 10)),
                response("one cell", positive[:1, :1], signed[:1, :1], (4, 6)),
                response("larger than the input", rng.uniform(0, 1, (9, 8, 2)), rng.normal(size=(9, 8, 2)), (5, 6)),
                response("SciPy's zero line", rng.uniform(0, 1, (8, 8, 2)), rng.uniform(0, 1, (8, 8, 2)), (26, 26),
                         [KERAS_VIS, TF_KERAS_VIS]),
            ],
            "fusions": fusion([(signed, signed**2), (rng.uniform(0, 1, (5, 4, 3)), rng.normal(size=(5, 4, 3)))], (12, 11)),
        },
    )  # fmt: skip


if __name__ == "__main__":
    synthetic()
    mnist_cnn()
    residual_bn()
