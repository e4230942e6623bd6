"""Mappings we wrote for files that the city publishes; offered when a file has their columns."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
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

    def fitted(self, form: Form, header: list[str]) -> Preset | None:
        """With those of its fields that the form has; ``None`` unless the file has their columns and the form all it requires."""
        fields = {
            key: column
            for key, column in self.mapping.fields.items()
            if form.field(key) is not None
        }
        required = {each.key for each in form.fields if each.is_required}
        mapping = replace(self.mapping, fields=fields)
        if not fields or required - set(fields) or mapping.columns - set(header):
            return None
        return replace(self, mapping=mapping)


@cache
def presets() -> tuple[Preset, ...]:
    found = []
    for path in sorted(FOLDER.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        found.append(Preset(path.stem, content["name"], Mapping.from_json(content)))
    return tuple(found)


def preset_for(form: Form, header: list[str]) -> Preset | None:
    fitted = (each.fitted(form, header) for each in presets())
    return next((each for each in fitted if each), None)
