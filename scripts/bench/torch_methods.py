"""Times attribution methods in PyTorch on one thread, as torch_bench.py times networks.

Modes: forward; grad-cam (a hook at the layer before the pooling, the gradient asked there only); grad-cam-backward (with weight
gradients, as tools do that call backward on the model); score-cam-N (N masks for each image, as many masked images at once as the batch).
"""

import torch
from torch import nn
from torch.nn import functional as F

from torch_bench import answer, best_time, network


def layer_of(model):
    """What the last map comes out of: the module before the pooling, for the demo's network the last activation."""
    pools = [i for i, m in enumerate(model) if isinstance(m, (nn.AdaptiveAvgPool2d, nn.MaxPool2d))]
    return model[pools[-1] - 1]


def grad_cam(model, x, weights_too):
    seen = []
    hook = layer_of(model).register_forward_hook(lambda m, i, o: seen.append(o))
    score = model(x)[:, 0].sum()
    hook.remove()
    if weights_too:
        model.zero_grad(set_to_none=True)
        seen[0].retain_grad()
        score.backward()
        g = seen[0].grad
    else:
        g = torch.autograd.grad(score, seen[0])[0]
    return (g.mean((2, 3), keepdim=True) * seen[0].detach()).sum(1)


def score_cam(model, x, count):
    with torch.inference_mode():
        seen = []
        hook = layer_of(model).register_forward_hook(lambda m, i, o: seen.append(o))
        model(x)
        hook.remove()
        maps = []
        for image, a in zip(x, seen[0][:, :count]):
            masks = F.interpolate(a[:, None], x.shape[2:], mode="bilinear", align_corners=False)
            low, high = masks.amin((2, 3), keepdim=True), masks.amax((2, 3), keepdim=True)
            masked = (masks - low) / (high - low + 1e-8) * image
            scores = torch.cat([model(chunk)[:, 0] for chunk in masked.split(len(x))])
            maps.append((scores.softmax(0)[:, None, None] * a).sum(0))
        return maps


def measure(name, mode, batch):
    model, (channels, size) = network(name)
    model = model.to(memory_format=torch.contiguous_format)
    x = torch.randn(batch, channels, size, size)

    def run():
        if mode.startswith("score-cam-"):
            score_cam(model, x, int(mode.removeprefix("score-cam-")))
        elif mode == "forward":
            with torch.inference_mode():
                model(x)
        else:
            grad_cam(model, x, mode == "grad-cam-backward")

    return best_time(run, 1.0)


if __name__ == "__main__":
    answer(measure)
