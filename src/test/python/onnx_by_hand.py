"""A graph as tf2onnx writes it, with the same network in PyTorch as its oracle: channels last, transposed to and fro."""

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn import functional as F


def same(x, kernel, stride, lower=False, value=0.0):
    """TensorFlow's padding: the odd cell at the end, or at the start."""
    pads = []
    for size in (x.shape[3], x.shape[2]):
        total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
        pads += [total - total // 2, total // 2] if lower else [total // 2, total - total // 2]
    return F.pad(x, pads, value=value)


class Keras(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 3, stride=2, bias=False)
        self.norm = nn.BatchNorm2d(8, eps=1e-3)
        self.depthwise = nn.Conv2d(8, 8, 5, stride=2, groups=8)
        self.point = nn.Conv2d(8, 12, 1, bias=False)
        self.relu = nn.ReLU6()
        self.gated = nn.Identity()
        self.squeeze = nn.Linear(12, 4)
        self.excite = nn.Linear(4, 12)
        self.dense = nn.Linear(12 * 4 * 4, 10)
        self.scores = nn.Linear(10, 5)

    def forward(self, x):
        x = (x - 0.1) * torch.tensor([0.9, 1.0, 1.1], dtype=x.dtype).view(1, 3, 1, 1)
        x = F.relu6(self.norm(self.stem(F.pad(x, [0, 1, 0, 1]))))
        x = F.max_pool2d(same(x, 3, 1, value=-torch.inf), 3, 1)
        x = F.leaky_relu(self.depthwise(same(x, 5, 2, lower=True)), 0.2)
        x = self.relu(self.point(x))
        gate = torch.sigmoid(self.excite(F.relu(self.squeeze(x.mean((2, 3))))))
        x = self.gated(x * gate[:, :, None, None])
        x = F.avg_pool2d(F.pad(x, [0, 0, 0, 0]), 2, 2)
        x = self.dense(x.permute(0, 2, 3, 1).reshape(len(x), -1))
        return torch.softmax(self.scores(F.elu(x)), 1)


def keras(model, size, path):
    """The graph of a {Keras} network, in a mix of the ways to store numbers."""
    stored, nodes = [], []

    def weight(name, array, kind=TensorProto.FLOAT, raw=True):
        array = np.asarray(array)
        if kind == TensorProto.FLOAT and raw:
            stored.append(numpy_helper.from_array(array.astype(np.float32), name))
        elif kind == TensorProto.INT64 and raw:
            stored.append(numpy_helper.from_array(array.astype(np.int64), name))
        else:
            stored.append(helper.make_tensor(name, kind, array.shape, array.ravel().tolist()))
        return name

    def add(op, inputs, output, **attributes):
        nodes.append(helper.make_node(op, inputs, [output], name=output + "_node" if op != "Const" else "", **attributes))
        return output

    p = {k: v.detach().numpy() for k, v in model.state_dict().items()}
    shape = lambda name, values: weight(name, values, TensorProto.INT64)
    x = add("Sub", ["image", weight("mean", np.float32(0.1), raw=False)], "sub")
    x = add("Mul", [x, weight("scale", np.array([0.9, 1.0, 1.1]), raw=False)], "mul")
    x = add("Pad", [x, shape("pads", [0, 0, 0, 0, 0, 1, 1, 0])], "pad", mode="constant")
    x = add("Transpose", [x], "to_nchw", perm=[0, 3, 1, 2])
    x = add("Conv", [x, weight("stem", p["stem.weight"])], "conv", strides=[2, 2], kernel_shape=[3, 3], auto_pad="VALID")
    names = [weight(n, p["norm." + n], TensorProto.DOUBLE, i > 1) for i, n in enumerate(["weight", "bias", "running_mean", "running_var"])]
    x = add("BatchNormalization", [x, *names], "bn", epsilon=float(model.norm.eps))
    x = add("Clip", [x, weight("zero", np.float32(0)), weight("six", np.float32(6), raw=False)], "relu6")
    x = add("MaxPool", [x], "pool", kernel_shape=[3, 3], strides=[1, 1], auto_pad="SAME_UPPER")
    x = add("Conv", [x, weight("depthwise", p["depthwise.weight"], raw=False), weight("depthwise_bias", p["depthwise.bias"])], "depth", strides=[2, 2], group=8, auto_pad="SAME_LOWER")
    x = add("LeakyRelu", [x], "leaky", alpha=0.2)
    x = add("Conv", [x, weight("point", p["point.weight"])], "pointwise")
    x = add("Min", [weight("six_again", np.float32(6)), add("Relu", [x], "positive")], "block_out")
    x = add("Transpose", [x], "to_nhwc", perm=[0, 2, 3, 1])
    g = add("ReduceMean", [x], "gap", axes=[1, 2], keepdims=0)
    g = add("MatMul", [g, weight("squeeze", p["squeeze.weight"].T)], "squeezed")
    g = add("Relu", [add("Add", [g, weight("squeeze_bias", p["squeeze.bias"])], "squeezed_bias")], "squeezed_relu")
    g = add("Gemm", [g, weight("excite", p["excite.weight"] / 2), weight("excite_bias", p["excite.bias"][None] * 4)], "excited", transB=1, alpha=2.0, beta=0.25)
    g = add("Sigmoid", [g], "gate")
    n = add("Shape", [x], "shape")
    n = add("Slice", [n, shape("s0", [0]), shape("s1", [1])], "batch_size")
    n = add("Concat", [n, shape("ones", [1, 1, 12])], "gate_shape", axis=0)
    x = add("Mul", [x, add("Reshape", [g, n], "gate_map")], "gated")
    x = add("Transpose", [x], "back", perm=[0, 3, 1, 2])
    x = add("AveragePool", [x], "average", kernel_shape=[2, 2], strides=[2, 2])
    x = add("Transpose", [x], "back_again", perm=[0, 2, 3, 1])
    x = add("Reshape", [x, shape("flat_shape", [-1, 12 * 4 * 4])], "flat")
    x = add("MatMul", [x, weight("dense", p["dense.weight"].T)], "dense_product")
    x = add("Elu", [add("Add", [weight("dense_bias", p["dense.bias"]), x], "dense_sum")], "dense_elu", alpha=1.0)
    x = add("Gemm", [x, weight("scores", p["scores.weight"].T), weight("scores_bias", p["scores.bias"])], "scores_product")
    add("Softmax", [x], "scores_out", axis=-1)
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["unk", size, size, 3])
    scores = helper.make_tensor_value_info("scores_out", TensorProto.FLOAT, ["unk", 5])
    graph = helper.make_graph(nodes, "keras", [image], [scores], stored)
    proto = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13), helper.make_opsetid("ai.onnx.ml", 2)], ir_version=8, producer_name="tf2onnx-like")
    # The runtime takes no double weights among floats; the reader does.
    onnx.save(proto, str(path))
    runnable = onnx.ModelProto()
    runnable.CopyFrom(proto)
    for tensor in runnable.graph.initializer:
        if tensor.data_type == TensorProto.DOUBLE:
            tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float32), tensor.name))
    return runnable
