"""Mappings we wrote for files that the city publishes; offered when a file has their columns."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..protocol import Form
from .mapping import Mapping

FOLDER = Path(__file__).parents[1] / "mappings"


@dataclass(frozen=True)
class Preset:
    key: str
    name: str
    mapping: Mapping

    def fits(self, form: Form, header: list[str]) -> bool:
        """The file has all its columns and the form all its fields."""
        fields = {each.key for each in form.fields}
        return (
            self.mapping.columns <= set(header) and set(self.mapping.fields) <= fields
        )


@cache
def presets() -> tuple[Preset, ...]:
    found = []
    for path in sorted(FOLDER.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        found.append(Preset(path.stem, content["name"], Mapping.from_json(content)))
    return tuple(found)


def preset_for(form: Form, header: list[str]) -> Preset | None:
    return next((each for each in presets() if each.fits(form, header)), None)
