"""Writes src/test/resources/methods/*.json: the map of every attribution method in float64, after a check of the logits.

make_method_goldens.py [NAME ...]; the networks are those of the other goldens, their weights read from the committed files.
"""

import base64
import json
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F

from digits import held_out, read_digits
from gradcam import RESOURCES, logit_network, located
from method_oracle import OF_LAYERS, OF_PIXELS, PROBING, Options, Rectifier, Subject, attribute, ruled


def base64_of(array, kind="<f4"):
    return base64.b64encode(np.ascontiguousarray(array, kind).tobytes()).decode()


class Graph(nn.Module):
    """Modules by name, run in order: nodes are (name, module, names of inputs)."""

    def __init__(self, nodes, head):
        super().__init__()
        self.nodes = [(n, inputs) for n, _, inputs in nodes]
        self.parts = nn.ModuleDict({n.replace(".", "_"): m for n, m, _ in nodes})
        self.head = head

    def get_submodule(self, name):
        return self.parts[name.replace(".", "_")] if name else self

    def forward(self, x):
        values = {"": x}
        for name, inputs in self.nodes:
            values[name] = self.parts[name.replace(".", "_")](*[values[i] for i in inputs])
        return values[name]


class Function(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, *x):
        return self.function(*x)


def put(module, weight, bias=None):
    module.weight = nn.Parameter(torch.tensor(np.array(weight)))
    module.bias = None if bias is None else nn.Parameter(torch.tensor(np.array(bias)))
    return module


def convolution(kernel, bias, stride=1, padding=0, groups=1):
    """Of a kernel (out, in, height, width)."""
    o, i, h, w = kernel.shape
    return put(nn.Conv2d(i * groups, o, (h, w), stride, padding, groups=groups), kernel, bias)


def flat_as_keras():
    return Function(lambda x: x.permute(0, 2, 3, 1).flatten(1))


def mean():
    return Function(lambda x: x.mean((2, 3)))


def mnist_cnn():
    model = keras.models.load_model(located("demo/mnist-cnn.keras"), compile=False)
    nodes, last = [], ""
    for layer in model.layers:
        weights = layer.get_weights()
        if isinstance(layer, keras.layers.Conv2D):
            steps = [(layer.name + "/z", convolution(weights[0].transpose(3, 2, 0, 1), weights[1])), (layer.name, nn.ReLU())]
        elif isinstance(layer, keras.layers.Dense):
            steps = [(layer.name + "/z", put(nn.Linear(1, 1), weights[0].T, weights[1]))]
            steps += [(layer.name, nn.ReLU())] if layer is not model.layers[-1] else []
        elif isinstance(layer, keras.layers.MaxPooling2D):
            steps = [(layer.name, nn.MaxPool2d(layer.pool_size))]
        elif isinstance(layer, keras.layers.Flatten):
            steps = [(layer.name, flat_as_keras())]
        else:
            steps = []
        for name, module in steps:
            nodes.append((name, module, [last]))
            last = name
    return Graph(nodes, None), lambda x: logit_network(model, "float64")(x).numpy()


def residual_bn():
    """networks.residual_bn, layer by layer."""
    model = keras.models.load_model(located("models/residual-bn.keras"), compile=False)
    nodes, last = [], ""

    def add(name, module, *inputs):
        nonlocal last
        nodes.append((name, module, list(inputs) or [last]))
        last = name
        return name

    def conv(name, *inputs, stride=1, padding=0):
        weights = model.get_layer(name).get_weights()
        add(name, convolution(weights[0].transpose(3, 2, 0, 1), weights[1] if len(weights) > 1 else None, stride, padding), *inputs)

    def norm(name):
        layer = model.get_layer(name)
        bn = nn.BatchNorm2d(layer.moving_mean.shape[0], eps=layer.epsilon)
        one = np.ones(layer.moving_mean.shape, np.float32)
        put(bn, layer.gamma.numpy() if layer.scale else one, layer.beta.numpy() if layer.center else 0 * one)
        bn.running_mean, bn.running_var = torch.tensor(layer.moving_mean.numpy()), torch.tensor(layer.moving_variance.numpy())
        return add(name, bn)

    total = lambda: Function(lambda a, b: a + b)
    add("pad1", nn.ZeroPad2d((0, 1, 1, 0)))
    conv("conv1", stride=2)
    norm("bn1")
    add("relu1", nn.ReLU())
    # From 16 cells to 8 with a window of 3, TensorFlow pads one cell behind.
    add("max1/pad", Function(lambda x: F.pad(x, (0, 1, 0, 1), value=-torch.inf)))
    shortcut = add("max1", nn.MaxPool2d(3, 2))
    conv("conv2a", padding=1)
    norm("bn2a")
    add("relu2a", nn.ReLU())
    conv("conv2b", padding=1)
    norm("bn2b")
    add("add2", total(), last, shortcut)
    add("relu2", nn.ReLU())
    add("average2", Function(lambda x: F.avg_pool2d(F.pad(x, (0, 1, 0, 1)), 2, 1) / F.avg_pool2d(F.pad(torch.ones_like(x), (0, 1, 0, 1)), 2, 1)))
    shortcut = last
    add("conv3a/pad", nn.ZeroPad2d((0, 1, 0, 1)))
    conv("conv3a", stride=2)
    norm("bn3a")
    add("relu3a", nn.ReLU())
    conv("conv3b", padding=1)
    main = norm("bn3b")
    conv("conv3s", shortcut, stride=2)
    norm("bn3s")
    add("add3", total(), last, main)
    add("relu3", nn.ReLU())
    add("gap", mean())
    weights = model.get_layer("predictions").get_weights()
    add("predictions", put(nn.Linear(1, 1), weights[0].T, weights[1]))
    return Graph(nodes, "predictions"), lambda x: logit_network(model, "float64")(x).numpy()


def from_onnx(file, golden):
    """The few operators of these two networks, read here and nowhere else."""
    graph = onnx.load(str(RESOURCES / "models/onnx" / file)).graph
    known = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    names, nodes, head = {graph.input[0].name: ""}, [], None
    for n in graph.node:
        attributes = {a.name: onnx.helper.get_attribute_value(a) for a in n.attribute}
        given = [known[i] for i in n.input if i in known]
        if n.op_type == "Constant":
            known[n.output[0]] = numpy_helper.to_array(attributes["value"])
            continue
        if n.op_type == "Conv":
            top, left, bottom, right = attributes["pads"]
            assert (top, left) == (bottom, right)
            module = convolution(given[0], given[1], tuple(attributes["strides"]), (top, left), attributes["group"])
        elif n.op_type == "Gemm":
            module, head = put(nn.Linear(1, 1), given[0], given[1]), n.name
            assert attributes["transB"] == 1
        elif n.op_type == "MaxPool":
            assert attributes["kernel_shape"] == [3, 3] and attributes["pads"] == [1, 1, 1, 1]
            module = nn.MaxPool2d(3, attributes["strides"], 1)
        elif n.op_type == "Clip":
            assert [float(v) for v in given] == [0, 6]
            module = nn.ReLU6()
        else:
            kinds = {"Relu": nn.ReLU, "GlobalAveragePool": mean, "Flatten": nn.Flatten, "Add": lambda: Function(lambda a, b: a + b)}
            module = kinds[n.op_type]()
        names[n.output[0]] = n.name
        nodes.append((n.name, module, [names[i] for i in n.input if i not in known]))
    expected = json.loads((RESOURCES / "models/onnx" / f"{golden}.json").read_text())
    logits = np.frombuffer(base64.b64decode(expected["logits"]), "<f4").reshape(expected["logits_shape"])
    return Graph(nodes, head), lambda x: logits


def blobs(seed, count, size):
    """Smooth images of 8 bits."""
    noise = np.random.default_rng(seed).normal(size=(count, size, size, 3))
    for axis in (1, 2):
        noise = noise + np.roll(noise, 1, axis) + np.roll(noise, -1, axis)
    return np.clip(np.rint(noise / noise.std() * 32) + 128, 0, 255).astype(np.uint8)


def onnx_images(size):
    steps = json.loads((RESOURCES / "models/onnx" / f"images-{size}x2.json").read_text())
    values = np.frombuffer(base64.b64decode(steps["bytes"]), np.int8).astype(int)
    return (values + 128).astype(np.uint8).reshape(2, size, size, 3)


def some_digits():
    x, y = read_digits()
    chosen = [int(np.flatnonzero(held_out(len(y)) & (y == digit))[4]) for digit in (3, 5, 8)]
    return np.rint(x[chosen] * 255).astype(np.uint8)


ALL = [*OF_LAYERS, *PROBING, *OF_PIXELS, "guided-grad-cam"]
UNITY = {"channels": "RGB", "scale": 1 / 32, "offset": -4.0}
GRAY = {"channels": "GRAY", "scale": 1 / 255, "offset": 0.0}


def clear_steps(model, images, targets, black):
    """So many points on the path that none has a unit so close to its kink that float32 may find it on the other side."""
    margins = {}
    for steps in range(24, 4, -1):
        Rectifier.margin = 1.0
        for image, target in zip(images, targets):
            for seen in (image, image.flip(2)):
                Subject(model, seen, target, 0, black, [], Options(steps=steps)).map("integrated-gradients")
        margins[steps] = Rectifier.margin
        if Rectifier.margin > 2e-6:
            break
    best = max(margins, key=margins.get)
    print(f"  {best} steps: nothing is closer to a kink than {margins[best]:.0e}")
    return best


def cases(inner, last, linear, sparse, steps):
    """(layers, options, mirrored, methods, how many values of a map of more than 150 cells go for one that is kept)."""
    head = ["cam"] if linear else []
    few = Options(channels=5, alpha=0.6, others=2)
    return [
        ([last], Options(steps=steps), False, [*head, *ALL], sparse),
        ([inner], Options(), False, [*OF_LAYERS, *PROBING], sparse),
        ([last], few, False, ["finer-cam", *PROBING], sparse),
        ([inner, last], Options(), False, [*OF_LAYERS, "guided-grad-cam"], 3 * sparse),
        ([last, inner], Options(fusion="MEAN"), False, [*OF_LAYERS, "guided-grad-cam"], 3 * sparse),
        ([last], Options(steps=steps), True, [*head, *ALL], 3 * sparse),
        ([inner, last], Options(fusion="MEAN"), True, OF_LAYERS, 3 * sparse),
    ]


NETWORKS = {
    "mnist-cnn": (mnist_cnn, "src/demo/mnist-cnn.keras", some_digits, GRAY, ["conv2d", "conv2d_1"], 5),
    "residual-bn": (residual_bn, "src/test/resources/models/residual-bn.keras", lambda: blobs(7, 3, 32), UNITY, ["relu2", "relu3"], 5),
    "resnet": (
        lambda: from_onnx("resnet-script-17.onnx", "resnet"),
        "src/test/resources/models/onnx/resnet-script-17.onnx",
        lambda: onnx_images(64),
        UNITY,
        ["/layer2/layer2.1/relu_2/Relu", "/layer4/layer4.0/relu_2/Relu"],
        11,
    ),
    "mobilenet_v2": (
        lambda: from_onnx("mobilenet_v2-script-11.onnx", "mobilenet_v2"),
        "src/test/resources/models/onnx/mobilenet_v2-script-11.onnx",
        lambda: onnx_images(64),
        UNITY,
        ["/features/features.3/Add", "/features/features.7/features.7.2/Clip"],
        11,
    ),
}


def golden(name):
    make, file, pictures, pixels, layers, sparse = NETWORKS[name]
    model, reference = make()
    model = ruled(model.eval().double())
    raw = pictures()
    x = raw.astype(np.float64) * pixels["scale"] + pixels["offset"]
    images = torch.from_numpy(x).permute(0, 3, 1, 2)
    black = torch.full_like(images[0], pixels["offset"])
    logits = model(images).detach().numpy()
    error = np.abs(logits - reference(x)).max() / np.abs(logits).max()
    print(f"{name}: logits off by {error:.0e}")
    if error > 1e-6:
        raise SystemExit("this is not the network")
    targets = [int(z.argsort()[-1 - i % 2]) for i, z in enumerate(logits)]
    steps = clear_steps(model, images, targets, black)
    seeds = [1000 + i for i in range(len(raw))]
    content = {
        "model": file,
        "pixels": {"height": raw.shape[1], "width": raw.shape[2]} | pixels,
        "images": base64_of(raw, np.uint8),
        "targets": targets,
        "seeds": seeds,
        "logits": base64_of(logits),
        "cases": [],
    }
    for names, options, mirrored, methods, every in cases(*layers, model.head is not None, sparse, steps):
        maps = {}
        for method in methods:
            found = [attribute(model, i, t, s, black, names, options, method, mirrored) for i, t, s in zip(images, targets, seeds)]
            step = every if found[0].size > 150 else 1
            values = np.concatenate([m.ravel()[::step] for m in found])
            maps[method] = {"shape": list(found[0].shape), "every": step, "values": base64_of(values)}
        content["cases"].append({"layers": names, "mirrored": mirrored, "options": vars(options), "maps": maps})
        print(f"  {names} {options} mirrored {mirrored}: {len(maps)} maps", flush=True)
    path = RESOURCES / "methods" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, indent=1) + "\n")
    print(f"  {path.stat().st_size} bytes")


if __name__ == "__main__":
    for each in sys.argv[1:] or NETWORKS:
        golden(each)
