"""Everything the park knows of a person, in one file they can keep and read."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.template.loader import render_to_string
from django.utils import timezone

from innovation_park.lib.personal_data import REGISTRY, Declaration

from .models import User


class _ReadableEncoder(DjangoJSONEncoder):
    def default(self, value):
        try:
            return super().default(value)
        except TypeError:
            return str(value)


def export_person(person: User) -> BinaryIO:
    """A ZIP, ready to be read: ``about-you.json``, ``files/`` and a page that explains them.

    Built row by row in a temporary file, so that its size does not matter.
    """
    now = timezone.localtime()
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        sections = [_section(each, person, archive) for each in REGISTRY.declarations]
        about = {"exported_at": now, "person": person.pk, "data": sections}
        archive.writestr("about-you.json", _as_json(about))
        archive.writestr("read-me.txt", _read_me(sections, now))
    target.seek(0)
    return target


def _section(declaration: Declaration, person: User, archive: ZipFile) -> dict:
    records = []
    for row in declaration.rows(person).iterator(chunk_size=200):
        values = {name: _value(row, name) for name in declaration.fields}
        if names := list(_write_files(declaration, row, archive)):
            values["files"] = names
        records.append(values)
    return {
        "what": str(declaration.label),
        "kind": declaration.model_name,
        "fields": {name: str(words) for name, words in declaration.fields.items()},
        "when_you_leave": str(declaration.on_erase.explanation),
        "records": records,
    }


def _write_files(declaration: Declaration, row, archive: ZipFile) -> Iterator[str]:
    folder = f"files/{declaration.model_name.lower()}/{row.pk}"
    for stored in declaration.files(row):
        if not stored.storage.exists(stored.name):
            continue
        with stored.open("rb") as content:
            yield _write(
                archive, f"{folder}/{PurePosixPath(stored.name).name}", content.read()
            )
    for name, content in declaration.documents(row) if declaration.documents else ():
        yield _write(archive, f"{folder}/{PurePosixPath(name).name}", content)


def _write(archive: ZipFile, name: str, content: bytes) -> str:
    archive.writestr(name, content)
    return name


def _value(row: models.Model, name: str):
    """A field as its owner can read it: a relation by its words, a file by its name."""
    value = getattr(row, name)
    if isinstance(value, models.Manager):
        return [str(each) for each in value.all()]
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, models.fields.files.FieldFile):
        return value.name
    return value


def _as_json(about: dict) -> str:
    return json.dumps(about, cls=_ReadableEncoder, ensure_ascii=False, indent=2)


def _read_me(sections: list[dict], now: datetime) -> str:
    return render_to_string(
        "accounts/export/read-me.txt", {"sections": sections, "now": now}
    )
