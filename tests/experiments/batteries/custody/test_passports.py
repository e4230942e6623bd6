"""The documents of a pack are valid against the four schemas of the battery pass."""

import json

import pytest
from jsonschema import Draft4Validator

from experiments.batteries.custody.models import BatteryPack
from experiments.batteries.custody.passports import PARTS
from tests.factories.packs import FACTS
from tests.shared import shared_file

PAGE = "https://park.example/en/batteries/custody/packs/BCDFGH/"


def schema_of(part: str) -> dict:
    """Three of the four files are in UTF-16."""
    found = shared_file(f"data/standards/battery_pass/{part}-schema.json").read_bytes()
    is_wide = found.startswith(b"\xff\xfe")
    return json.loads(found.decode("utf-16" if is_wide else "utf-8"))


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_valid_against_its_schema(part):
    schema = Draft4Validator(schema_of(part))
    document = PARTS[part](BatteryPack(serial="BCDFGH", facts=FACTS), PAGE)
    assert [fault.message for fault in schema.iter_errors(document)] == []
    wrong = {**document, next(iter(document)): None}
    assert not schema.is_valid(wrong)
