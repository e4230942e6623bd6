"""The schemas of the standards, as their owners publish them, and no network."""

import json
from functools import cache

import jsonschema
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.shared import SHARED

FOLDER = SHARED / "data/standards/360giving_1.4"
# The package names the schema of grants at this tag, while that schema calls itself by the next.
NAMED = "https://raw.githubusercontent.com/ThreeSixtyGiving/standard/1.4.2/schema/360-giving-schema.json"


@cache
def schema(name: str) -> dict:
    return json.loads((FOLDER / f"360-giving-{name}.json").read_text())


def faults_of(package: dict) -> list[str]:
    whole, grants = schema("package-schema"), schema("schema")
    known = {each["$id"]: each for each in (whole, grants)} | {NAMED: grants}
    registry = Registry().with_resources(
        (key, Resource.from_contents(each, default_specification=DRAFT202012))
        for key, each in known.items()
    )
    validator = jsonschema.Draft202012Validator(
        whole, registry=registry, format_checker=jsonschema.FormatChecker()
    )
    return [
        f"{each.json_path}: {each.message}" for each in validator.iter_errors(package)
    ]
