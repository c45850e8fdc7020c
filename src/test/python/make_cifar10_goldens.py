"""Makes the expected values for the trained CIFAR-10 ResNet-20, which is not part of the repository.

The network's inputs in the golden are made from the CC0 textures, as CIFAR's images may not be committed;
of those only paths, logits and Grad-CAMs are stored, in cifar10-resnet20-jpegs.json.
"""

import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import numpy as np
from PIL import Image

from gradcam import base64_of, golden, grad_cam, located, logit_network, write

MODEL = "shared:models/cifar10_resnet20.keras2.h5"
MEAN = np.array([0.485, 0.456, 0.406])
STD = np.array([0.229, 0.224, 0.225])
LAYER, INNER = "s3b2_out", "s2b2_add"


def normalized(pixels):
    """RGB bytes as the network takes them."""
    return ((pixels / 255.0 - MEAN) / STD).astype(np.float32)


def textures():
    """Three images whose channels are different patches of the textures brick, grass and gravel."""
    names = ["brick", "grass", "gravel"]
    gray = [np.asarray(Image.open(located(f"shared:textures/skimage-{name}.png"))) for name in names]
    patches = [[gray[(i + c) % 3][64 * i + 128 * c :][:32, 96 * i :][:, :32] for c in range(3)] for i in range(3)]
    return normalized(np.stack([np.stack(patch, axis=-1) for patch in patches]))


def jpegs():
    """Paths, pixels and labels of the test images; classes in alphabetical order."""
    root = located("shared:cifar10")
    paths = sorted(root.glob("*/*.jpg"))
    classes = sorted({path.parent.name for path in paths})
    pixels = np.stack([np.asarray(Image.open(path).convert("RGB")) for path in paths])
    return [f"shared:cifar10/{p.parent.name}/{p.name}" for p in paths], pixels, [classes.index(p.parent.name) for p in paths]


def main():
    model = keras.models.load_model(located(MODEL), compile=False)
    paths, pixels, labels = jpegs()
    logits = logit_network(model, "float32").predict(normalized(pixels), batch_size=250, verbose=0)
    right = int(np.sum(logits.argmax(axis=1) == labels))
    print(f"{right} of {len(paths)} JPEGs are classified as labelled")

    golden(
        "cifar10-resnet20",
        [MODEL],
        model,
        textures(),
        lambda z: [(LAYER, z.argmax(axis=1)), (INNER, z.argsort(axis=1)[:, -2], False)],
    )

    chosen = list(range(0, len(paths), 100))
    x, targets = normalized(pixels[chosen]), logits[chosen].argmax(axis=1)
    cam = grad_cam(logit_network(model, "float32"), LAYER, x, targets)[2]
    write(
        "cifar10-resnet20-jpegs",
        {
            "models": [MODEL],
            "images": [paths[i] for i in chosen],
            "labels": [labels[i] for i in chosen],
            "correct": right,
            "count": len(paths),
            "logits_shape": list(logits[chosen].shape),
            "logits": base64_of(logits[chosen]),
            "cases": [
                {
                    "layer": LAYER,
                    "targets": [int(t) for t in targets],
                    "shape": list(cam.shape),
                    "cam": base64_of(cam),
                }
            ],
        },
    )


if __name__ == "__main__":
    main()
