"""Exports small or, with a folder, the published torchvision networks to ONNX, with logits and raw Grad-CAM of PyTorch in float64.

The node of a target layer is found by its values: the graph runs in the ONNX runtime with every value put out.
"""

import base64
import copy
import io
import json
import sys
import warnings
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
import torchvision.models as tv
from torch import nn

import onnx_by_hand
from torch_networks import NETWORKS

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
PASSING = {"Identity", "Dropout", "Transpose", "Reshape", "Cast"}
# (opset, dynamo) where it is not one of each exporter
EXPORTS = {
    "resnet": [(11, False), (17, False), (23, True)],
    "googlenet": [(13, False)],
    "inception_v3": [(11, False)],
}
OPSETS = [11, 13, 17]


def base64_of(array):
    return base64.b64encode(np.ascontiguousarray(array, "<f4").tobytes()).decode()


STEPS = 32


def images(seed, count, size):
    noise = np.random.default_rng(seed).normal(size=(count, 3, size, size))
    for axis in (2, 3):
        noise = noise + np.roll(noise, 1, axis) + np.roll(noise, -1, axis)
    return (np.clip(np.rint(noise / noise.std() * STEPS), -127, 127) / STEPS).astype(np.float32)


def trained(model, x, seed):
    """Statistics of these images, then all of them moved, so that no parameter is 0 or 1."""
    generator = torch.Generator().manual_seed(seed)

    def noise(tensor, scale):
        return torch.randn(tensor.shape, generator=generator) * scale

    for m in model.modules():
        if isinstance(m, nn.BatchNorm2d):
            m.momentum = None
    more = torch.cat([x, x.flip(3), x.flip(2), x.roll(5, 3)])
    with torch.no_grad():
        for m in model.modules():
            if isinstance(m, (nn.Conv2d, nn.Linear, nn.ConvTranspose2d)):
                if not isinstance(m, nn.ConvTranspose2d):
                    nn.init.kaiming_normal_(m.weight, nonlinearity="relu", generator=generator)
                if m.bias is not None:
                    m.bias.copy_(noise(m.bias, 0.2))
        model.train()
        for m in model.modules():
            if isinstance(m, (nn.Dropout, nn.BatchNorm1d)) or type(m).__name__ == "StochasticDepth":
                m.eval()
        model(more)
        for m in model.modules():
            if isinstance(m, (nn.BatchNorm2d, nn.BatchNorm1d)):
                m.running_mean += noise(m.running_mean, 0.2) * m.running_var.sqrt()
                m.running_var *= 1 + 0.5 * torch.rand(m.running_var.shape, generator=generator)
            if getattr(m, "weight", None) is not None and m.weight.dim() == 1:
                m.weight += noise(m.weight, 0.15)
                if getattr(m, "bias", None) is not None:
                    m.bias += noise(m.bias, 0.2)
        for name, parameter in model.named_parameters():
            if name.endswith("layer_scale"):
                parameter.copy_(0.5 + noise(parameter, 0.1))
    return model.eval()


def grad_cam(model, layer, x, targets):
    """Activations and gradients, channels last, and the raw map; logits."""
    seen = []

    def hook(module, inputs, output):
        if not seen:
            seen.append(output.detach().requires_grad_())
            return seen[0].clone()

    handle = model.get_submodule(layer).register_forward_hook(hook)
    logits = model(x)
    handle.remove()
    logits = logits.before if hasattr(logits, "before") else logits
    logits[range(len(targets)), targets].sum().backward()
    a, g = (t.detach().permute(0, 2, 3, 1).numpy() for t in (seen[0], seen[0].grad))
    return a, g, (g.mean((1, 2), keepdims=True) * a).sum(-1), logits.detach().numpy()


class Logits(nn.Module):
    """A network without the softmax at its end, which PyTorch's own functions apply."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, x):
        keep = torch.softmax, nn.functional.log_softmax
        torch.softmax = nn.functional.log_softmax = lambda t, dim: t
        try:
            return self.model(x)
        finally:
            torch.softmax, nn.functional.log_softmax = keep

    def get_submodule(self, name):
        return self.model.get_submodule(name)


def export(model, x, path, opset, dynamo):
    more = {} if dynamo else {"dynamic_axes": {"image": {0: "batch"}, "scores": {0: "batch"}}}
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if dynamo:
            batch = torch.export.Dim("batch", min=1, max=64)
            more = {"dynamic_shapes": ({0: batch},), "external_data": False, "verbose": False}
            torch.onnx.export(model, (x,), str(path), opset_version=opset, dynamo=True, input_names=["image"], output_names=["scores"], **more)
            proto = onnx.load(str(path))
        else:
            torch.onnx.export(model, (x,), buffer, opset_version=opset, dynamo=False, input_names=["image"], output_names=["scores"], **more)
            proto = onnx.load_from_string(buffer.getvalue())
    # Stack traces name files of the machine that exported.
    for thing in (proto, proto.graph, *proto.graph.node, *proto.graph.input, *proto.graph.output, *proto.graph.value_info, *proto.graph.initializer):
        if hasattr(thing, "metadata_props"):
            del thing.metadata_props[:]
        thing.doc_string = ""
    del proto.graph.value_info[:]
    onnx.save(proto, str(path))
    return proto


def by_hand():
    """The graph of tf2onnx's kind, after a check that the ONNX runtime finds PyTorch's scores in it."""
    folder = RESOURCES / "models/onnx"
    torch.manual_seed(99)
    x = images(32, 2, 32)
    model = trained(onnx_by_hand.Keras(), torch.from_numpy(x), 99)
    last = np.ascontiguousarray(x.transpose(0, 2, 3, 1))

    def written(model, image, path, opset, dynamo):
        proto = onnx_by_hand.keras(model, 32, path)
        scores = onnxruntime.InferenceSession(proto.SerializeToString()).run(None, {"image": last})[0]
        error = np.abs(scores - model(image).detach().numpy()).max()
        print(f"  by hand: scores of the runtime - PyTorch {error:.0e}")
        if error > 1e-5:
            raise SystemExit("the graph is not the network")
        return proto

    golden("keras", model, x, ["gated", "depthwise"], [(13, False)], folder, True, "", written, last)


def node_of(proto, x, activations):
    """The node that puts out these activations, by the name that a reader gives it."""
    every = onnx.ModelProto()
    every.CopyFrom(proto)
    known = {o.name for o in every.graph.output}
    outputs = [o for n in every.graph.node for o in n.output if o]
    every.graph.output.extend(onnx.helper.make_empty_tensor_value_info(o) for o in outputs if o not in known)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(every.SerializeToString(), options)
    values = dict(zip(outputs, session.run(outputs, {session.get_inputs()[0].name: x})))
    names = [n.name for n in proto.graph.node]
    for n in proto.graph.node:
        value = values.get(n.output[0])
        for wanted in (activations.transpose(0, 3, 1, 2), activations):
            if n.op_type not in PASSING and getattr(value, "shape", None) == wanted.shape:
                if np.abs(value - wanted).max() < 1e-3 * np.abs(wanted).max():
                    return n.name if n.name and names.count(n.name) == 1 else n.output[0]
    return None


def auto_of(proto, name):
    """The node of the last map: the first target or, where that is normalized and activated once more, the activation."""
    nodes = {n.name or n.output[0]: n for n in proto.graph.node}
    output, relu = nodes[name].output[0], None
    while nodes[name].op_type in ("BatchNormalization", "Concat"):
        readers = [n for n in proto.graph.node if output in n.input]
        if len(readers) != 1 or readers[0].op_type not in ("BatchNormalization", "Relu"):
            break
        output = readers[0].output[0]
        if readers[0].op_type == "Relu":
            relu = readers[0].name
            break
    return relu or name


def golden(name, model, x, layers, exports, folder, tensors, prefix, write=export, fed=None):
    double = Logits(copy.deepcopy(model)).double()
    image = torch.from_numpy(x)
    predicted = double(image.double()).argmax(1).tolist()
    classes = double(image.double()).shape[1]
    protos = {}
    for opset, dynamo in exports:
        file = f"{name}-{'dynamo' if dynamo else 'script'}-{opset}.onnx"
        protos[file] = write(model, image, folder / file, opset, dynamo)
    cases = []
    for number, layer in enumerate(layers):
        targets = predicted if number == 0 else [(t + 1 + i) % classes for i, t in enumerate(predicted)]
        a, g, cam, logits = grad_cam(double, layer, image.double(), targets)
        names = {f"{prefix}{file}": node_of(proto, x if fed is None else fed, a) for file, proto in protos.items()}
        case = {"layer": layer, "layers": names, "targets": targets, "shape": list(a.shape)}
        if tensors and a.size < 6000:
            case |= {"activations": base64_of(a), "gradients": base64_of(g)}
        cases.append(case | {"cam": base64_of(cam)})
        print(f"  {name:14} {layer:22} {list(a.shape)} |logit| {np.abs(logits).max():.2g} |g| {np.abs(g).max():.1e} {list(names.values())}", flush=True)
    autos = {file: auto_of(protos[file.removeprefix(prefix)], node) for file, node in cases[0]["layers"].items()}
    content = {
        "autos": autos,
        "models": [prefix + f for f in protos],
        "input_shape": [len(x), *x.shape[2:], x.shape[1]],
        "input_file": f"images-{x.shape[2]}x{len(x)}.json",
        "logits_shape": list(logits.shape),
        "logits": base64_of(logits),
        "cases": cases,
    }
    (folder / content["input_file"]).write_text(json.dumps({"steps": STEPS, "bytes": base64.b64encode(np.rint(x * STEPS).astype(np.int8).transpose(0, 2, 3, 1).tobytes()).decode()}) + "\n")
    (folder / f"{name}.json").write_text(json.dumps(content, indent=1) + "\n")


def small(wanted):
    folder = RESOURCES / "models/onnx"
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, (factory, size, layers)) in enumerate(NETWORKS.items()):
        if wanted and name not in wanted:
            continue
        torch.manual_seed(number)
        x = images(size, 1 if size > 100 else 2, size)
        model = trained(factory(), torch.from_numpy(x), number)
        exports = EXPORTS.get(name, [(OPSETS[number % len(OPSETS)], False), (18, True)])
        golden(name, model, x, layers, exports, folder, True, "")
    if not wanted or "keras" in wanted:
        by_hand()


PUBLISHED = {
    "alexnet": ["features.11"], "vgg16": ["features.29"], "vgg16_bn": ["features.42"], "resnet18": ["layer4"], "resnet50": ["layer4"],
    "resnext50_32x4d": ["layer4"], "wide_resnet50_2": ["layer4"], "densenet121": ["features.denseblock4"],
    "squeezenet1_0": ["classifier.2"], "mobilenet_v2": ["features.18"],
    "mobilenet_v3_large": ["features.16"], "mnasnet1_0": ["layers.16"], "shufflenet_v2_x1_0": ["conv5"], "googlenet": ["inception5b"],
    "inception_v3": ["Mixed_7c"], "efficientnet_b0": ["features.8"], "efficientnet_v2_s": ["features.7"], "regnet_y_400mf": ["trunk_output"],
    "regnet_x_800mf": ["trunk_output"], "convnext_tiny": ["features.7"],
}


def published(folder, wanted):
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, layers) in enumerate(PUBLISHED.items()):
        if wanted and name not in wanted:
            continue
        torch.manual_seed(number)
        size = 299 if name == "inception_v3" else 224
        x = images(size, 1, size)
        more = {"aux_logits": False, "init_weights": False} if name in ("googlenet", "inception_v3") else {}
        model = trained(getattr(tv, name)(**more), torch.from_numpy(x), number)
        golden(name, model, x, layers, [(17, False)] + ([(18, True)] if number % 3 == 0 else []), folder, False, "")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--small"]:
        small(set(sys.argv[2:]))
    elif len(sys.argv) > 1:
        published(Path(sys.argv[1]), set(sys.argv[2:]))
    else:
        raise SystemExit("usage: make_onnx_goldens.py --small [NAME ...] | FOLDER [NAME ...]")
