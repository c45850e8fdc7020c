"""Grad-CAM by TensorFlow's gradient tape, its check in float64, and the golden files that hold it."""

import base64
import json
import os
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import numpy as np
import tensorflow as tf

from digits import ROOT

RESOURCES = ROOT / "src/test/resources"
SHARED = Path(os.environ.get("SHARED_DATA", ROOT.parent / "shared/data"))


def located(name):
    """Where a model that a golden names lies."""
    if name.startswith("shared:"):
        return SHARED / name.removeprefix("shared:")
    return (ROOT / "src" if name.startswith("demo/") else RESOURCES) / name


def logit_network(model, dtype):
    """A copy of the model in that precision that ends before its softmax or sigmoid."""
    copy = keras.models.model_from_json(model.to_json().replace('"float32"', f'"{dtype}"'))
    copy.set_weights([w.astype(dtype) for w in model.get_weights()])
    for layer in copy.layers:
        if isinstance(layer, keras.layers.Normalization):
            layer.finalize_state()
    last = copy.layers[-1]
    if isinstance(last, keras.layers.Activation):
        return keras.Model(copy.inputs, last.input)
    last.activation = keras.activations.linear
    return copy


def scores(logits, targets):
    """Logit of each image's target; with a single output z, class 1 scores z and class 0 scores -z."""
    if logits.shape[1] == 1:
        return logits[:, 0] * tf.constant([1 if t else -1 for t in targets], logits.dtype)
    return tf.gather(logits, targets, axis=1, batch_dims=1)


def grad_cam(network, layer, x, targets):
    """Activations, gradients of the scores and the raw, signed Grad-CAM at a layer's output."""
    layer = network.get_layer(layer)
    call, seen = layer.call, []
    with tf.GradientTape() as tape:

        def recorded(*args, **kwargs):
            seen.append(call(*args, **kwargs))
            tape.watch(seen[0])
            return seen[0]

        layer.call = recorded
        logits = network(tf.constant(x, network.inputs[0].dtype), training=False)
        score = tf.reduce_sum(scores(logits, targets))
    layer.call = call
    a, g = seen[0].numpy(), tape.gradient(score, seen[0]).numpy()
    return a, g, np.sum(g.mean(axis=(1, 2), keepdims=True) * a, axis=-1)


def finite_differences(network, layer, x, targets, a, g, count=6, step=1e-5):
    """Worst error of g, over its largest entry, against central differences at random non-zero activations.

    Entries at a kink, where the two one-sided differences disagree, are passed over: MNIST's black background
    makes exact ties within a max pool.
    """
    rng = np.random.default_rng(len(layer))
    layer = network.get_layer(layer)
    call = layer.call
    scale = np.abs(g).max()
    errors = []
    for index in rng.permutation(np.argwhere(a != 0))[: 5 * count]:
        values = []
        for sign in (-1, 0, 1):
            delta = np.zeros_like(a)
            delta[tuple(index)] = sign * step
            layer.call = lambda *args, **kwargs: call(*args, **kwargs) + delta
            values.append(np.sum(scores(network(x, training=False), targets).numpy()))
        layer.call = call
        left, right = np.diff(values) / step
        if abs(left - right) < 1e-3 * scale:
            errors.append(abs((left + right) / 2 - g[tuple(index)]) / scale)
        if len(errors) == count:
            return max(errors)
    raise SystemExit(f"{layer.name}: nearly every entry is at a kink")


def base64_of(array):
    return base64.b64encode(np.ascontiguousarray(array, "<f4").tobytes()).decode()


def relative(a, b):
    return np.abs(a - b).max() / max(np.abs(b).max(), 1e-30)


def case(single, double, x, layer, targets, tensors=True, differences=True):
    """One case of a golden file, after its check."""
    targets = [int(t) for t in targets]
    a, g, cam = grad_cam(single, layer, x, targets)
    a64, g64, cam64 = grad_cam(double, layer, x, targets)
    # TensorFlow resizes in float32 at any precision, which leaves too much noise for differences.
    difference = finite_differences(double, layer, x.astype(np.float64), targets, a64, g64) if differences else 0
    errors = [relative(a, a64), relative(g, g64), relative(cam, cam64)]
    print(
        f"  {layer:18} targets {targets} {list(a.shape)}: float32 - float64: A {errors[0]:.0e}, g {errors[1]:.0e}, "
        f"CAM {errors[2]:.0e}; g - central differences {difference:.0e}; CAM {cam.min():.3g} .. {cam.max():.3g}"
    )
    if max(errors) > 2e-5 or difference > 1e-6:
        raise SystemExit(f"{layer}: the check failed")
    result = {"layer": layer, "targets": targets, "shape": list(a.shape)}
    if tensors:
        result |= {"activations": base64_of(a), "gradients": base64_of(g)}
    return result | {"cam": base64_of(cam)}


def write(name, content):
    path = RESOURCES / "golden" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1) + "\n")
    print(f"  wrote {path.relative_to(ROOT)}, {path.stat().st_size} bytes")


def golden(name, models, model, x, cases):
    """Checks and writes one golden file. cases: functions of the logits that give (layer, targets[, tensors[, differences]])."""
    print(name)
    single, double = logit_network(model, "float32"), logit_network(model, "float64")
    x = np.asarray(x, np.float32)
    logits = single(x, training=False).numpy()
    print(f"  logits float32 - float64 {relative(logits, double(x.astype(np.float64), training=False).numpy()):.0e}")
    write(
        name,
        {
            "models": models,
            "input_shape": list(x.shape),
            "input": base64_of(x),
            "logits_shape": list(logits.shape),
            "logits": base64_of(logits),
            "cases": [case(single, double, x, *c) for c in cases(logits)],
        },
    )


def require_same(path, model, x):
    """That the file loads to the same function as the model."""
    error = np.abs(keras.models.load_model(path, compile=False)(x, training=False).numpy() - model(x, training=False).numpy()).max()
    print(f"  {path.name} loads, difference {error:.0e}")
    if error > 1e-6:
        raise SystemExit(f"{path} is not the model")
