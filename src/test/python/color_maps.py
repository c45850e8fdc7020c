"""Writes the viridis table that CamAudit ships and the reference colours its tests compare with (needs matplotlib, numpy).

Run from the project directory: python src/test/python/color_maps.py
"""

from pathlib import Path

import matplotlib
import numpy as np

NOTE = """\
# The viridis colour map, 256 entries RRGGBB from low to high, as matplotlib writes them to 8-bit pictures.
# Source: matplotlib {version}, _cm_listed.py; by Nathaniel J. Smith, Stefan van der Walt and Eric Firing.
# Licence: CC0 1.0 (https://creativecommons.org/publicdomain/zero/1.0/). Made by src/test/python/color_maps.py.
"""


def hexadecimal(name, values):
    rgb = matplotlib.colormaps[name](values, bytes=True)[:, :3]
    return ["{:02x}{:02x}{:02x}".format(*row) for row in rgb]


def main():
    shipped = Path("src/main/resources/camaudit/report/viridis.txt")
    table = hexadecimal("viridis", np.arange(256))
    shipped.write_text(NOTE.format(version=matplotlib.__version__) + "\n".join(table) + "\n", encoding="utf-8")

    values = np.unique(np.concatenate([np.linspace(0, 1, 1001), np.arange(257) / 256]))
    rows = zip(values, hexadecimal("jet", values), hexadecimal("viridis", values))
    lines = ["# value in 0..1, jet, viridis of matplotlib {}: src/test/python/color_maps.py".format(matplotlib.__version__)]
    lines += ["{!r} {} {}".format(float(value), jet, viridis) for value, jet, viridis in rows]
    Path("src/test/resources/camaudit/report/colors.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
