from types import SimpleNamespace

from experiments.parking.charts import SIDE, Drawing, drawing_of, ground_of, placed

MAPO = (37.5551, 126.9123)
GANGNAM = (37.4979, 127.0276)


def test_rings_of_the_drawing_keep_its_scale():
    drawing = drawing_of([], wish=None)
    assert drawing == Drawing([])
    assert [(ring["metres"], ring["radius"]) for ring in drawing.rings] == [
        (1500, 395),
        (1000, 263),
        (500, 132),
    ]
    assert [ring["foot"] for ring in drawing.rings] == [895, 763, 632]


def test_middle_is_the_place_and_north_is_up():
    assert placed(MAPO, MAPO[1], MAPO[0]) == (500, 500)
    x, y = placed(MAPO, MAPO[1] + 0.01, MAPO[0] + 0.005)
    assert (round(x), round(y)) == (732, 354)  # 882 m to the east, 556 m to the north


class Row(SimpleNamespace):
    def __str__(self):
        return self.name


def square(point, size, kind="Polygon"):
    y, x = point
    ring = [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]
    return {"type": kind, "coordinates": [ring] if kind == "Polygon" else [[ring]]}


def row(name, point, boundary=None):
    return Row(name=name, latitude=point[0], longitude=point[1], boundary=boundary)


def test_ground_has_the_river_and_names_of_what_is_near():
    ground = ground_of(MAPO, [row("Mapo", MAPO), row("Gangnam", GANGNAM)])
    assert [(each.name, each.x, each.y) for each in ground.names] == [
        ("Mapo", SIDE // 2, SIDE // 2)
    ]
    assert ground.outlines == []
    assert ground.river.startswith("M")
    assert ground_of((37.46, 127.03), []).river == ""


def test_name_makes_room_for_the_words_of_a_ring():
    beside = placed(MAPO, MAPO[1], MAPO[0] - 0.009)  # 1000 m to the south
    (named,) = ground_of(MAPO, [row("Mapo", (MAPO[0] - 0.009, MAPO[1]))]).names
    assert (named.x, named.y) == (round(beside[0]), round(beside[1]) - 40)


def test_outlines_are_drawn_as_far_as_they_are_near():
    rows = [
        row("Mapo", MAPO, square(MAPO, 0.01)),
        row("Gangnam", GANGNAM, square(GANGNAM, 0.01, "MultiPolygon")),
    ]
    (outline,) = ground_of(MAPO, rows).outlines
    assert outline == "M500 500L732 500L732 207L500 207L500 500"
