"""Makes the expected values for the trained ImageNet MobileNet, which is not part of the repository, nor are the photos.

The network's inputs in the golden are made from the CC0 textures; of the photos only paths, largest logits and Grad-CAMs are stored, in
imagenet-mobilenet-photos.json. A photo is sampled at the pixel in the middle of each of 128×128 equal parts.
"""

import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import numpy as np
from PIL import Image

from gradcam import base64_of, golden, grad_cam, located, logit_network, write

MODEL = "shared:models/imagenet_mobilenet_v1_0.25_128.keras2.h5"
LAYER, INNER = "relu6_27", "relu6_14"
SIZE = 128


def normalized(pixels):
    return ((pixels - 128.0) / 128.0).astype(np.float32)


def textures():
    names = ["brick", "grass"]
    gray = [np.asarray(Image.open(located(f"shared:textures/skimage-{name}.png"))) for name in names]
    patches = [[gray[(i + c) % 2][64 * i + 100 * c :][:SIZE, 96 * i :][:, :SIZE] for c in range(3)] for i in range(1)]
    return normalized(np.stack([np.stack(patch, axis=-1) for patch in patches]))


def sampled(path):
    pixels = np.asarray(Image.open(path).convert("RGB"))
    rows, columns = ((np.arange(SIZE) * 2 + 1) * size // (2 * SIZE) for size in pixels.shape[:2])
    return pixels[rows][:, columns]


def main():
    model = keras.models.load_model(located(MODEL), compile=False)
    golden(
        "imagenet-mobilenet",
        [MODEL],
        model,
        textures(),
        lambda z: [(LAYER, z.argmax(axis=1), False), (INNER, z.argsort(axis=1)[:, -2], False)],
    )
    paths = sorted(located("shared:photos/images").glob("*.JPEG"))
    x = normalized(np.stack([sampled(path) for path in paths]))
    network = logit_network(model, "float32")
    logits = network.predict(x, verbose=0)
    targets = logits.argmax(axis=1)
    cam = grad_cam(network, LAYER, x, targets)[2]
    write(
        "imagenet-mobilenet-photos",
        {
            "models": [MODEL],
            "images": [f"shared:photos/images/{path.name}" for path in paths],
            "logits_shape": [len(paths), 1],
            "logits": base64_of(logits.max(axis=1)),
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
