"""Makes src/test/resources/images: small pictures of every kind that is read, with the samples that PIL reads from them.

Needs pillow, numpy and torch: python src/test/python/make_images.py [FOLDER [SHARED_DATA]]
With the shared data it also makes digests of what PIL reads from the JPEGs there.
"""

import base64
import hashlib
import io
import json
import pathlib
import struct
import sys
import zlib

import numpy as np
import torch
from PIL import Image, ImageCms

OUT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "src/test/resources/images")
random = np.random.default_rng(20240607)
expected = {}


def picture(height, width, channels, most=255):
    """A smooth picture with noise, so that every sample differs from its neighbours."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [np.sin(x / (3 + c) + c) * np.cos(y / (4 - c)) * 0.4 + 0.5 for c in range(channels)]
    values = np.stack(planes, -1) + random.uniform(-0.15, 0.15, (height, width, channels))
    return np.rint(values.clip(0, 1) * most).astype(np.int64)


def put(name, content, samples=None, gray=False):
    """Writes a file; the expected samples are PIL's where none are given, none for a file to be rejected."""
    (OUT / name).write_bytes(content)
    if samples is None:
        image = Image.open(io.BytesIO(content))
        samples = np.asarray(image.convert("L" if gray else "RGB"))
    samples = np.atleast_3d(np.asarray(samples)).astype(np.uint8)
    height, width, channels = samples.shape
    expected[name] = {
        "height": height,
        "width": width,
        "channels": channels,
        "samples": base64.b64encode(samples.tobytes()).decode(),
    }


def saved(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def packed(rows, bits):
    """Scan lines with filter byte 0."""
    lines = []
    for row in rows.reshape(rows.shape[0], -1):
        if bits == 16:
            line = row.astype(">u2").tobytes()
        elif bits == 8:
            line = row.astype(np.uint8).tobytes()
        else:
            unpacked = (row[:, None] >> np.arange(bits - 1, -1, -1)) & 1
            line = np.packbits(unpacked.astype(np.uint8).ravel()).tobytes()
        lines.append(b"\0" + line)
    return b"".join(lines)


def png(samples, bits, color_type, extra=b"", interlaced=False):
    height, width = samples.shape[:2]
    if interlaced:
        adam7 = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
        data = b"".join(packed(samples[y::dy, x::dx], bits) for y, x, dy, dx in adam7)
    else:
        data = packed(samples, bits)
    header = struct.pack(">IIBBBBB", width, height, bits, color_type, 0, 0, int(interlaced))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + extra
        + chunk(b"IDAT", zlib.compress(data, 9))
        + chunk(b"IEND", b"")
    )


def rounded(samples):
    """Sixteen bits to eight, to the nearest."""
    return (samples * 255 + 32767) // 65535


def pngs():
    gray, rgb, rgba = picture(9, 13, 1), picture(9, 13, 3), picture(9, 13, 4)
    put("gray.png", png(gray, 8, 0), gray=True)
    put("gray-gamma.png", png(gray, 8, 0, chunk(b"gAMA", struct.pack(">I", 100000))), gray=True)
    put("gray-transparent.png", png(gray, 8, 0, chunk(b"tRNS", struct.pack(">H", int(gray[0, 0, 0])))), gray=True)
    for bits in (1, 2, 4):
        few = picture(9, 13, 1, (1 << bits) - 1)
        put(f"gray{bits}.png", png(few, bits, 0), gray=True)
        put(f"gray{bits}-transparent.png", png(few, bits, 0, chunk(b"tRNS", b"\0\1")), gray=True)
        put(f"gray{bits}-interlaced.png", png(few, bits, 0, interlaced=True), gray=True)
        palette = random.integers(0, 256, 3 << bits, dtype=np.uint8).tobytes()
        put(f"palette{bits}.png", png(few, bits, 3, chunk(b"PLTE", palette)))
    put("gray-alpha.png", png(picture(9, 13, 2), 8, 4), gray=True)
    put("rgb.png", png(rgb, 8, 2))
    put("rgb-filtered.png", saved(Image.fromarray(picture(32, 32, 3).astype(np.uint8)), "PNG", optimize=True))
    put("rgb-interlaced.png", png(rgb, 8, 2, interlaced=True))
    put("rgb-transparent.png", png(rgb, 8, 2, chunk(b"tRNS", struct.pack(">HHH", *rgb[2, 3]))))
    put("rgba.png", png(rgba, 8, 6))
    palette = random.integers(0, 256, 3 * 200, dtype=np.uint8).tobytes()
    indices = picture(9, 13, 1, 199)
    put("palette8.png", png(indices, 8, 3, chunk(b"PLTE", palette)))
    put("palette-transparent.png", png(indices, 8, 3, chunk(b"PLTE", palette) + chunk(b"tRNS", bytes(range(100)))))
    gray, gray_alpha, rgb, rgba = (picture(9, 13, c, 65535) for c in (1, 2, 3, 4))
    put("gray16.png", png(gray, 16, 0), rounded(gray))
    put("gray16-alpha.png", png(gray_alpha, 16, 4), rounded(gray_alpha[..., :1]))
    put("rgb16.png", png(rgb, 16, 2), rounded(rgb))
    put("rgba16.png", png(rgba, 16, 6), rounded(rgba[..., :3]))


def swapped_profile():
    """sRGB with red and blue swapped: whoever applies it is found out."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = profile[:24] + bytes(12) + profile[36:84] + bytes(16) + profile[100:]  # no date, no id
    return profile.replace(b"rXYZ", b"????", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"????", b"bXYZ", 1)


def without_jfif(content):
    assert content[2:4] == b"\xff\xe0"
    return content[:2] + content[4 + struct.unpack(">H", content[4:6])[0] :]


def jpegs():
    gray = Image.fromarray(picture(17, 21, 1)[..., 0].astype(np.uint8))
    rgb = Image.fromarray(picture(17, 21, 3).astype(np.uint8))
    put("gray.jpg", saved(gray, "JPEG", quality=85), gray=True)
    for name, sampling in (("444", 0), ("422", 1), ("420", 2)):
        put(f"rgb-{name}.jpg", saved(rgb, "JPEG", quality=85, subsampling=sampling))
    put("progressive.jpg", saved(rgb, "JPEG", quality=85, progressive=True))
    put("progressive-gray.jpg", saved(gray, "JPEG", quality=85, progressive=True), gray=True)
    put("restarts.jpg", saved(rgb, "JPEG", quality=85, restart_marker_blocks=1))
    put("adobe-rgb.jpg", saved(rgb, "JPEG", quality=85, keep_rgb=True))
    put("no-jfif.jpg", without_jfif(saved(rgb, "JPEG", quality=85, subsampling=0)))
    put("profile.jpg", saved(rgb, "JPEG", quality=85, icc_profile=swapped_profile()))
    orientation = Image.Exif()
    orientation[0x0112] = 6
    put("turned.jpg", saved(rgb, "JPEG", quality=85, exif=orientation))


def gifs():
    colors = picture(16, 20, 3).astype(np.uint8)
    first = Image.fromarray(colors).quantize(32)
    second = Image.fromarray(255 - colors).quantize(32)
    put("palette.gif", saved(first, "GIF", interlace=0))
    put("interlaced.gif", saved(first, "GIF", interlace=1))
    put("animated.gif", saved(first, "GIF", save_all=True, append_images=[second], duration=50))
    put("gray.gif", saved(Image.fromarray(colors[..., 0]), "GIF"))
    content = bytearray(saved(first, "GIF", interlace=0))
    content[6:10] = struct.pack("<HH", 24, 19)
    frame = content.index(b"\x2c\0\0\0\0")
    content[frame + 1 : frame + 5] = struct.pack("<HH", 3, 2)
    put("offset.gif", bytes(content))


def bmp16(samples):
    header = struct.pack("<IiiHHIIiiII", 40, samples.shape[1], samples.shape[0], 1, 16, 3, 0, 0, 0, 0, 0)
    masks = struct.pack("<III", 0xF800, 0x7E0, 0x1F)
    width = samples.shape[1] + samples.shape[1] % 2
    rows = np.zeros((samples.shape[0], width), "<u2")
    rows[:, : samples.shape[1]] = (samples[..., 0] << 11 | samples[..., 1] << 5 | samples[..., 2])[::-1]
    offset = 14 + len(header) + len(masks)
    return b"BM" + struct.pack("<IHHI", offset + rows.nbytes, 0, 0, offset) + header + masks + rows.tobytes()


def bmps():
    colors = picture(9, 13, 3).astype(np.uint8)
    rgb = Image.fromarray(colors)
    put("mono.bmp", saved(rgb.convert("1"), "BMP"))
    put("gray.bmp", saved(rgb.convert("L"), "BMP"), gray=True)
    put("palette.bmp", saved(rgb.quantize(20), "BMP"))
    put("rgb24.bmp", saved(rgb, "BMP"))
    put("rgb32.bmp", saved(Image.fromarray(picture(9, 13, 4).astype(np.uint8), "RGBA"), "BMP"))
    bits = picture(9, 13, 3, 31)
    bits[..., 1] *= 2
    put("rgb16.bmp", bmp16(bits))
    down = bytearray(saved(rgb, "BMP"))
    down[22:26] = struct.pack("<i", -9)
    put("top-down.bmp", bytes(down))


def encoded(array):
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()


def resizes():
    """PyTorch's interpolate(align_corners=False) of one-channel 8-bit maps, big-endian float32."""
    cases = []
    for sizes in ((5, 7, 5, 7), (5, 7, 10, 21), (8, 8, 3, 5), (1, 1, 4, 3), (4, 1, 9, 6), (13, 9, 8, 8), (2, 3, 32, 32)):
        height, width, out_height, out_width = sizes
        source = random.integers(0, 256, (height, width), dtype=np.uint8)
        tensor = torch.tensor(source, dtype=torch.float64)[None, None]
        size = (out_height, out_width)
        bilinear = torch.nn.functional.interpolate(tensor, size, mode="bilinear", align_corners=False)
        nearest = torch.nn.functional.interpolate(tensor, size, mode="nearest-exact")
        cases.append(
            {
                "height": height,
                "width": width,
                "outHeight": out_height,
                "outWidth": out_width,
                "source": encoded(source),
                "bilinear": encoded(bilinear[0, 0].numpy().astype(">f4")),
                "nearest": encoded(nearest[0, 0].numpy().astype(np.uint8)),
            }
        )
    return cases


def digests(data):
    """One SHA-256 a folder, over the RGB samples of its JPEGs in the order of their names."""
    result = {}
    for folder in sorted([*(data / "cifar10").iterdir(), data / "photos" / "images"]):
        digest = hashlib.sha256()
        for file in sorted(folder.iterdir()):
            digest.update(np.asarray(Image.open(file).convert("RGB")).tobytes())
        result[folder.relative_to(data).as_posix()] = digest.hexdigest()
    return result


OUT.mkdir(parents=True, exist_ok=True)
pngs()
jpegs()
gifs()
bmps()
(OUT / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
(OUT / "resized.json").write_text(json.dumps(resizes(), indent=1) + "\n")
if len(sys.argv) > 2:
    (OUT / "shared-digests.json").write_text(json.dumps(digests(pathlib.Path(sys.argv[2])), indent=1) + "\n")
