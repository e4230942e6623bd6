"""The Data Package (Frictionless): every table with its schema, licence, sources and checksums, in one ZIP.

Written in one pass: sizes and checksums are counted while the tables go out, and the descriptor that
names them comes last.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from experiments.enums import FieldKind
from experiments.models import ProtocolField
from innovation_park.lib.workbook import Archive

from .citation import as_bibtex, as_cff
from .edition import Edition
from .files import csv_of
from .ppsr import ppsr_of
from .resources import Column, Resource

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


class _Counted:
    """Lets parts through and remembers how many bytes there were, and their checksum."""

    def __init__(self):
        self.bytes = 0
        self._hash = hashlib.sha256()

    def __call__(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        for part in parts:
            self.bytes += len(part)
            self._hash.update(part)
            yield part

    @property
    def hash(self) -> str:
        return f"sha256:{self._hash.hexdigest()}"


def package_of(edition: Edition, resources: list[Resource]) -> Iterator[bytes]:
    archive, limits = Archive(is_large=True), limits_of(edition)
    described = []
    for resource in resources:
        counted = _Counted()
        yield from archive.add(f"data/{resource.name}.csv", counted(csv_of(resource)))
        described.append(_resource(resource, counted, limits))
    for name, text in _papers(edition).items():
        yield from archive.add(name, [text.encode()])
    descriptor = json.dumps(
        descriptor_of(edition, described), ensure_ascii=False, indent=2
    )
    yield from archive.add("datapackage.json", [descriptor.encode() + b"\n"])
    yield from archive.close()


def _papers(edition: Edition) -> dict[str, str]:
    project = ppsr_of(edition.experiment, "en", on=edition.published_on)
    return {
        "CITATION.cff": as_cff(edition),
        "citation.bib": as_bibtex(edition),
        "ppsr-core.json": json.dumps(project, ensure_ascii=False, indent=2) + "\n",
        # Exactly the bytes whose SHA-256 is registered.
        "registration.json": edition.registration.text,
    }


def descriptor_of(edition: Edition, resources: list[dict]) -> dict:
    """Version 2 of the standard, in words that readers of version 1 know as well."""
    experiment = edition.experiment
    return {
        "$schema": PROFILE,
        "name": experiment.slug,
        "id": edition.address("data"),
        "title": edition.title,
        "description": experiment.question.in_language("en").text,
        "homepage": edition.address("data"),
        "version": edition.version,
        "created": f"{edition.published_on.isoformat()}T00:00:00+09:00",
        "keywords": [experiment.topic, "living lab", "citizen science"],
        "licenses": [
            {
                "name": edition.licence,
                "path": edition.licence_url,
                "title": edition.licence_title,
            }
        ],
        "contributors": [
            {"title": edition.author, "roles": ["creator"]},
            {"title": edition.publisher, "roles": ["publisher"]},
        ],
        "sources": [
            {
                "title": f"Observations of the experiment, registration version {edition.registration.number}",
                "path": edition.address("data"),
            }
        ],
        "resources": resources,
    }


def limits_of(edition: Edition) -> dict[tuple[str, str], dict]:
    """What each field of records may be, by table and column. One query.

    Records outlive the registration by which they came in: of all registered ranges the widest
    holds, of all lists of choices their union.
    """
    fields = ProtocolField.objects.filter(
        form__registration__experiment=edition.experiment,
        form__registration__registered_at__isnull=False,
    ).select_related("form")
    limits: dict[tuple[str, str], dict] = {}
    for each in fields.order_by("pk"):
        own = _limits(each)
        known = limits.get((f"records-{each.form.key}", each.key), own)
        limits[f"records-{each.form.key}", each.key] = {
            name: WIDEN[name](known[name], own[name]) for name in known if name in own
        }
    return limits


WIDEN = {
    "minimum": min,
    "maximum": max,
    "enum": lambda known, own: [*known, *(each for each in own if each not in known)],
}


def _limits(field: ProtocolField) -> dict:
    if field.kind == FieldKind.CHOICE:
        return {"enum": [each["key"] for each in field.choices]}
    pair = {"minimum": field.minimum, "maximum": field.maximum}
    return {name: limit for name, limit in pair.items() if limit is not None}


def _resource(resource: Resource, counted: _Counted, limits: dict) -> dict:
    return {
        "name": resource.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": f"data/{resource.name}.csv",
        "title": resource.title.in_language("en").text,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": counted.bytes,
        "hash": counted.hash,
        "schema": {
            "fields": [
                _field(each, limits.get((resource.name, each.name), {}))
                for each in resource.columns
            ],
            "missingValues": [""],
        },
    }


def _field(column: Column, limits: dict) -> dict:
    """``unit`` is no word of the standard; it is allowed, and readers need it."""
    field = {
        "name": column.name,
        "type": column.type,
        "description": column.meaning.in_language("en").text,
    }
    if column.unit:
        field["unit"] = column.unit
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if constraints := {**column.constraints, **limits}:
        field["constraints"] = constraints
    return field
