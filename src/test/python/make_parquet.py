"""Small Parquet files of digits as Hugging Face's datasets and Spark write them.

    python src/test/python/make_parquet.py

Writes src/test/resources/sources/*.parquet from the demo's digits.
"""
import gzip
import io
import json
import os

import numpy
import pyarrow
import pyarrow.parquet
from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
DEMO = os.path.join(HERE, "..", "..", "demo", "mnist")
TARGET = os.path.join(HERE, "..", "resources", "sources")
COUNT = 60
NAMES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def digits():
    with gzip.open(os.path.join(DEMO, "images-idx3-ubyte.gz")) as f:
        images = numpy.frombuffer(f.read()[16:], numpy.uint8).reshape(-1, 28, 28)[:COUNT]
    with gzip.open(os.path.join(DEMO, "labels-idx1-ubyte.gz")) as f:
        labels = numpy.frombuffer(f.read()[8:], numpy.uint8)[:COUNT]
    return images, labels


def png(image):
    out = io.BytesIO()
    Image.fromarray(image).save(out, "png", optimize=True)
    return out.getvalue()


def write(name, table, **options):
    pyarrow.parquet.write_table(table, os.path.join(TARGET, name), **options)


def main():
    os.makedirs(TARGET, exist_ok=True)
    images, labels = digits()
    files = [png(image) for image in images]
    struct = pyarrow.struct([("bytes", pyarrow.binary()), ("path", pyarrow.string())])
    column = pyarrow.array([{"bytes": f, "path": "%04d.png" % i} for i, f in enumerate(files)], struct)
    features = {
        "image": {"_type": "Image"},
        "label": {"names": NAMES, "_type": "ClassLabel"},
    }
    hugging_face = pyarrow.schema(
        [("image", struct), ("label", pyarrow.int64())],
        metadata={"huggingface": json.dumps({"info": {"features": features}})},
    )
    table = pyarrow.Table.from_arrays([column, pyarrow.array(labels, pyarrow.int64())], schema=hugging_face)
    write("hugging-face.parquet", table, compression="snappy", row_group_size=16)
    write("hugging-face-zstd.parquet", table, compression="zstd", row_group_size=16, data_page_version="2.0")
    write("hugging-face-gzip.parquet", table, compression="gzip", row_group_size=1000, write_page_checksum=True)

    text = pyarrow.table({"img": pyarrow.array(files, pyarrow.binary()), "labels": [NAMES[l] for l in labels]})
    write("text-labels.parquet", text)

    holes = [{"bytes": files[0], "path": "a.png"}, None, {"bytes": None, "path": "gone.png"}, {"bytes": b"", "path": None}]
    write("holes.parquet", pyarrow.table({
        "image": pyarrow.array(holes, struct),
        "label": pyarrow.array([int(labels[0]), None, -1, 77], pyarrow.int32()),
    }))

    spark = pyarrow.struct([
        ("origin", pyarrow.string()), ("height", pyarrow.int32()), ("width", pyarrow.int32()),
        ("nChannels", pyarrow.int32()), ("mode", pyarrow.int32()), ("data", pyarrow.binary())])
    rows = [{"origin": "file:/%d.png" % i, "height": 28, "width": 28, "nChannels": 1, "mode": 0, "data": image.tobytes()}
            for i, image in enumerate(images)]
    rows[1]["data"] = rows[1]["data"][:-1]
    write("spark-image.parquet", pyarrow.table({"image": pyarrow.array(rows, spark)}))

    binary_file = pyarrow.table({
        "path": ["file:/%04d.png" % i for i in range(COUNT)],
        "modificationTime": pyarrow.array([0] * COUNT, pyarrow.timestamp("us")),
        "length": pyarrow.array([len(f) for f in files], pyarrow.int64()),
        "content": pyarrow.array(files, pyarrow.binary()),
    })
    write("binary-file.parquet", binary_file, compression="zstd")


if __name__ == "__main__":
    main()
