import pytest

from experiments.observations.table_files.mending import (
    CannotRead,
    moment,
    number,
    plain,
)
from experiments.observations.table_files.units import convert


def codes(notes):
    return [note if isinstance(note, str) else note[0] for note in notes]


@pytest.mark.parametrize(
    ("cell", "meant", "repairs"),
    [
        ("12", "12", []),
        (" 12 ", "12", ["whitespace"]),
        ("１２", "12", ["full-width"]),
        ("　１２", "12", ["full-width", "whitespace"]),
        ("가나", "가나", []),
        ("ｱ", "ｱ", []),
    ],
)
def test_cell_is_plain(cell, meant, repairs):
    notes = []
    assert (plain(cell, notes), sorted(notes)) == (meant, sorted(repairs))


@pytest.mark.parametrize(
    ("cell", "options", "meant", "repairs"),
    [
        ("12", {}, "12", []),
        ("-3.5", {}, "-3.5", []),
        ("1e3", {}, "1e3", []),
        ("1,234", {}, "1234", ["thousands"]),
        ("1,234,567.5", {}, "1234567.5", ["thousands"]),
        ("1 234", {}, "1234", ["thousands"]),
        ("1'234", {}, "1234", ["thousands"]),
        ("12,5", {}, "12.5", ["decimal-comma"]),
        ("1,234", {"decimal": ","}, "1.234", ["decimal-comma"]),
        ("1.234,5", {"decimal": ","}, "1234.5", ["thousands", "decimal-comma"]),
        ("12.5 km", {"unit": "km"}, "12.5", ["unit-suffix"]),
        ("12.5km", {"unit": "km"}, "12.5", ["unit-suffix"]),
        ("1500 m", {"unit": "km"}, "1.5", ["unit-suffix", "converted"]),
        ("90분", {"unit": "h"}, "1.5", ["unit-suffix", "converted"]),
        ("1500", {"unit": "km", "written_unit": "m"}, "1.5", ["converted"]),
        ("2.5", {"unit": "kWh", "written_unit": "kWh"}, "2.5", []),
        ("2500", {"unit": "kWh", "written_unit": "Wh"}, "2.5", ["converted"]),
        ("212 °F", {"unit": "°C"}, "100.0", ["unit-suffix", "converted"]),
    ],
)
def test_number_is_mended_and_every_repair_named(cell, options, meant, repairs):
    notes = []
    assert float(number(cell, notes, **options)) == float(meant)
    assert codes(notes) == repairs


@pytest.mark.parametrize(
    ("cell", "options", "code"),
    [
        ("warm", {}, "not-a-number"),
        ("1,23,4", {}, "not-a-number"),
        ("12 kg", {"unit": "km"}, "wrong-unit"),
        ("12 parsec", {"unit": "km"}, "unknown-unit"),
        ("=1+1", {}, "not-a-number"),
        ("", {}, "not-a-number"),
    ],
)
def test_number_that_cannot_be_read_says_why(cell, options, code):
    with pytest.raises(CannotRead) as refused:
        number(cell, [], **options)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("cell", "order", "meant", "repairs"),
    [
        ("2025-05-01", "", "2025-05-01T00:00:00+09:00", []),
        ("20250501", "", "2025-05-01T00:00:00+09:00", ["date-compact"]),
        ("2025.05.01", "", "2025-05-01T00:00:00+09:00", ["date-dots"]),
        ("2025. 5. 1.", "", "2025-05-01T00:00:00+09:00", ["date-dots"]),
        ("2025/5/1", "", "2025-05-01T00:00:00+09:00", ["date-slashes"]),
        ("2025년 5월 1일", "", "2025-05-01T00:00:00+09:00", ["date-words"]),
        ("2025-5-1", "", "2025-05-01T00:00:00+09:00", ["date-short"]),
        ("2568-05-01", "", "2025-05-01T00:00:00+09:00", ["buddhist-year"]),
        ("01/05/2025", "dmy", "2025-05-01T00:00:00+09:00", ["date-dmy"]),
        ("01/05/2025", "mdy", "2025-01-05T00:00:00+09:00", ["date-mdy"]),
        ("2025-05-01 08:30", "", "2025-05-01T08:30:00+09:00", ["zone-assumed"]),
        ("2025-05-01T08:30:15Z", "", "2025-05-01T08:30:15+00:00", []),
        ("20250501 8:30", "", "2025-05-01T08:30:00+09:00", ["date-compact", "zone-assumed"]),
    ],
)  # fmt: skip
def test_moment_is_read_and_every_repair_named(cell, order, meant, repairs):
    notes = []
    assert moment(cell, notes, order=order).isoformat() == meant
    assert codes(notes) == repairs


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("01/05/2025", "ambiguous-date"),
        ("25/05/2025", "ambiguous-date"),
        ("2025-02-30", "not-a-moment"),
        ("May", "not-a-moment"),
        ("", "not-a-moment"),
        ("0001-01-01", "not-a-moment"),
        ("2025-05-01 25:00", "not-a-moment"),
        ("2025-05-01 08:30+99:99", "not-a-moment"),
    ],
)
def test_moment_that_cannot_be_read_says_why(cell, code):
    with pytest.raises(CannotRead) as refused:
        moment(cell, [])
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("value", "source", "target", "meant"),
    [
        (1, "h", "min", 60),
        (1, "km", "m", 1000),
        (0, "°C", "K", 273.15),
        (32, "°F", "°C", 0),
        (3.6, "km/h", "m/s", 1),
        (1, "kg", "m", None),
        (1, "wolf", "m", None),
    ],
)
def test_unit_becomes_another_of_its_kind(value, source, target, meant):
    assert convert(value, source, target) == (
        meant if meant is None else pytest.approx(meant)
    )
