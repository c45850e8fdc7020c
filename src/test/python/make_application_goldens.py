"""Models of keras.applications with seeded weights, and the logits and Grad-CAMs that Keras computes for them.

    make_application_goldens.py FOLDER [FAMILY …]   every family as it is published, too large to commit
    make_application_goldens.py --small             narrow and shallow ones of the same code, for src/test/resources

Each model is written as NAME.keras and NAME.h5 with NAME.json, the expected values, beside them. Weights are random, biases not
zero; moving statistics are those of the images, moved away from them so that a wrong folding shows. The values are those of
TensorFlow in float64, and their distance to TensorFlow in float32 is printed: an engine in float32 cannot be closer by much.
"""

import os
import sys

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
# With oneDNN, TensorFlow 2.21 ends in a division by zero for some of these in float64.
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import json
import zipfile
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf
from keras.src.applications import convnext, densenet, efficientnet, efficientnet_v2, nasnet, resnet

from gradcam import RESOURCES, base64_of, relative
from make_goldens import images

A = keras.applications
CLASSES = 7


def inner_layers(model):
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            yield from inner_layers(layer)
        else:
            yield layer


def randomize(model, x, seed):
    """Random weights, then moving statistics near those of the images."""
    rng = np.random.default_rng(seed)
    norms = []
    for layer in inner_layers(model):
        if isinstance(layer, keras.layers.Normalization):
            if layer.input_mean is None:
                layer.adapt_mean.assign(rng.normal(0, 0.2, layer.adapt_mean.shape))
                layer.adapt_variance.assign(rng.uniform(0.7, 1.4, layer.adapt_variance.shape))
                layer.finalize_state()
            continue
        if isinstance(layer, keras.layers.BatchNormalization):
            norms.append(layer)
        for weight in layer.weights:
            shape = tuple(weight.shape)
            name = weight.path.rsplit("/", 1)[-1]
            if "seed" in name:
                continue
            if name == "depthwise_kernel":
                value = rng.normal(0, np.sqrt(2 / np.prod(shape[:2])), shape)
            elif name in ("kernel", "pointwise_kernel"):
                value = rng.normal(0, np.sqrt(1.6 / np.prod(shape[:-1])), shape)
            elif name == "gamma" or name.startswith("variable"):
                value = rng.uniform(0.5, 1.5, shape)
            elif name in ("bias", "beta"):
                value = rng.normal(0, 0.2, shape)
            elif name == "moving_mean":
                value = np.zeros(shape)
            elif name == "moving_variance":
                value = np.ones(shape)
            else:
                raise ValueError(weight.path)
            weight.assign(value)
    momenta = [layer.momentum for layer in norms]
    for layer in norms:
        layer.momentum = 0.0
    if norms:
        model(x, training=True)
    for layer, momentum in zip(norms, momenta):
        layer.momentum = momentum
        mean, variance = layer.moving_mean.numpy(), layer.moving_variance.numpy()
        deviation = np.sqrt(variance + 1e-3)
        layer.moving_mean.assign(mean + rng.normal(0, 0.2, mean.shape) * deviation)
        layer.moving_variance.assign((variance + 1e-2) * rng.uniform(0.7, 1.5, mean.shape))


def last_map(model):
    """The last feature map before the head, of which only a pooling may follow: layer and tensor."""
    for operation in reversed(model.operations):
        if isinstance(operation, (keras.layers.GlobalAveragePooling2D, keras.layers.Flatten)):
            tensor = operation.input
            if len(tensor.shape) == 4 and tensor.shape[1] * tensor.shape[2] > 1:
                break
    owner = tensor._keras_history.operation
    while isinstance(owner, (keras.layers.MaxPooling2D, keras.layers.Dropout)):
        tensor = owner.input
        owner = tensor._keras_history.operation
    return owner.name, tensor


def values(model, x):
    """Logits, target layer, and for the largest logit the raw Grad-CAM."""
    name, tensor = last_map(model)
    last = model.layers[-1]
    if isinstance(last, keras.layers.Activation):
        logits = last.input
    else:
        last.activation = keras.activations.linear
        logits = last(last.input)
    front, back = keras.Model(model.input, tensor), keras.Model(tensor, logits)
    a = tf.convert_to_tensor(front(tf.constant(x), training=False))
    with tf.GradientTape() as tape:
        tape.watch(a)
        scores = back(a, training=False)
        targets = np.argmax(scores.numpy(), axis=1)
        total = tf.reduce_sum(tf.gather(scores, targets, axis=1, batch_dims=1))
    g = tape.gradient(total, a).numpy()
    cam = np.sum(g.mean(axis=(1, 2), keepdims=True) * a.numpy(), axis=-1)
    if not isinstance(last, keras.layers.Activation):
        last.activation = keras.activations.softmax
    return name, scores.numpy(), targets, cam


def pack(path):
    """The same .keras file, deflated: Keras stores it as it is."""
    with zipfile.ZipFile(path) as old:
        entries = [(name, old.read(name)) for name in old.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name, content in entries:
            new.writestr(name, content)


def make(folder, name, build, size, formats=("keras", "h5"), seed=0):
    keras.config.set_floatx("float32")
    keras.utils.clear_session()
    model = build((size, size, 3))
    x = images(seed + 5, 2, size, size, 3)
    if any(isinstance(layer, keras.layers.Rescaling) for layer in model.layers):
        x = (x + 3) * 40
    randomize(model, x, seed)
    files = []
    for suffix in formats:
        files.append(f"{name}.{suffix}")
        model.save(folder / files[-1], **({"include_optimizer": False} if suffix == "h5" else {}))
        if RESOURCES in folder.parents and suffix == "keras":
            pack(folder / files[-1])
    single = values(model, x)
    weights = model.get_weights()
    keras.config.set_floatx("float64")
    keras.utils.clear_session()
    wide = build((size, size, 3))
    wide.set_weights(weights)
    for layer in inner_layers(wide):
        if isinstance(layer, keras.layers.Normalization) and layer.input_mean is None:
            layer.finalize_state()
    layer, logits, targets, cam = values(wide, x.astype(np.float64))
    keras.config.set_floatx("float32")
    layer = single[0]
    noise = [relative(single[1], logits), relative(single[3], cam)]
    print(
        f"{name:20} {layer:45} logits {noise[0]:.0e} CAM {noise[1]:.0e} of float32, map {cam.shape[1:]}, "
        f"CAM {cam.min():.3g} .. {cam.max():.3g}, logits {logits.min():.3g} .. {logits.max():.3g}",
        flush=True,
    )
    golden = {
        "models": files,
        "auto": layer,
        "input_shape": list(x.shape),
        "input": base64_of(x),
        "logits_shape": list(logits.shape),
        "logits": base64_of(logits),
        "cases": [
            {"layer": "auto", "targets": [int(t) for t in targets], "shape": list(cam.shape), "cam": base64_of(cam)}
        ],
    }
    (folder / f"{name}.json").write_text(json.dumps(golden, indent=1) + "\n")


def published(constructor, **options):
    return lambda shape: constructor(weights=None, input_shape=shape, classes=CLASSES, **options)


FAMILIES = {
    "vgg16": (published(A.VGG16), 48),
    "resnet50": (published(A.ResNet50), 64),
    "resnet50v2": (published(A.ResNet50V2), 64),
    "mobilenet": (published(A.MobileNet, alpha=0.25), 64),
    "mobilenetv2": (published(A.MobileNetV2, alpha=0.35), 64),
    "mobilenetv3small": (published(A.MobileNetV3Small), 64),
    "mobilenetv3large": (published(A.MobileNetV3Large), 64),
    "densenet121": (published(A.DenseNet121), 64),
    "inceptionv3": (published(A.InceptionV3), 107),
    "inceptionresnetv2": (published(A.InceptionResNetV2), 107),
    "xception": (published(A.Xception), 71),
    "efficientnetb0": (published(A.EfficientNetB0), 64),
    "efficientnetv2b0": (published(A.EfficientNetV2B0), 64),
    "nasnetmobile": (published(A.NASNetMobile), 64),
    "convnexttiny": (published(A.ConvNeXtTiny), 64),
}


def small_efficientnet(shape):
    return efficientnet.EfficientNet(
        0.125, 0.3, default_size=32, name="small", weights=None, input_shape=shape, classes=CLASSES, weights_name=None
    )


def small_efficientnet_v2(shape):
    blocks = [dict(args, num_repeat=min(args["num_repeat"], 2)) for args in efficientnet_v2.DEFAULT_BLOCKS_ARGS["efficientnetv2-b0"]]
    return efficientnet_v2.EfficientNetV2(
        0.125, 1.0, default_size=32, name="small", weights=None, input_shape=shape, classes=CLASSES,
        blocks_args=blocks, min_depth=8, weights_name=None,
    )


def small_convnext(shape):
    return convnext.ConvNeXt(
        depths=[1, 1, 2, 1], projection_dims=[8, 12, 16, 24], default_size=32, name="small", weights=None,
        input_shape=shape, classes=CLASSES, weights_name=None,
    )


def small_densenet(shape):
    return densenet.DenseNet([1, 1, 1, 1], weights=None, input_shape=shape, classes=CLASSES, name="small")


def small_nasnet(shape):
    return nasnet.NASNet(
        input_shape=shape, penultimate_filters=96, num_blocks=1, stem_block_filters=8, skip_reduction=False,
        filter_multiplier=2, weights=None, classes=CLASSES, default_size=32, name="small",
    )


def small_resnet_v2(shape):
    def stacks(x):
        x = resnet.stack_residual_blocks_v2(x, 8, 2, name="conv2")
        return resnet.stack_residual_blocks_v2(x, 12, 2, stride1=1, name="conv3")

    return resnet.ResNet(
        stacks, True, True, weights=None, input_shape=shape, classes=CLASSES, name="small", weights_name=None
    )


SMALL = {
    "mobilenet-small": (published(A.MobileNet, alpha=0.07), 64, ("h5",)),
    "mobilenetv2-small": (published(A.MobileNetV2, alpha=0.07), 64, ("keras",)),
    "mobilenetv3-small": (published(A.MobileNetV3Small, alpha=0.1), 64, ("keras",)),
    "densenet-small": (small_densenet, 64, ("keras",)),
    "efficientnet-small": (small_efficientnet, 64, ("h5",)),
    "efficientnetv2-small": (small_efficientnet_v2, 64, ("keras",)),
    "nasnet-small": (small_nasnet, 64, ("keras",)),
    "convnext-small": (small_convnext, 64, ("keras", "h5")),
    "resnetv2-small": (small_resnet_v2, 64, ("h5",)),
}


def main():
    if sys.argv[1:2] == ["--small"]:
        folder = RESOURCES / "models/applications"
        folder.mkdir(parents=True, exist_ok=True)
        for name, arguments in SMALL.items():
            if len(sys.argv) < 3 or name in sys.argv[2:]:
                make(folder, name, *arguments)
        return
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, arguments in FAMILIES.items():
        if len(sys.argv) < 3 or name in sys.argv[2:]:
            make(folder, name, *arguments)


if __name__ == "__main__":
    main()
