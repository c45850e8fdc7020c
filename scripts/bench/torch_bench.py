"""Times networks in PyTorch on one thread. Reads lines "NETWORK MODE BATCH", answers with the seconds of one batch.

Modes: forward (inference mode, the default layout), forward_channels_last, forward_backward (with weight gradients, as
tools do that call backward on the model).
"""

import os
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.set_flush_denormal(True)  # random weights shrink the signal from layer to layer
torch.backends.nnpack.set_flags(False)  # else it complains at every convolution


def conv(i, o, k, s=1, p=None, groups=1):
    p = k // 2 if p is None else p
    return nn.Sequential(nn.Conv2d(i, o, k, s, p, groups=groups, bias=False), nn.BatchNorm2d(o))


class Residual(nn.Module):
    def __init__(self, main, shortcut):
        super().__init__()
        self.main, self.shortcut = main, shortcut

    def forward(self, x):
        return torch.relu(self.main(x) + self.shortcut(x))


def bottleneck(i, w, s, project):
    main = nn.Sequential(conv(i, w, 1), nn.ReLU(True), conv(w, w, 3, s), nn.ReLU(True), conv(w, 4 * w, 1))
    return Residual(main, conv(i, 4 * w, 1, s) if project else nn.Identity())


def basic(i, o, s):
    main = nn.Sequential(conv(i, o, 3, s), nn.ReLU(True), conv(o, o, 3))
    return Residual(main, conv(i, o, 1, s) if i != o else nn.Identity())


def resnet50():
    layers, i = [conv(3, 64, 7, 2), nn.ReLU(True), nn.MaxPool2d(3, 2, 1)], 64
    for stage, blocks in enumerate([3, 4, 6, 3]):
        for b in range(blocks):
            layers.append(bottleneck(i, 64 << stage, 2 if b == 0 and stage > 0 else 1, b == 0))
            i = 256 << stage
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2048, 1000)), (3, 224)


def resnet18():
    layers, i = [conv(3, 64, 7, 2), nn.ReLU(True), nn.MaxPool2d(3, 2, 1)], 64
    for o in [64, 128, 256, 512]:
        layers += [basic(i, o, 2 if o > 64 else 1), basic(o, o, 1)]
        i = o
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 1000)), (3, 224)


def resnet20():
    layers, i = [conv(3, 16, 3), nn.ReLU(True)], 16
    for o in [16, 32, 64]:
        for b in range(3):
            layers.append(basic(i, o, 2 if b == 0 and o > 16 else 1))
            i = o
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10)), (3, 32)


def vgg16():
    layers, i = [], 3
    for o in [64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0]:
        layers += [nn.Conv2d(i, o, 3, 1, 1), nn.ReLU(True)] if o else [nn.MaxPool2d(2)]
        i = o or i
    head = [nn.Flatten(), nn.Linear(25088, 4096), nn.ReLU(True), nn.Linear(4096, 4096), nn.ReLU(True), nn.Linear(4096, 1000)]
    return nn.Sequential(*layers, *head), (3, 224)


def seed_cnn():
    convolutions = [nn.Conv2d(1, 32, 3), nn.ReLU(True), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(True), nn.MaxPool2d(2)]
    return nn.Sequential(*convolutions, nn.Flatten(), nn.Linear(1600, 256), nn.ReLU(True), nn.Linear(256, 10)), (1, 28)


class Gate(nn.Module):
    def __init__(self, channels, squeezed):
        super().__init__()
        self.squeeze, self.excite = nn.Conv2d(channels, squeezed, 1), nn.Conv2d(squeezed, channels, 1)

    def forward(self, x):
        s = nn.functional.silu(self.squeeze(nn.functional.adaptive_avg_pool2d(x, 1)))
        return torch.sigmoid(self.excite(s)) * x


class Sum(nn.Module):
    def __init__(self, main):
        super().__init__()
        self.main = main

    def forward(self, x):
        return self.main(x) + x


def mobile(stages, activation, gates):
    layers, i = [conv(3, 32, 3, 2), activation()], 32
    for t, k, s, o, n in stages:
        for b in range(n):
            stride, wide = s if b == 0 else 1, i * t
            block = [conv(i, wide, 1), activation()] if t > 1 else []
            block += [conv(wide, wide, k, stride, groups=wide), activation()]
            block += [Gate(wide, i // 4)] if gates else []
            block += [conv(wide, o, 1)]
            block = nn.Sequential(*block)
            layers.append(Sum(block) if stride == 1 and i == o else block)
            i = o
    head = [conv(i, 1280, 1), activation(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(1280, 1000)]
    return nn.Sequential(*layers, *head), (3, 224)


def mobilenetv2():
    stages = [(1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 3, 2, 32, 3), (6, 3, 2, 64, 4), (6, 3, 1, 96, 3), (6, 3, 2, 160, 3)]
    return mobile([*stages, (6, 3, 1, 320, 1)], lambda: nn.ReLU6(True), False)


def efficientnetb0():
    stages = [(1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 2, 192, 4)]
    return mobile([*stages, (6, 3, 1, 320, 1)], lambda: nn.SiLU(True), True)


NETWORKS = {
    "mobilenetv2": mobilenetv2,
    "efficientnetb0": efficientnetb0,
    "resnet18": resnet18,
    "resnet50": resnet50,
    "resnet20": resnet20,
    "vgg16": vgg16,
    "seed-cnn": seed_cnn,
}
loaded = {}
clock = time.thread_time if os.environ.get("BENCH_CLOCK") == "cpu" else time.perf_counter


def network(name):
    if name not in loaded:
        loaded.clear()  # one at a time: memory
        model, shape = NETWORKS[name]()
        loaded[name] = model.eval(), shape
    return loaded[name]


def measure(name, mode, batch, seconds=1.0):
    model, (channels, size) = network(name)
    x = torch.randn(batch, channels, size, size)
    if mode == "forward_channels_last":
        model, x = model.to(memory_format=torch.channels_last), x.to(memory_format=torch.channels_last)
    else:
        model = model.to(memory_format=torch.contiguous_format)

    def run():
        if mode == "forward_backward":
            model.zero_grad(set_to_none=True)
            model(x)[:, 0].sum().backward()
        else:
            with torch.inference_mode():
                model(x)

    return best_time(run, seconds)


def best_time(run, seconds):
    run()  # untimed: kernels are made, memory is touched
    best, end = float("inf"), time.perf_counter() + seconds
    while True:
        start = clock()
        run()
        best = min(best, clock() - start)
        if time.perf_counter() >= end:
            return best


def answer(measured):
    for line in sys.stdin:
        name, mode, batch = line.split()
        print(measured(name, mode, int(batch)), flush=True)


if __name__ == "__main__":
    answer(measure)
