"""Narrow copies of torchvision's own networks, and small ones that gather rarer operators."""

import torch
import torchvision.models as tv
from torch import nn
from torch.nn import functional as F
from torchvision.models.convnext import CNBlockConfig
from torchvision.models.efficientnet import MBConvConfig
from torchvision.models.regnet import BlockParams

CLASSES = 5


def narrow(model, factor):
    """The same network with all channel counts but those of image and classes divided by the factor."""

    def less(n):
        return n if n == 3 else max(1, n // factor)

    last = [m for m in model.modules() if isinstance(m, (nn.Linear, nn.Conv2d))]
    last = next(m for m in reversed(last) if 1000 in (getattr(m, "out_features", 0), getattr(m, "out_channels", 0)))
    for parent in list(model.modules()):
        for name, m in list(parent.named_children()):
            if isinstance(m, nn.Conv2d):
                groups = less(m.groups) if m.groups == m.in_channels else m.groups
                out = CLASSES if m is last else less(m.out_channels)
                new = nn.Conv2d(less(m.in_channels), out, m.kernel_size, m.stride, m.padding, m.dilation, groups, m.bias is not None)
            elif isinstance(m, nn.BatchNorm2d):
                new = nn.BatchNorm2d(less(m.num_features), eps=m.eps)
            elif isinstance(m, nn.Linear):
                new = nn.Linear(less(m.in_features), CLASSES if m is last else less(m.out_features))
            else:
                continue
            setattr(parent, name, new)
    return model


def flattening(model, inputs):
    """The same network with few dense units, for images so small that its pooling before them is none."""
    model.avgpool = nn.Identity()
    model.classifier = nn.Sequential(nn.Dropout(), nn.Linear(inputs, 12), nn.ReLU(True), nn.Dropout(), nn.Linear(12, CLASSES))
    return model


def mobilenet_v2():
    settings = [[1, 16, 1, 1], [6, 24, 2, 2], [6, 32, 1, 2], [6, 64, 2, 1]]
    return narrow(tv.mobilenet_v2(inverted_residual_setting=settings), 8)


def efficientnet():
    settings = [MBConvConfig(1, 3, 1, 8, 8, 1), MBConvConfig(4, 5, 2, 8, 12, 2), MBConvConfig(4, 3, 2, 12, 16, 1)]
    return tv.EfficientNet(settings, dropout=0.2, num_classes=CLASSES, last_channel=32)


def regnet():
    blocks = BlockParams.from_init_params(depth=4, w_0=8, w_a=8.0, w_m=2.0, group_width=4, se_ratio=0.25)
    return tv.RegNet(blocks, num_classes=CLASSES, stem_width=8)


def convnext():
    settings = [CNBlockConfig(8, 16, 1), CNBlockConfig(16, 24, 2), CNBlockConfig(24, None, 1)]
    return tv.ConvNeXt(settings, num_classes=CLASSES, layer_scale=0.5)


class Rare(nn.Module):
    """Activations, spelled out and not, between two convolutions."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, 6, 3, padding=1, stride=2)
        self.prelu = nn.PReLU(6)
        self.curves = nn.ModuleList(
            [nn.LeakyReLU(0.1), nn.ELU(0.7), nn.SELU(), nn.CELU(1.3), nn.Hardswish(), nn.Hardsigmoid(), nn.Hardtanh(),
             nn.Hardtanh(-0.3, 0.6), nn.ReLU6(), nn.SiLU(), nn.GELU(), nn.Mish(), nn.Softplus(), nn.Softsign(), nn.Tanh(), nn.Sigmoid()]
        )
        self.last = nn.Conv2d(6 * (len(self.curves) + 6), 8, 3, padding=1)
        self.relu = nn.ReLU()
        self.fc = nn.Linear(8, CLASSES)

    def forward(self, x):
        x = self.prelu(self.first(x))
        more = [x * torch.sigmoid(x), x * 0.5 * (1.0 + torch.erf(x / 2**0.5)), x * F.hardtanh(x + 3, 0, 6) / 6, x * torch.tanh(x), (1 - x) ** 2,
                torch.maximum(x, -x) / (x.abs() + 1.5)]
        x = torch.cat([f(x) for f in self.curves] + more, 1)
        return F.log_softmax(self.fc(self.relu(self.last(x)).mean((2, 3))), 1)


class Pools(nn.Module):
    """Padded, rounded and global pooling, gates over channels and over cells, and a flattened map before a dense layer."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, 8, 3, padding=(2, 1), stride=2, dilation=2)
        self.pools = nn.ModuleList(
            [nn.MaxPool2d(3, 2, 1, ceil_mode=True), nn.AvgPool2d(3, 2, 1, ceil_mode=True), nn.AvgPool2d(3, 2, 1, ceil_mode=True, count_include_pad=False)]
        )
        self.odd = nn.Sequential(nn.ZeroPad2d((1, 0, 2, -1)), nn.Conv2d(24, 12, (3, 2), padding=(1, 0), groups=4), nn.ReLU())
        self.gate = nn.Conv2d(12, 12, 1)
        self.gated = nn.Identity()
        self.spatial = nn.Conv2d(2, 1, 3, padding=1)
        self.fc1 = nn.Linear(12 * 10 * 8, 9)
        self.norm = nn.BatchNorm1d(9)
        self.fc2 = nn.Linear(9, CLASSES)

    def forward(self, x):
        x = (x - torch.tensor([0.1, -0.2, 0.05]).view(1, 3, 1, 1).to(x)) / torch.tensor([0.9, 1.1, 1.2]).view(3, 1, 1).to(x)
        x = F.relu(self.first(x))
        x = self.odd(torch.cat([p(x) for p in self.pools], 1))
        gap = x.mean((2, 3), keepdim=True) + F.adaptive_max_pool2d(x, 1)
        x = x * torch.sigmoid(self.gate(gap))
        x = self.gated(x * torch.sigmoid(self.spatial(torch.cat([x.mean(1, keepdim=True), x.amax(1, keepdim=True)], 1))))
        x = self.fc1(x.reshape(x.size(0), -1))
        return torch.softmax(self.fc2(torch.relu(self.norm(x))), 1)


class Shapes(nn.Module):
    """Channel shuffle, split, slices, pixel shuffle, transposed convolution, resizing, group and instance normalization."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, 12, 3, padding=1, stride=2)
        self.norm = nn.GroupNorm(3, 12)
        self.instance = nn.InstanceNorm2d(6, affine=True)
        self.up = nn.ConvTranspose2d(6, 8, 3, stride=2, padding=1, output_padding=1)
        self.shuffle = nn.PixelShuffle(2)
        self.table = nn.Parameter(torch.randn(1, 8, 16, 16))
        self.linear = nn.Linear(6, 4)
        self.last = nn.Conv2d(14, 8, 3, padding=1)
        self.relu = nn.ReLU()
        self.fc = nn.Linear(8, CLASSES, bias=False)

    def forward(self, x):
        x = F.silu(self.norm(self.first(x)))
        a, b = x.split([4, 8], 1)
        c, d = x.chunk(2, 1)
        c = self.instance(c)
        up = F.interpolate(self.up(c)[:, :, 16:, 16:], scale_factor=0.5, mode="bilinear") + F.interpolate(b, scale_factor=0.5, mode="bilinear").repeat(1, 1, 1, 1)
        up = F.interpolate(up, scale_factor=2, mode="nearest") + self.table
        y = self.linear(d.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
        b = b.view(-1, 2, 4, 16, 16).transpose(1, 2).reshape(-1, 8, 16, 16)
        z = F.interpolate(self.shuffle(b), size=(16, 16), mode="bilinear")
        return self.fc(self.relu(self.last(torch.cat([up, y + a, z], 1))).amax((2, 3)))


# name: (factory, image size, modules whose output is a target, the first being what `auto` picks)
NETWORKS = {
    "resnet": (lambda: narrow(tv.ResNet(tv.resnet.Bottleneck, [1, 2, 1, 1]), 32), 64, ["layer4", "layer2.0.relu"]),
    "vgg": (lambda: flattening(narrow(tv.vgg11_bn(), 32), 16 * 4), 64, ["features.27", "features.9"]),
    "alexnet": (lambda: flattening(narrow(tv.alexnet(), 32), 8), 64, ["features.11", "features.3"]),
    "mobilenet_v2": (mobilenet_v2, 64, ["features.7", "features.3"]),
    "mobilenet_v3": (lambda: narrow(tv.mobilenet_v3_small(), 16), 64, ["features.12", "features.5"]),
    "densenet": (lambda: tv.DenseNet(4, (2, 3, 2), 8, num_classes=CLASSES), 64, ["features.norm5", "features.transition1.conv"]),
    "squeezenet": (lambda: narrow(tv.squeezenet1_1(), 8), 64, ["classifier.2", "features.6"]),
    "efficientnet": (efficientnet, 48, ["features.4", "features.2"]),
    "shufflenet_v2": (lambda: tv.ShuffleNetV2([2, 2, 2], [8, 8, 16, 32, 48], num_classes=CLASSES), 64, ["conv5", "stage3.1.branch2.7"]),
    "regnet": (lambda: regnet(), 64, ["trunk_output", "trunk_output.block1"]),
    "convnext": (convnext, 64, ["features.5", "features.2"]),
    "googlenet": (lambda: narrow(tv.googlenet(aux_logits=False, init_weights=False), 16), 64, ["inception5b", "inception4b"]),
    "inception_v3": (lambda: narrow(tv.inception_v3(aux_logits=False, init_weights=False, transform_input=True), 32), 107, ["Mixed_7c", "Mixed_6a"]),
    "mnasnet": (lambda: narrow(tv.mnasnet0_5(), 16), 64, ["layers.16", "layers.9"]),
    "rare": (Rare, 32, ["relu", "first"]),
    "pools": (Pools, 32, ["gated", "odd"]),
    "shapes": (Shapes, 32, ["relu", "first"]),
}
