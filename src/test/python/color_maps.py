"""Writes the colour tables that CamAudit ships and the reference colours its tests compare with (needs matplotlib, numpy, opencv).

Run from the project directory: python src/test/python/color_maps.py
"""

from pathlib import Path

import cv2
import matplotlib
import numpy as np
from matplotlib.colors import LinearSegmentedColormap

BREWER = """\
# Source: matplotlib {matplotlib}; colour specifications and designs developed by Cynthia Brewer (https://colorbrewer.org).
# Licence: Apache-2.0.
"""
SHIPPED = {
    "viridis": """\
# Source: matplotlib {matplotlib}, _cm_listed.py; by Nathaniel J. Smith, Stefan van der Walt and Eric Firing.
# Licence: CC0 1.0 (https://creativecommons.org/publicdomain/zero/1.0/).
""",
    "turbo": """\
# Source: matplotlib {matplotlib}, _cm_listed.py; by Anton Mikhailov, Google.
# Licence: Apache-2.0.
""",
    "RdBu_r": BREWER,
    "Blues": BREWER,
    "RdWhGn": """\
# Source: matplotlib {matplotlib}, LinearSegmentedColormap.from_list of red, white, green, as captum makes it.
""",
    "opencv-jet": """\
# Source: OpenCV {cv2}, applyColorMap with COLORMAP_JET. Licence: Apache-2.0.
""",
}
NOTE = """\
# The {name} colour map, 256 entries RRGGBB from low to high, as 8-bit pictures have them.
{source}# Made by src/test/python/color_maps.py.
"""
TESTED = ["jet", "viridis", "turbo", "RdBu_r", "Blues", "RdWhGn"]
RD_WH_GN = LinearSegmentedColormap.from_list("RdWhGn", ["red", "white", "green"])


def hexadecimal(name, values):
    if name == "opencv-jet":
        rgb = cv2.applyColorMap(values.astype(np.uint8).reshape(-1, 1), cv2.COLORMAP_JET)[:, 0, ::-1]
    else:
        colors = RD_WH_GN if name == "RdWhGn" else matplotlib.colormaps[name]
        rgb = colors(values, bytes=True)[:, :3]
    return ["{:02x}{:02x}{:02x}".format(*row) for row in rgb]


def main():
    versions = {"matplotlib": matplotlib.__version__, "cv2": cv2.__version__}
    for name, source in SHIPPED.items():
        shipped = Path("src/main/resources/camaudit/report") / (name.lower() + ".txt")
        note = NOTE.format(name=name, source=source.format(**versions))
        shipped.write_text(note + "\n".join(hexadecimal(name, np.arange(256))) + "\n", encoding="utf-8")

    values = np.unique(np.concatenate([np.linspace(0, 1, 1001), np.arange(257) / 256]))
    rows = zip(values, *(hexadecimal(name, values) for name in TESTED))
    lines = ["# value in 0..1, {} of matplotlib {}: src/test/python/color_maps.py".format(", ".join(TESTED), matplotlib.__version__)]
    lines += [" ".join([repr(float(row[0])), *row[1:]]) for row in rows]
    Path("src/test/resources/camaudit/report/colors.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
