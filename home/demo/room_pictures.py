"""Rooms from above, drawn in the style of the park's plots: flat inks on paper, walls as wide lines."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from PIL import Image

from .pictures import DEEP, GINKGO, HEIGHT, INK, PAPER, PERSIMMON, TONE, WIDTH, Sheet

SMALLER = 0.5
WALL, LEFT, TOP = 34, 120, 90


def _room(floor: str = PAPER, walls: int = WALL) -> Sheet:
    """Four walls with a wide door in the lower one."""
    sheet = Sheet(TONE)
    across, down = WIDTH - 2 * LEFT, HEIGHT - 2 * TOP
    sheet.block(LEFT, TOP, across, down, fill=INK, radius=10)
    sheet.block(
        LEFT + walls, TOP + walls, across - 2 * walls, down - 2 * walls, fill=floor
    )
    sheet.block(WIDTH - 560, HEIGHT - TOP - walls, 260, walls, fill=GINKGO)
    return sheet


def _chair(sheet: Sheet, x: float, y: float, fill: str = DEEP, size: float = 26):
    sheet.block(x - size, y - size, 2 * size, 2 * size, fill=fill, radius=size * 0.6)


def draw_hall(chance: Random) -> Image.Image:
    """Boards, a stage on the left, chairs in half circles before it."""
    sheet = _room()
    for row in range(12):
        sheet.block(
            LEFT + WALL, TOP + WALL + row * 63, WIDTH - 2 * (LEFT + WALL), 4, fill=TONE
        )
    sheet.block(LEFT + WALL, 260, 190, 480, fill=PERSIMMON, radius=12)
    for ring in range(4):
        radius = 300 + ring * 130
        for at in range(5 + ring * 2):
            angle = -pi / 3 + at * (2 * pi / 3) / (4 + ring * 2)
            x, y = 420 + radius * cos(angle), 500 + radius * 0.5 * sin(angle)
            fill = GINKGO if chance.random() < 0.15 else DEEP
            _chair(sheet, x, y, fill)
    return sheet.finished(SMALLER)


def draw_rows(chance: Random) -> Image.Image:
    """Rows of chairs before a screen; a place without a chair stays free in each second row."""
    sheet = _room()
    sheet.block(LEFT + WALL + 30, 280, 26, 440, fill=INK)
    for column in range(8):
        for row in range(7):
            if row == 3:
                continue
            x, y = 420 + column * 128, 205 + row * 98
            if column % 2 == 0 and row == 2:
                sheet.disc(x, y, 38, fill=GINKGO)
                sheet.disc(x, y, 26, fill=PAPER)
            else:
                _chair(sheet, x, y, PERSIMMON if chance.random() < 0.1 else DEEP)
    return sheet.finished(SMALLER)


def draw_table(chance: Random) -> Image.Image:
    sheet = _room()
    middle = (WIDTH / 2, HEIGHT / 2)
    for at in range(10):
        angle = at * pi / 5 + chance.uniform(-0.04, 0.04)
        x, y = middle[0] + 320 * cos(angle), middle[1] + 292 * sin(angle)
        _chair(sheet, x, y, GINKGO if at == 3 else DEEP, 40)
    sheet.disc(*middle, 230, fill=INK)
    sheet.disc(*middle, 208, fill=TONE)
    for at in range(10):
        angle = at * pi / 5
        x, y = middle[0] + 150 * cos(angle), middle[1] + 150 * sin(angle)
        sheet.block(x - 26, y - 18, 52, 36, fill=PAPER, radius=6)
    return sheet.finished(SMALLER)


def draw_quiet(chance: Random) -> Image.Image:
    """Thick walls, a carpet, four soft chairs."""
    sheet = _room(walls=80)
    middle = (WIDTH / 2, HEIGHT / 2)
    for radius, fill in ((290, TONE), (230, PAPER), (170, TONE)):
        sheet.disc(*middle, radius, fill=fill)
    for x, y in ((560, 330), (1040, 330), (560, 670), (1040, 670)):
        _chair(sheet, x + chance.uniform(-8, 8), y, DEEP, 78)
        _chair(sheet, x, y, GINKGO, 44)
    return sheet.finished(SMALLER)


def draw_workshop(chance: Random) -> Image.Image:
    """Six benches with a vice each, tools along the upper wall."""
    sheet = _room()
    for at in range(16):
        length = chance.uniform(30, 84)
        fill = chance.choice([INK, PERSIMMON, DEEP])
        sheet.block(230 + at * 74, TOP + WALL, 22, length, fill=fill, radius=8)
    for row in range(2):
        for at in range(3):
            x, y = 260 + at * 390, 330 + row * 270
            sheet.block(x, y, 280, 130, fill=INK, radius=12)
            sheet.block(x + 14, y + 14, 252, 102, fill=TONE, radius=8)
            sheet.block(x + 226, y + 96, 54, 46, fill=PERSIMMON, radius=6)
            for _piece in range(3):
                left, top = chance.uniform(30, 170), chance.uniform(24, 76)
                sheet.block(x + left, y + top, 60, 22, fill=GINKGO, radius=4)
    return sheet.finished(SMALLER)


def draw_desks(chance: Random) -> Image.Image:
    """Four desks along a row of windows; one is free."""
    sheet = _room()
    for at in range(4):
        sheet.block(210 + at * 310, TOP, 250, WALL, fill=PAPER)
    free = chance.randrange(4)
    for at in range(4):
        x = 220 + at * 310
        sheet.block(x, 230, 230, 150, fill=GINKGO if at == free else INK, radius=10)
        sheet.block(x + 60, 250, 110, 24, fill=PAPER, radius=4)
        _chair(sheet, x + 115, 450, TONE if at == free else DEEP, 46)
    sheet.disc(360, 730, 86, fill=DEEP)
    sheet.disc(360, 730, 52, fill=TONE)
    sheet.block(980, 660, 330, 120, fill=TONE, radius=60)
    return sheet.finished(SMALLER)


def draw_things(chance: Random) -> Image.Image:
    """A shelf with boxes, cases and coils."""
    sheet = Sheet(PAPER)
    for board in range(3):
        floor = 330 + board * 270
        x = 110.0
        while x < WIDTH - 240:
            width = chance.uniform(90, 210)
            if chance.random() < 0.3:
                sheet.disc(x + 70, floor - 70, 70, fill=INK)
                sheet.disc(x + 70, floor - 70, 48, fill=PAPER)
                sheet.disc(x + 70, floor - 70, 34, fill=PERSIMMON)
                width = 140
            else:
                height = chance.uniform(80, 180)
                fill = chance.choice([DEEP, INK, GINKGO, TONE])
                sheet.block(x, floor - height, width, height, fill=fill, radius=10)
                sheet.block(x + 22, floor - height + 22, 46, 20, fill=PAPER, radius=4)
            x += width + 26
        sheet.block(60, floor, WIDTH - 120, 24, fill=INK)
    return sheet.finished(SMALLER)


ROOM_SCENES = {
    "hall": draw_hall,
    "rows": draw_rows,
    "table": draw_table,
    "quiet": draw_quiet,
    "workshop": draw_workshop,
    "desks": draw_desks,
    "things": draw_things,
}
