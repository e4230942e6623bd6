"""Photos that participants of the demonstration sent: boxes drawn as the park's other pictures are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from random import Random

from django.core.files.base import ContentFile
from PIL import Image

from experiments.observations.models import Observation, ObservationPhoto

from .pictures import DEEP, GINKGO, HEIGHT, INK, PAPER, PERSIMMON, TONE, WIDTH, Sheet

VIEWS = 3  # from which a box is drawn
FIELD = "photo"


def plant_photos(rows: Iterable[Observation]) -> None:
    """Of the reports with a photo; each keeps a file of its own, as if it had been sent."""
    storage = ObservationPhoto._meta.get_field("picture").storage
    photos = []
    for row in rows:
        if not row.values.get(FIELD):
            continue
        name = f"observations/demonstration/{row.client_key}.jpg"
        storage.delete(name)
        content = ContentFile(_jpeg(row.values["state"], row.client_key.int % VIEWS))
        kept = storage.save(name, content)
        photos.append(ObservationPhoto(observation=row, field=FIELD, picture=kept))
    ObservationPhoto.objects.bulk_create(photos)


@cache
def _jpeg(state: str, view: int) -> bytes:
    """A picture depends on what it shows and from where."""
    drawn = draw_box(state, Random(f"{state} {view}"))  # noqa: S311
    content = BytesIO()
    drawn.convert("RGB").save(content, "JPEG", quality=85)
    return content.getvalue()


def draw_box(state: str, chance: Random) -> Image.Image:
    """A box before a tiled wall: closed, heaped with cells, or with its door hanging."""
    sheet = Sheet(TONE)
    for row in range(5):
        for at in range(-1, 9):
            left = at * 220 + (110 if row % 2 else 0) + chance.uniform(-3, 3)
            sheet.block(left, row * 150, 210, 140, fill=PAPER, radius=8)
    sheet.block(0, 750, WIDTH, HEIGHT - 750, fill=DEEP)
    x = chance.uniform(480, 660)
    sheet.block(x, 330, 460, 540, fill=INK, radius=30)
    sheet.block(x + 70, 400, 320, 70, fill=PAPER, radius=35)
    if state == "full":
        _draw_heap(sheet, x, chance)
    elif state == "damaged":
        _draw_damage(sheet, x, chance)
    return sheet.finished(0.5)


def _draw_heap(sheet: Sheet, x: float, chance: Random) -> None:
    for row, count in enumerate((7, 5, 4, 2)):
        for at in range(count):
            across = x + 230 + (at - (count - 1) / 2) * 62 + chance.uniform(-8, 8)
            _draw_cell(sheet, across, 312 - row * 52, chance)
    for _fallen in range(chance.randint(2, 5)):
        side = chance.choice([-1, 1]) * chance.uniform(280, 460)
        _draw_cell(sheet, x + 230 + side, chance.uniform(850, 930), chance)


def _draw_cell(sheet: Sheet, x: float, y: float, chance: Random) -> None:
    sheet.disc(x, y, 32, fill=chance.choice([GINKGO, PERSIMMON, INK]))
    sheet.disc(x, y, 20, fill=PAPER)
    sheet.block(x - 10, y - 3, 20, 6, fill=INK)


def _draw_damage(sheet: Sheet, x: float, chance: Random) -> None:
    lean = chance.uniform(60, 150)
    door = [(x + 60, 520), (x + 400, 520 + lean), (x + 360, 830 + lean)]
    sheet.block(x + 60, 520, 340, 300, fill=PAPER, radius=12)
    sheet.area(*door, (x + 30, 820), fill=PERSIMMON)
    sheet.line((x + 400, 350), (x + 330, 480), (x + 380, 560), fill=GINKGO, width=14)
    for _lost in range(chance.randint(2, 4)):
        _draw_cell(
            sheet, x + chance.uniform(-60, 540), chance.uniform(900, 950), chance
        )
