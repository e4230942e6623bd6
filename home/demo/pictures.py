"""Pictures of the demonstration park, drawn in the style of its plots: flat inks on paper."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from math import cos, pi, sin
from random import Random

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw

from ..gathering import PICTURE_SPECS
from ..models import ParkImage
from .words import words

WIDTH, HEIGHT = 1600, 1000
FINER = 2
COLOURS = 128
PAPER, INK, TONE, DEEP = "#f4f0e3", "#1f3d31", "#b9cf9a", "#6f9a66"
NIGHT, GLOW, GINKGO, DIM = "#16231f", "#f4f0e3", "#e3b53c", "#3d5a50"
PERSIMMON = "#cf6a3c"

ALTS = {
    "parking": words(
        "A street from above in the style of a plan: striped bays along both sides, some of them bright and free, cars in others.",
        "도면처럼 그린 골목: 길 양쪽에 빗금 주차면이 늘어서 있고, 일부는 밝게 비어 있으며 일부에는 차가 서 있습니다.",
        "ถนนมองจากด้านบนแบบแผนผัง มีช่องจอดลายทางสองข้าง บางช่องสว่างและว่าง บางช่องมีรถจอด",
    ),
    "batteries": words(
        "A box full of round battery cells from above; most are dark, some glow in yellow.",
        "둥근 전지가 가득한 수거함을 위에서 본 그림: 대부분 어둡고 몇 개는 노랗게 빛납니다.",
        "กล่องที่เต็มไปด้วยแบตเตอรี่ทรงกลมมองจากด้านบน ส่วนใหญ่สีเข้ม บางก้อนสีเหลืองสว่าง",
    ),
    "barriers": words(
        "A path that divides: one arm rises as a smooth ramp, the other ends at a flight of steps.",
        "갈라지는 길: 한쪽은 매끄러운 경사로로 올라가고 다른 쪽은 계단에서 끝납니다.",
        "ทางเดินที่แยกเป็นสอง ทางหนึ่งเป็นทางลาดเรียบ อีกทางสิ้นสุดที่ขั้นบันได",
    ),
    "night-bus": words(
        "A dark city with a field of hexagons; bright lines join the places where people are awake.",
        "육각형으로 나눈 어두운 도시: 사람들이 깨어 있는 곳을 밝은 선이 잇습니다.",
        "เมืองมืดที่แบ่งเป็นช่องหกเหลี่ยม เส้นสว่างเชื่อมจุดที่ผู้คนยังตื่นอยู่",
    ),
    "park": words(
        "The park from above: beds of stripes, cells, steps and lines side by side, with paths between them.",
        "위에서 본 혁신파크: 빗금, 둥근 칸, 계단, 선 무늬의 밭이 나란히 있고 그 사이로 길이 나 있습니다.",
        "อุทยานมองจากด้านบน แปลงลายทาง วงกลม ขั้นบันได และเส้น เรียงกันโดยมีทางเดินคั่น",
    ),
}


class Sheet:
    """A large sheet on which one draws in the picture's own units; smaller, it is smooth."""

    def __init__(self, ground: str):
        self.image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), ground)
        self.draw = ImageDraw.Draw(self.image)

    def area(self, *points, fill: str) -> None:
        self.draw.polygon([(x * FINER, y * FINER) for x, y in points], fill=fill)

    def line(self, *points, fill: str, width: float) -> None:
        self.draw.line(
            [(x * FINER, y * FINER) for x, y in points],
            fill=fill,
            width=round(width * FINER),
            joint="curve",
        )
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, fill=fill)

    def disc(self, x: float, y: float, radius: float, *, fill: str) -> None:
        box = [(x - radius) * FINER, (y - radius) * FINER]
        self.draw.ellipse([*box, (x + radius) * FINER, (y + radius) * FINER], fill=fill)

    def block(self, x, y, width, height, *, fill: str, radius: float = 0) -> None:
        corners = [n * FINER for n in (x, y, x + width, y + height)]
        self.draw.rounded_rectangle(corners, radius * FINER, fill=fill)

    def finished(self, scale: float = 1) -> Image.Image:
        size = round(WIDTH * scale), round(HEIGHT * scale)
        small = self.image.resize(size, Image.Resampling.LANCZOS)
        return small.quantize(COLOURS, dither=Image.Dither.NONE)


def draw_parking(chance: Random) -> Image.Image:
    """Two rows of slanted bays along a lane."""
    sheet = Sheet(PAPER)
    bay, lean, depth, lane = 118, 64, 300, 240
    top = (HEIGHT - lane) / 2 - depth
    sheet.block(0, top + depth, WIDTH, lane, fill=TONE)
    for at in range(7):
        sheet.block(40 + at * 240, HEIGHT / 2 - 6, 120, 12, fill=PAPER)
    for upper in (True, False):
        y0, y1 = (top, top + depth) if upper else (HEIGHT - top - depth, HEIGHT - top)
        shift = lean if upper else -lean
        for at in range(-1, 15):
            x = at * bay
            corners = [(x, y0), (x + bay, y0), (x + bay + shift, y1), (x + shift, y1)]
            state = chance.random()
            if state < 0.22:
                sheet.area(*corners, fill=GINKGO)
            elif state < 0.62:
                draw_car(sheet, x + bay / 2, y0, shift, depth, chance)
            sheet.line((x, y0), (x + shift, y1), fill=INK, width=12)
    sheet.line((0, top), (WIDTH, top), fill=INK, width=12)
    sheet.line((0, HEIGHT - top), (WIDTH, HEIGHT - top), fill=INK, width=12)
    for at in range(11):
        size = chance.uniform(34, 58)
        for y in (top / 2 - 20, HEIGHT - top / 2 + 20):
            sheet.disc(at * 160 + chance.uniform(-30, 30), y, size, fill=DEEP)
    return sheet.finished(0.75)


def draw_car(sheet: Sheet, x: float, y: float, lean: float, depth: float, chance):
    """A slab that leans with its bay, a windscreen across it."""
    fill = chance.choice([INK, DEEP, PERSIMMON])

    def at(along: float, off: float) -> tuple[float, float]:
        return x + off + lean * along, y + depth * along

    sheet.area(at(0.12, -38), at(0.12, 38), at(0.88, 38), at(0.88, -38), fill=fill)
    sheet.area(at(0.28, -28), at(0.28, 28), at(0.4, 28), at(0.4, -28), fill=PAPER)
    sheet.area(at(0.68, -28), at(0.68, 28), at(0.76, 28), at(0.76, -28), fill=PAPER)


def draw_batteries(chance: Random) -> Image.Image:
    """A box of cells, packed as tightly as cells can be."""
    sheet = Sheet(TONE)
    sheet.block(90, 70, WIDTH - 180, HEIGHT - 140, fill=INK, radius=48)
    sheet.block(114, 94, WIDTH - 228, HEIGHT - 188, fill=PAPER, radius=30)
    step, rise = 132, 114
    for row in range(7):
        count = 10 if row % 2 == 0 else 9
        left = (WIDTH - (count - 1) * step) / 2
        for at in range(count):
            x, y = left + at * step, 158 + row * rise
            fresh = chance.random()
            if fresh < 0.1:
                continue
            fill = GINKGO if fresh < 0.3 else chance.choice([INK, INK, DEEP])
            sheet.disc(x, y, 58, fill=fill)
            sheet.disc(x, y, 34, fill=PAPER)
            sheet.disc(x, y, 26, fill=fill)
            cross = PAPER if fill != GINKGO else INK
            sheet.block(x - 14, y - 4, 28, 8, fill=cross)
            if chance.random() < 0.6:
                sheet.block(x - 4, y - 14, 8, 28, fill=cross)
    return sheet.finished(0.75)


def draw_barriers(chance: Random) -> Image.Image:
    """One way that divides into a ramp and a flight of steps."""
    sheet = Sheet(TONE)
    for row in range(9):
        for at in range(14):
            x, y = at * 124 + (62 if row % 2 else 0), row * 122
            sheet.disc(x, y, chance.uniform(14, 34), fill=DEEP)
    ramp = curve((-60, 800), (620, 820), (640, 250), (1660, 200))
    steps = [(420, 740), (900, 760), (1660, 760)]
    sheet.line(*steps, fill=PAPER, width=250)
    sheet.line(*ramp, fill=PAPER, width=250)
    sheet.line(*ramp[14:], fill=INK, width=12)
    for at in range(9):
        sheet.block(900 + at * 78, 635, 40, 250, fill=INK)
    for at in range(6, len(ramp) - 3, 4):
        x, y = ramp[at]
        for off in (-70, 0, 70):
            sheet.disc(x, y + off, 13, fill=GINKGO)
    x, y = ramp[10]
    draw_wheel(sheet, x, y - 10)
    return sheet.finished(0.75)


def draw_wheel(sheet: Sheet, x: float, y: float) -> None:
    """A wheel with eight spokes, seen from the side."""
    sheet.disc(x, y, 92, fill=INK)
    sheet.disc(x, y, 74, fill=PAPER)
    for at in range(4):
        angle = pi / 4 * at + 0.2
        along, off = 74 * cos(angle), 74 * sin(angle)
        sheet.line((x - along, y - off), (x + along, y + off), fill=PERSIMMON, width=7)
    sheet.disc(x, y, 20, fill=INK)


def curve(a, b, c, d, pieces: int = 28) -> list[tuple[float, float]]:
    """A cubic curve as many short lines."""
    points = []
    for at in range(pieces + 1):
        t = at / pieces
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        points.append(
            tuple(
                sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True))
                for axis in (0, 1)
            )
        )
    return points


def draw_night_bus(chance: Random) -> Image.Image:
    """Hexagons of a dark city, some of them awake, and routes between them."""
    sheet = Sheet(NIGHT)
    radius = 56
    centres = [
        (x * radius * 1.732 + (radius * 0.866 if row % 2 else 0), row * radius * 1.5)
        for row in range(-1, 14)
        for x in range(-1, 18)
    ]
    for x, y in centres:
        awake = chance.random()
        draw_hexagon(sheet, x, y, radius - 5, fill=DIM)
        if awake > 0.25:
            draw_hexagon(sheet, x, y, radius - 9, fill=NIGHT)
        if awake > 0.93:
            draw_hexagon(sheet, x, y, radius - 22, fill=GINKGO)
    routes = [
        ([(90, 860), (360, 700), (700, 640), (980, 420), (1500, 120)], GLOW),
        ([(80, 180), (420, 260), (700, 640), (1120, 760), (1540, 880)], GINKGO),
        ([(820, 60), (860, 300), (980, 420), (1120, 760), (1080, 950)], PERSIMMON),
        ([(420, 260), (860, 300), (1280, 330), (1540, 480)], TONE),
    ]
    for stops, fill in routes:
        sheet.line(*stops, fill=NIGHT, width=30)
        sheet.line(*stops, fill=fill, width=16)
    for stops, _fill in routes:
        for x, y in stops:
            sheet.disc(x, y, 26, fill=NIGHT)
            sheet.disc(x, y, 20, fill=GLOW)
            sheet.disc(x, y, 9, fill=NIGHT)
    return sheet.finished(0.75)


def draw_hexagon(sheet: Sheet, x: float, y: float, radius: float, *, fill: str):
    corners = [
        (x + radius * sin(pi / 3 * at), y + radius * cos(pi / 3 * at))
        for at in range(6)
    ]
    sheet.area(*corners, fill=fill)


def draw_park(chance: Random) -> Image.Image:
    """The four scenes as beds of one garden; smaller, for there is much in it to encode."""
    sheet = Sheet(PAPER)
    scenes = [draw_parking, draw_batteries, draw_barriers, draw_night_bus]
    boxes = [(40, 40, 900, 440), (980, 40, 580, 440), (40, 520, 580, 440)]
    boxes.append((660, 520, 900, 440))
    for scene, (x, y, width, height) in zip(scenes, boxes, strict=True):
        bed = scene(chance).convert("RGB")
        scale = max(width / WIDTH, height / HEIGHT) * FINER
        bed = bed.resize((round(WIDTH * scale), round(HEIGHT * scale)))
        bed = bed.crop((0, 0, width * FINER, height * FINER))
        sheet.image.paste(bed, (x * FINER, y * FINER))
    return sheet.finished(0.75)


SCENES = {
    "parking": draw_parking,
    "batteries": draw_batteries,
    "barriers": draw_barriers,
    "night-bus": draw_night_bus,
    "park": draw_park,
}


def plant_pictures(tell: Callable[[str], None]) -> dict[str, ParkImage]:
    """Draws what the pages show; a picture depends on its name alone."""
    planted = {}
    for name, draw in SCENES.items():
        picture = draw(Random(name))  # noqa: S311
        planted[name] = save_picture(name, picture)
        tell(f"picture {name}")
    return planted


def save_picture(name: str, picture: Image.Image) -> ParkImage:
    content = BytesIO()
    picture.save(content, "PNG", optimize=True)
    path = f"pictures/demonstration-{name}.png"
    default_storage.delete(path)
    image = ParkImage(
        title=f"Demonstration: {name}",
        alt=ALTS[name],
        width=picture.width,
        height=picture.height,
        file_size=content.tell(),
    )
    image.file.name = default_storage.save(path, ContentFile(content.getvalue()))
    image.save()
    return image


def prepare_sizes(tell: Callable[[str], None]) -> None:
    """Makes every size now, so that no visitor waits for one."""
    for image in ParkImage.objects.order_by("pk"):
        image.get_renditions(*PICTURE_SPECS)
        tell(f"sizes of {image.title}")
