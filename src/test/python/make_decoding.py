"""Makes src/test/resources/images/decoding: pictures in CMYK, WebP and TIFF, with alpha and orientation, and what PIL makes of them.

Needs pillow and numpy: python src/test/python/make_decoding.py
Each file has up to three results: as stored, turned by ImageOps.exif_transpose, and laid over a colour by Image.alpha_composite.
"""

import base64
import io
import json
import pathlib
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps

OUT = pathlib.Path("src/test/resources/images/decoding")
COLOUR = (10, 200, 30)
random = np.random.default_rng(7)
expected = {}


def noise(*shape, most=256):
    return random.integers(0, most, shape, dtype=np.uint8)


def smooth(height, width, channels):
    y, x = np.mgrid[0:height, 0:width]
    planes = [np.sin(x / (3 + c) + c) * np.cos(y / (5 - c)) * 100 + 128 for c in range(channels)]
    return np.stack(planes, -1).astype(np.uint8)


def entry(image):
    samples = np.atleast_3d(np.asarray(image))
    return {
        "height": samples.shape[0],
        "width": samples.shape[1],
        "channels": samples.shape[2],
        "samples": base64.b64encode(samples.tobytes()).decode(),
    }


def put(name, content, gray=False, samples=None):
    (OUT / name).write_bytes(content)
    image = Image.open(io.BytesIO(content))
    mode = "L" if gray else "RGB"
    ground = Image.alpha_composite(
        Image.new("RGBA", image.size, (*COLOUR, 255)), Image.open(io.BytesIO(content)).convert("RGBA")
    ).convert("RGB")
    has_alpha = "A" in image.mode or "transparency" in image.info
    expected[name] = {
        "stored": entry(image.convert(mode) if samples is None else samples),
        "exif": entry(ImageOps.exif_transpose(image).convert(mode) if samples is None else samples),
    }
    if has_alpha:
        expected[name]["over"] = entry(ground)


def saved(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def exif(orientation):
    tags = Image.Exif()
    tags[0x0112] = orientation
    return tags


def cmyk():
    inks = Image.fromarray(smooth(17, 21, 4), "CMYK")
    content = saved(inks, "JPEG", quality=90)
    put("cmyk.jpg", content)
    put("cmyk-noise.jpg", saved(Image.fromarray(noise(16, 16, 4), "CMYK"), "JPEG", quality=95))
    adobe = content.index(b"Adobe")
    put("ycck.jpg", content[: adobe + 11] + b"\2" + content[adobe + 12 :])
    put("cmyk-plain.jpg", content[: adobe - 4] + content[adobe + 12 :])
    put("cmyk-progressive.jpg", saved(inks, "JPEG", quality=90, progressive=True))


def turned():
    picture = Image.fromarray(smooth(9, 14, 3))
    for orientation in range(1, 9):
        put(f"turned{orientation}.jpg", saved(picture, "JPEG", quality=90, exif=exif(orientation)))
    put("turned6.png", saved(picture, "PNG", exif=exif(6)))
    put("turned6.webp", saved(picture, "WEBP", lossless=True, exif=exif(6)))
    for orientation in (3, 6):
        put(f"turned{orientation}.tif", saved(picture, "TIFF", tiffinfo={274: orientation}))


def alphas():
    put("rgba.png", saved(Image.fromarray(noise(9, 13, 4), "RGBA"), "PNG"))
    put("gray-alpha.png", saved(Image.fromarray(noise(9, 13, 2), "LA"), "PNG"), gray=True)
    indices = Image.fromarray(noise(9, 13, most=20), "P")
    indices.putpalette(noise(60).tobytes())
    put("palette.png", saved(indices, "PNG", transparency=bytes(range(0, 200, 13))))
    put("palette.gif", saved(indices, "GIF", transparency=7))
    rgb, gray = noise(9, 13, 3), noise(9, 13)
    put("rgb-key.png", saved(Image.fromarray(rgb), "PNG", transparency=tuple(int(v) for v in rgb[4, 5])))
    put("gray-key.png", saved(Image.fromarray(gray), "PNG", transparency=int(gray[4, 5])), gray=True)


def webps():
    smooth_rgb = Image.fromarray(smooth(23, 30, 3))
    rgba = Image.fromarray(np.dstack([smooth(23, 30, 3), noise(23, 30)]), "RGBA")
    put("lossless.webp", saved(Image.fromarray(noise(9, 13, 3)), "WEBP", lossless=True))
    put("lossless-alpha.webp", saved(rgba, "WEBP", lossless=True, exact=True))
    put("lossy.webp", saved(smooth_rgb, "WEBP", quality=80))
    put("lossy-alpha.webp", saved(rgba, "WEBP", quality=80))
    other = Image.fromarray(255 - smooth(23, 30, 3))
    put("animated.webp", saved(smooth_rgb, "WEBP", save_all=True, append_images=[other], lossless=True))
    put("icc.webp", saved(smooth_rgb, "WEBP", lossless=True, icc_profile=bytes(200)))


def tiff(samples, bits, photometric, tags=(), byte_order="<", planar=False, tile=None, pack=lambda b: b, rows=4):
    """A TIFF by hand, of the layouts that PIL does not write."""
    height, width = samples.shape[:2]
    spp = samples.shape[2] if samples.ndim == 3 else 1
    samples = samples.reshape(height, width, spp)

    def packed(block):
        lines = []
        for line in block.reshape(block.shape[0], -1):
            if bits == 16:
                lines.append(line.astype(byte_order + "u2").tobytes())
            elif bits == 8:
                lines.append(line.astype(np.uint8).tobytes())
            else:
                digits = (line[:, None] >> np.arange(bits - 1, -1, -1)) & 1
                lines.append(np.packbits(digits.astype(np.uint8).ravel()).tobytes())
        return pack(b"".join(lines))

    blocks = []
    for plane in [samples[..., c : c + 1] for c in range(spp)] if planar else [samples]:
        if tile:
            for top in range(0, height, tile):
                for left in range(0, width, tile):
                    full = np.zeros((tile, tile, plane.shape[2]), samples.dtype)
                    piece = plane[top : top + tile, left : left + tile]
                    full[: piece.shape[0], : piece.shape[1]] = piece
                    blocks.append(packed(full))
        else:
            blocks += [packed(plane[top : top + rows]) for top in range(0, height, rows)]
    entries = [
        (256, 3, [width]),
        (257, 3, [height]),
        (258, 3, [bits] * spp),
        (259, 3, [1]),
        (262, 3, [photometric]),
        (277, 3, [spp]),
        (284, 3, [2 if planar else 1]),
    ]
    offsets = 324 if tile else 273
    entries += [(322, 3, [tile]), (323, 3, [tile])] if tile else [(278, 3, [rows])]
    entries = {e[0]: e for e in [*entries, *tags]}
    entries[offsets] = (offsets, 4, [0] * len(blocks))
    entries[offsets + 1 if tile else 279] = (offsets + 1 if tile else 279, 4, [len(b) for b in blocks])
    directory = 8 + 2 + 12 * len(entries) + 4
    extra_size = sum(len(v) * (2 if t == 3 else 4) for _, t, v in entries.values() if len(v) * (2 if t == 3 else 4) > 4)
    at = directory + extra_size
    for i, block in enumerate(blocks):
        entries[offsets][2][i] = at
        at += len(block)
    out, extra = struct.pack(byte_order + "H", len(entries)), b""
    for tag, kind, values in sorted(entries.values()):
        data = struct.pack(byte_order + str(len(values)) + ("H" if kind == 3 else "I"), *values)
        out += struct.pack(byte_order + "HHI", tag, kind, len(values))
        if len(data) <= 4:
            out += data.ljust(4, b"\0")
        else:
            out += struct.pack(byte_order + "I", directory + len(extra))
            extra += data
    head = (b"II*\0" if byte_order == "<" else b"MM\0*") + struct.pack(byte_order + "I", 8)
    return head + out + bytes(4) + extra + b"".join(blocks)


def tiffs():
    rgb, gray = Image.fromarray(smooth(9, 13, 3)), Image.fromarray(noise(9, 13))
    for name, scheme in (("lzw", "tiff_lzw"), ("deflate", "tiff_adobe_deflate"), ("packbits", "packbits"), ("raw", None)):
        put(f"rgb-{name}.tif", saved(rgb, "TIFF", compression=scheme))
    put("lzw-long.tif", saved(Image.fromarray(noise(70, 90)), "TIFF", compression="tiff_lzw"), gray=True)
    put("lzw-predictor.tif", saved(rgb, "TIFF", compression="tiff_lzw", tiffinfo={317: 2}))
    put("gray.tif", saved(gray, "TIFF"), gray=True)
    put("bilevel.tif", saved(gray.convert("1"), "TIFF"), gray=True)
    put("palette.tif", saved(rgb.quantize(30), "TIFF", compression="tiff_lzw"))
    put("cmyk.tif", saved(Image.fromarray(noise(9, 13, 4), "CMYK"), "TIFF"))
    put("rgba.tif", saved(Image.fromarray(noise(9, 13, 4), "RGBA"), "TIFF"))
    put("pages.tif", saved(rgb, "TIFF", save_all=True, append_images=[gray]))
    put("big-endian.tif", tiff(smooth(9, 13, 3), 8, 2, byte_order=">"))
    put("tiles.tif", tiff(smooth(20, 37, 3), 8, 2, tile=16))
    put("planes.tif", tiff(smooth(9, 13, 3), 8, 2, planar=True))
    put("white-is-zero.tif", tiff(noise(9, 13), 8, 0), gray=True)
    put("white-is-zero1.tif", tiff(noise(9, 13, most=2), 1, 0), gray=True)
    for bits in (2, 4):
        put(f"gray{bits}.tif", tiff(noise(9, 13, most=1 << bits), bits, 1), gray=True)
    deflated = dict(tags=[(259, 3, [8])], pack=zlib.compress)
    put("deflated-tiles.tif", tiff(smooth(20, 37, 3), 8, 2, tile=16, **deflated))
    for order, name in (("<", "little"), (">", "big")):
        deep = random.integers(0, 65536, (9, 13, 3), dtype=np.int64)
        put(f"rgb16-{name}.tif", tiff(deep, 16, 2, byte_order=order), samples=((deep * 255 + 32767) // 65535).astype(np.uint8))
    deep = random.integers(0, 65536, (9, 13), dtype=np.int64)
    put("gray16.tif", tiff(deep, 16, 1), gray=True, samples=((deep * 255 + 32767) // 65535).astype(np.uint8))
    put("multiplied.tif", tiff(noise(9, 13, 4), 8, 2, tags=[(338, 3, [1])]))


OUT.mkdir(parents=True, exist_ok=True)
cmyk()
turned()
alphas()
webps()
tiffs()
(OUT.parent / "decoding.json").write_text(json.dumps({"colour": COLOUR, "files": expected}, indent=1) + "\n")
