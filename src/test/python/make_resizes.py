"""Makes src/test/resources/images/pipelines.json: what PIL, TensorFlow, Keras and torchvision make of pictures of odd sizes.

Needs pillow, numpy, tensorflow and keras: python src/test/python/make_resizes.py
The pictures are noise from a formula that the test has, too. Eight-bit results are stored as SHA-256, floats as they are, big-endian.
torchvision's Resize and CenterCrop are written down here from its functional.py (0.28), since they only call PIL.
"""

import base64
import hashlib
import json
import pathlib
import tempfile

import keras
import numpy as np
import tensorflow as tf
from PIL import Image

OUT = pathlib.Path("src/test/resources/images/pipelines.json")
FILTERS = {
    "PIL_NEAREST": Image.NEAREST,
    "PIL_BOX": Image.BOX,
    "PIL_BILINEAR": Image.BILINEAR,
    "PIL_HAMMING": Image.HAMMING,
    "PIL_BICUBIC": Image.BICUBIC,
    "PIL_LANCZOS": Image.LANCZOS,
}
# height, width, and the size to resize to
SIZES = [
    (37, 53, 24, 24),
    (5, 7, 11, 13),
    (1, 40, 8, 9),
    (40, 1, 7, 9),
    (1, 1, 5, 4),
    (3, 500, 10, 10),
    (400, 3, 12, 31),
    (24, 24, 24, 24),
    (24, 31, 24, 17),
    (31, 24, 17, 24),
    (2, 2, 30, 1),
    (19, 23, 1, 1),
    (64, 48, 13, 32),
    (50, 50, 49, 51),
    (375, 500, 224, 224),
    (7, 3, 299, 150),
]
PIPELINES = [size[:2] for size in SIZES] + [(9, 11), (10, 12), (12, 10), (11, 9), (22, 29)]
HEIGHT, WIDTH, SHORTER = 9, 11, 13


def noise(height, width, channels):
    values = np.empty(height * width * channels, np.uint8)
    state = height * 1000 + width
    for i in range(values.size):
        state = (state * 1103515245 + 12345) % (1 << 31)
        values[i] = state >> 16 & 255
    return values.reshape(height, width, channels)


def image(samples):
    return Image.fromarray(samples[..., 0] if samples.shape[-1] == 1 else samples)


def sha(samples):
    return hashlib.sha256(np.ascontiguousarray(samples, np.uint8).tobytes()).hexdigest()


def floats(values):
    return base64.b64encode(np.ascontiguousarray(values).astype(">f4").tobytes()).decode()


def resize(size):
    height, width, out_height, out_width = size
    case = {"height": height, "width": width, "outHeight": out_height, "outWidth": out_width}
    for channels in (1, 3):
        samples = noise(height, width, channels)
        results = {
            name: sha(image(samples).resize((out_width, out_height), kernel)) for name, kernel in FILTERS.items()
        }
        resized = tf.image.resize(samples, (out_height, out_width), method="bilinear").numpy()
        results["TF_BILINEAR"] = hashlib.sha256(resized.astype(">f4").tobytes()).hexdigest()
        case[str(channels)] = results
    return case


def center_crop(picture, height, width):
    image_width, image_height = picture.size
    if width > image_width or height > image_height:
        left = (width - image_width) // 2 if width > image_width else 0
        top = (height - image_height) // 2 if height > image_height else 0
        right = (width - image_width + 1) // 2 if width > image_width else 0
        bottom = (height - image_height + 1) // 2 if height > image_height else 0
        padded = Image.new(picture.mode, (image_width + left + right, image_height + top + bottom))
        padded.paste(picture, (left, top))
        picture = padded
        image_width, image_height = picture.size
        if width == image_width and height == image_height:
            return picture
    crop_top = int(round((image_height - height) / 2.0))
    crop_left = int(round((image_width - width) / 2.0))
    return picture.crop((crop_left, crop_top, crop_left + width, crop_top + height))


def torchvision(picture, shorter, height, width):
    """Resize(shorter), CenterCrop((height, width)), ToTensor, Normalize; height, width, channels."""
    w, h = picture.size
    short, long = (w, h) if w <= h else (h, w)
    new_short, new_long = shorter, int(shorter * long / short)
    new_w, new_h = (new_short, new_long) if w <= h else (new_long, new_short)
    cropped = center_crop(picture.resize((new_w, new_h), Image.BILINEAR), height, width)
    values = np.asarray(cropped).astype(np.float32) / np.float32(255)
    mean, std = (np.array(v, np.float32) for v in ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)))
    return (values - mean) / std


def pipelines(size, folder):
    height, width = size
    file = pathlib.Path(folder) / "picture.png"
    image(noise(height, width, 3)).save(file)
    picture = Image.open(file).convert("RGB")
    decoded = tf.image.decode_image(tf.io.read_file(str(file)), channels=3, expand_animations=False)
    tf_image = tf.image.resize(decoded, (HEIGHT, WIDTH)).numpy()
    dataset = keras.utils.image_dataset_from_directory(
        folder, labels=None, image_size=(HEIGHT, WIDTH), batch_size=1, shuffle=False, verbose=False
    )
    assert np.array_equal(next(iter(dataset)).numpy()[0], tf_image)
    load_img = {
        name: sha(keras.utils.img_to_array(keras.utils.load_img(file, target_size=(HEIGHT, WIDTH), interpolation=name)))
        for name in ("nearest", "bilinear", "bicubic", "hamming", "box", "lanczos")
    }
    assert load_img["nearest"] == sha(keras.utils.img_to_array(keras.utils.load_img(file, target_size=(HEIGHT, WIDTH))))
    return {
        "height": height,
        "width": width,
        "keras-load-img": load_img,
        "tf-image": floats(tf_image),
        "torchvision": floats(torchvision(picture, SHORTER, HEIGHT, WIDTH)),
        "torchvision-smaller": floats(torchvision(picture, 6, HEIGHT, WIDTH)),
    }


with tempfile.TemporaryDirectory() as folder:
    goldens = {
        "outHeight": HEIGHT,
        "outWidth": WIDTH,
        "shorter": SHORTER,
        "resizes": [resize(size) for size in SIZES],
        "pipelines": [pipelines(size, folder) for size in PIPELINES],
    }
OUT.write_text(json.dumps(goldens, indent=1) + "\n")
