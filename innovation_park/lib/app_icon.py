"""The mark of the park as a picture for home screens: the same plots as ``includes/mark.html``, drawn on paper."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageDraw

SIZES = (180, 192, 512)
PAPER, INK, TONE = "#f8f5ec", "#1d3a2a", "#ecc94b"
PLAN = 40  # the mark is drawn on a plan of 40 by 40
# Devices cut a maskable icon to their own shape: what matters stays in the middle.
MARGIN, MASKED_MARGIN = 0.09, 0.2
FINE = 4  # drawn larger and made smaller, so that edges are smooth
BLOCKS = [
    (INK, (0, 0, 22, 5)),
    (INK, (0, 8, 22, 13)),
    (INK, (0, 16, 22, 21)),
    (TONE, (25, 0, 40, 21)),
    (INK, (29, 4, 36, 8)),
    (INK, (29, 13, 36, 17)),
    (TONE, (0, 24, 14, 40)),
    (INK, (17, 24, 40, 40)),
]
CIRCLE = (3.5, 28.5, 10.5, 35.5)
LINE = [(19.5, 36.5), (26, 28.5), (31, 33.5), (37.5, 27)]


@cache
def draw_app_icon(size: int, *, is_maskable: bool = False) -> bytes:
    """PNG bytes, a few kilobytes."""
    side = size * FINE
    margin = side * (MASKED_MARGIN if is_maskable else MARGIN)
    scale = (side - 2 * margin) / PLAN
    picture = Image.new("RGB", (side, side), PAPER)
    pencil = ImageDraw.Draw(picture)
    for colour, box in BLOCKS:
        pencil.rectangle([margin + each * scale for each in box], fill=colour)
    pencil.ellipse([margin + each * scale for each in CIRCLE], fill=INK)
    points = [(margin + x * scale, margin + y * scale) for x, y in LINE]
    pencil.line(points, fill=PAPER, width=round(2.5 * scale), joint="curve")
    written = io.BytesIO()
    small = picture.resize((size, size), Image.Resampling.LANCZOS)
    small.quantize(64).save(written, "PNG", optimize=True)
    return written.getvalue()
