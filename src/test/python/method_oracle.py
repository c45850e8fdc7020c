"""Every attribution method in float64 by autograd, one image at a time, from the formulas of the papers that each Java class names."""

import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

torch.backends.nnpack.set_flags(False)  # else it complains at every convolution
OF_LAYERS = ["grad-cam", "grad-cam++", "xgrad-cam", "hires-cam", "element-wise", "layer-cam", "eigen-grad-cam", "eigen-cam", "random-cam", "finer-cam"]
PROBING = ["score-cam", "ablation-cam"]
OF_PIXELS = ["full-grad", "saliency", "gradient-x-input", "guided-backprop", "deconvnet", "smooth-grad", "integrated-gradients"]
# The layer methods that need no score but the target's logit, as functions of A and g, both (channels, height, width).
FORMULAS = {
    "grad-cam": lambda a, g: (g.mean((1, 2), keepdim=True) * a).sum(0),
    "grad-cam++": lambda a, g: (((g**2 / (2 * g**2 + g**3 * a.sum((1, 2), keepdim=True) + 1e-6)) * g.clamp(min=0)).sum((1, 2), keepdim=True) * a).sum(0),
    "xgrad-cam": lambda a, g: (((g * a).sum((1, 2), keepdim=True) / (a.sum((1, 2), keepdim=True) + 1e-7)) * a).sum(0),
    "hires-cam": lambda a, g: (g * a).sum(0),
    "element-wise": lambda a, g: (g * a).clamp(min=0).sum(0),
    "layer-cam": lambda a, g: (g.clamp(min=0) * a).sum(0),
    "eigen-cam": lambda a, g: principal(a),
    "eigen-grad-cam": lambda a, g: principal(g * a),
}


@dataclass(frozen=True)
class Options:
    """As camaudit.attribution.method.MethodOptions."""

    fusion: str = "MAXIMUM"
    channels: int = 0
    samples: int = 3
    noise: float = 0.15
    steps: int = 50
    alpha: float = 1.0
    others: int = 3


class Gate(torch.autograd.Function):
    """A ReLU, cut off at a maximum, whose way back is the gradient, guided or rectified."""

    @staticmethod
    def forward(ctx, x, maximum, rule):
        ctx.save_for_backward((x > 0) & (x < maximum))
        ctx.rule = rule
        return x.clamp(0, maximum)

    @staticmethod
    def backward(ctx, g):
        open_ = ctx.saved_tensors[0]
        if ctx.rule == "gradient":
            return g * open_, None, None
        return g.clamp(min=0) * (open_ if ctx.rule == "guided" else 1), None, None


class Rectifier(nn.Module):
    """Keeps the least distance of any value from a kink, over the layer's largest value, since it was last set to 1."""

    rule = "gradient"
    margin = 1.0

    def __init__(self, maximum=float("inf")):
        super().__init__()
        self.maximum = maximum

    def forward(self, x):
        kinks = [x.detach().abs().min(), (x.detach() - self.maximum).abs().min()]
        Rectifier.margin = min(Rectifier.margin, (min(kinks) / x.detach().abs().max()).item())
        return Gate.apply(x, self.maximum, Rectifier.rule)


def ruled(model):
    """The network with every ReLU and ReLU6 a Rectifier."""
    for parent in list(model.modules()):
        for name, m in list(parent.named_children()):
            if isinstance(m, (nn.ReLU, nn.ReLU6)):
                setattr(parent, name, Rectifier(6.0 if isinstance(m, nn.ReLU6) else float("inf")))
    return model


@cache
def draws(kind, seed, count):
    """What java.util.SplittableRandom gives, which is no part of what is examined."""
    source = Path(__file__).with_name("Draws.java")
    out = subprocess.run(["java", str(source), kind, str(count), str(seed)], check=True, capture_output=True, text=True)
    return np.array(out.stdout.split(), np.float64)


def principal(m):
    """First principal component of (cells, channels), each channel's mean taken away; the mean of the uncentred projection is positive."""
    values = m.flatten(1).T.numpy()
    direction = np.linalg.svd(values - values.mean(0), full_matrices=False)[2][0]
    direction = direction * np.sign(values.mean(0) @ direction)
    return torch.from_numpy((values - values.mean(0)) @ direction).reshape(m.shape[1:])


def resized(m, height, width):
    return F.interpolate(m[None, None], (height, width), mode="bilinear", align_corners=False)[0, 0]


def stretched(m):
    """From 0 to 1; zero where there is no contrast."""
    span = m.max() - m.min()
    return torch.zeros_like(m) if span <= 1e-6 * m.max() else (m - m.min()) / span


def fused(maps, fusion):
    height, width = max(m.shape[0] for m in maps), max(m.shape[1] for m in maps)
    parts = torch.stack([resized(m.clamp(min=0) / max(m.max().item(), 0) if m.max() > 0 else torch.zeros_like(m), height, width) for m in maps])
    return parts.amax(0) if fusion == "MAXIMUM" else parts.mean(0)


class Subject:
    """One image before a network of float64: model, image (channels, height, width), the explained class, a seed, a black image."""

    def __init__(self, model, x, target, seed, black, layers, options):
        self.model, self.x, self.target, self.seed, self.black = model, x, target, seed, black
        self.layers, self.options = layers, options

    def logits(self, inputs, rule="gradient"):
        Rectifier.rule = rule
        return self.model(inputs)

    def run(self, score=None):
        """Activations and gradients at each layer, of the target's logit or another score."""
        seen = {}
        hooks = [self.model.get_submodule(n).register_forward_hook(lambda m, i, o, n=n: seen.update({n: o})) for n in self.layers]
        logits = self.logits(self.x[None].requires_grad_())[0]
        for hook in hooks:
            hook.remove()
        found = [seen[n] for n in self.layers]
        gradients = torch.autograd.grad(logits[self.target] if score is None else score(logits), found)
        return [(a.detach()[0], g[0]) for a, g in zip(found, gradients)], logits.detach()

    def pixels(self, x=None, rule="gradient"):
        x = (self.x if x is None else x).clone().requires_grad_()
        return torch.autograd.grad(self.logits(x[None], rule)[0, self.target], x)[0]

    def map(self, method):
        if method in FORMULAS:
            return self.merge([FORMULAS[method](a, g) for a, g in self.run()[0]])
        return getattr(self, method.replace("-", "_"))()

    def merge(self, maps):
        return maps[0] if len(maps) == 1 else fused(maps, self.options.fusion)

    def cam(self):
        (a, _), = self.run()[0]
        return (self.model.get_submodule(self.model.head).weight[self.target].detach()[:, None, None] * a).sum(0)

    def random_cam(self):
        pairs = self.run()[0]
        weights = torch.from_numpy(2 * draws("double", self.seed, sum(len(a) for a, _ in pairs)) - 1)
        parts = weights.split([len(a) for a, _ in pairs])
        return self.merge([(w[:, None, None] * a).sum(0) for w, (a, _) in zip(parts, pairs)])

    def finer_cam(self):
        def score(z):
            near = (z.detach() - z.detach()[self.target]).abs()
            near[self.target] = float("inf")
            others = near.argsort()[: min(self.options.others, len(z) - 1)]
            return (torch.softmax(z[others], 0) * (z[self.target] - self.options.alpha * z[others])).sum()

        return self.merge([FORMULAS["grad-cam"](a, g) for a, g in self.run(score)[0]])

    def chosen(self, a):
        """The channels that the limit leaves, after a check that rounding cannot change them."""
        variances = a.var((1, 2), unbiased=False)
        order = variances.argsort(descending=True)
        limit = self.options.channels
        if not 0 < limit < len(order):
            return order.tolist()
        if variances[order[limit - 1]] < variances[order[limit]] * (1 + 1e-4):
            raise SystemExit("two channels have nearly the same variance: choose another limit")
        return order[:limit].tolist()

    def score_cam(self):
        (a, _), = self.run()[0]
        masks = {k: stretched(resized(a[k], *self.x.shape[1:])) for k in self.chosen(a) if a[k].max() > a[k].min()}
        with torch.no_grad():
            z = self.logits(torch.stack([m * self.x for m in masks.values()]))[:, self.target]
        return (torch.softmax(z, 0)[:, None, None] * a[list(masks)]).sum(0)

    def ablation_cam(self):
        ((a, _),), logits = self.run()
        probes = []
        for k in self.chosen(a):
            probes.append(a.clone())
            probes[-1][k] = 0
        hook = self.model.get_submodule(self.layers[0]).register_forward_hook(lambda m, i, o: torch.stack(probes))
        with torch.no_grad():
            left = self.logits(self.x[None].expand(len(probes), -1, -1, -1))[:, self.target]
        hook.remove()
        whole = logits[self.target]
        return (((whole - left) / whole.abs().clamp(min=1e-6))[:, None, None] * a[self.chosen(a)]).sum(0)

    def saliency(self):
        return self.pixels().abs().amax(0)

    def gradient_x_input(self):
        return (self.x * self.pixels()).sum(0)

    def guided_backprop(self):
        return self.pixels(rule="guided").sum(0)

    def deconvnet(self):
        return self.pixels(rule="rectified").sum(0)

    def guided_grad_cam(self):
        return self.guided_backprop() * resized(self.map("grad-cam").clamp(min=0), *self.x.shape[1:])

    def smooth_grad(self):
        samples, size = self.options.samples, self.x.numel()
        noise = draws("gaussian", self.seed, samples * size).reshape(samples, *self.x.shape[1:], -1).transpose(0, 3, 1, 2)
        deviation = self.options.noise * (self.x.max() - self.x.min())
        return sum(self.pixels(self.x + deviation * torch.from_numpy(n.copy())) for n in noise).div(samples).abs().amax(0)

    def integrated_gradients(self):
        nodes, weights = np.polynomial.legendre.leggauss(self.options.steps)
        away = self.x - self.black
        mean = sum(w / 2 * self.pixels(self.black + (t + 1) / 2 * away) for t, w in zip(nodes, weights))
        return (away * mean).sum(0)

    def full_grad(self):
        """The bias of a convolution and of the normalization that follows it count as one, added where both are done."""
        places, before = [], {}

        def convolution(m, inputs, output):
            places.append([output, m.bias if m.bias is not None else output.new_zeros(output.shape[1])])
            before[id(output)] = len(places) - 1

        def normalization(m, inputs, output):
            scale = m.weight / (m.running_var + m.eps).sqrt()
            place = places[before[id(inputs[0])]]
            place[:] = [output, m.bias + scale * (place[1] - m.running_mean)]

        kinds = {nn.Conv2d: convolution, nn.BatchNorm2d: normalization}
        hooks = [m.register_forward_hook(kinds[type(m)]) for m in self.model.modules() if type(m) in kinds]
        x = self.x.clone().requires_grad_()
        logit = self.logits(x[None])[0, self.target]
        for hook in hooks:
            hook.remove()
        gradients = torch.autograd.grad(logit, [x] + [p for p, _ in places])
        terms = [(x.detach() * gradients[0]).abs()]
        terms += [(b.detach()[:, None, None] * g[0]).abs() for (_, b), g in zip(places, gradients[1:])]
        return sum(resized(stretched(t), *self.x.shape[1:]) for term in terms if term[0].numel() > 1 for t in term)


def attribute(model, x, target, seed, black, layers, options, method, mirrored):
    """The map of one image as (height, width) in float64."""
    def of(image):
        return Subject(model, image, target, seed, black, layers, options).map(method)

    raw = of(x)
    return ((raw + of(x.flip(2)).flip(1)) / 2 if mirrored else raw).detach().numpy()
