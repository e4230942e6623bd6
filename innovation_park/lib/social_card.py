"""A card of 1200 x 630: a plot above, the words below on paper, set right in three scripts."""

from __future__ import annotations

import io
from collections.abc import Callable

from django.utils.translation import gettext, override
from PIL import Image, ImageDraw, ImageFont

from .fonts import font_for

WIDTH, HEIGHT, PLOT_HEIGHT, MARGIN = 1200, 630, 250, 64
PAPER, INK, QUIET, BAND = "#f8f5ec", "#17281f", "#3f5348", "#1f4a37"
SIZES = (68, 60, 52, 44)
MOST_LINES = 3


def draw_social_card(
    *, title: str, kicker: str, language: str, plot: Callable
) -> bytes:
    """``plot(picture, box)`` draws the pattern. PNG bytes, usually under 60 kB."""
    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    plot(card, (0, 0, WIDTH, PLOT_HEIGHT))
    pencil = ImageDraw.Draw(card)
    pencil.rectangle((0, PLOT_HEIGHT, WIDTH, PLOT_HEIGHT + 10), fill=BAND)
    small = _font(language, 30, bold=False)
    pencil.text(
        (MARGIN, PLOT_HEIGHT + 40), kicker, font=small, fill=QUIET, language=language
    )
    _write_title(pencil, title, language)
    with override(language):
        name = gettext("Innovation Park")
    pencil.text(
        (MARGIN, HEIGHT - 34),
        name,
        font=_font(language, 30, bold=True),
        fill=BAND,
        anchor="ls",
        language=language,
    )
    written = io.BytesIO()
    card.quantize(64).save(written, "PNG", optimize=True)
    return written.getvalue()


def _write_title(pencil: ImageDraw.ImageDraw, title: str, language: str) -> None:
    for size in SIZES:
        font = _font(language, size, bold=True)
        lines = break_lines(title, font, WIDTH - 2 * MARGIN, language)
        if len(lines) <= MOST_LINES and len(lines) * size * 1.25 <= 220:
            break
    else:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1].rstrip() + "…"]
    top = PLOT_HEIGHT + 88
    for number, line in enumerate(lines[:MOST_LINES]):
        at = (MARGIN, top + number * size * 1.25)
        pencil.text(
            at,
            line,
            font=font,
            fill=INK,
            language=language,
            stroke_width=_weight(language),
            stroke_fill=INK,
        )


def break_lines(
    text: str, font: ImageFont.FreeTypeFont, width: int, language: str
) -> list[str]:
    """Between words; a word longer than a line, as Thai without spaces is, between whole letters.

    Korean never breaks inside a word that fits.
    """
    lines, line = [], ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if font.getlength(joined, language=language) <= width:
            line = joined
            continue
        parts = _fitting_parts(
            word,
            font,
            width,
            width - font.getlength(f"{line} ", language=language),
            language,
        )
        if parts[0]:
            line = f"{line} {parts[0]}" if line else parts[0]
        if line:
            lines.append(line)
        lines.extend(parts[1:-1])
        line = parts[-1] if len(parts) > 1 else ""
    return [*lines, line] if line else lines


def _fitting_parts(
    word: str, font, width: int, room: float, language: str
) -> list[str]:
    """The word cut so that the first part fits the room left and the others a whole line."""
    if font.getlength(word, language=language) <= width:
        return ["", word]
    parts, part, limit = [], "", room
    for cluster in _clusters(word):
        if (
            part
            and font.getlength(part + cluster, language=language) > limit
            or (not part and limit < 0)
        ):
            parts.append(part)
            part, limit = "", width
        part += cluster
    return [*parts, part]


def _clusters(word: str) -> list[str]:
    """Letters with the marks that belong to them; a Thai leading vowel stays with what follows."""
    clusters: list[str] = []
    for letter in word:
        follows = "\u0e30" <= letter <= "\u0e3a" or "\u0e45" <= letter <= "\u0e4e"
        led = clusters and "\u0e40" <= clusters[-1][-1] <= "\u0e44"
        if clusters and (follows or led):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


def _font(language: str, size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(
        str(font_for(language, bold=bold)), size, layout_engine=ImageFont.Layout.RAQM
    )


def _weight(language: str) -> int:
    return (
        1 if language == "ko" else 0
    )  # the Korean font has one weight; a thin outline makes a heading of it
