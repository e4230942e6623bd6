"""The files of an edition: CSV, JSON and XLSX, each with its dictionary, licence, citation and version.

The same edition gives the same bytes, in every language and however often.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date

from innovation_park.lib.spreadsheets import csv_chunks
from innovation_park.lib.workbook import Sheet, workbook

from .cells import json_items, plain
from .citation import as_text
from .edition import Edition
from .resources import Column, Resource

ABOUT_WIDTHS = (22, 90)
DICTIONARY = [
    "table",
    "column",
    "type",
    "unit",
    "meaning_en",
    "meaning_ko",
    "meaning_th",
]


def csv_of(resource: Resource) -> Iterator[bytes]:
    """RFC 4180, in UTF-8 with a byte order mark."""
    header = [each.name for each in resource.columns]
    rows = ([plain(value) for value in row] for row in resource.rows())
    return csv_chunks(header, rows, quoting=csv.QUOTE_MINIMAL)


def dictionary_csv(resources: list[Resource]) -> Iterator[bytes]:
    return csv_chunks(DICTIONARY, dictionary_rows(resources), quoting=csv.QUOTE_MINIMAL)


def dictionary_rows(resources: list[Resource]) -> list[list[str]]:
    return [
        [resource.name, each.name, each.type, each.unit, *_meanings(each)]
        for resource in resources
        for each in resource.columns
    ]


def _meanings(column: Column) -> list[str]:
    return [
        column.meaning.in_language(code.removeprefix("meaning_")).text
        for code in DICTIONARY[4:]
    ]


def workbook_of(
    edition: Edition, resources: list[Resource], described: list[Resource]
) -> Iterator[bytes]:
    """First what it is, then what the columns mean, then a sheet for each table."""
    about = [list(pair) for pair in about_of(edition).items()]
    return workbook(
        [
            Sheet("About", ["What", "Value"], about, ABOUT_WIDTHS),
            Sheet("Dictionary", DICTIONARY, dictionary_rows(described)),
            *(_sheet(each) for each in resources),
        ]
    )


def _sheet(resource: Resource) -> Sheet:
    header = [each.name for each in resource.columns]
    return Sheet(resource.name, header, _dated(resource))


def _dated(resource: Resource) -> Iterable[list]:
    days = [n for n, each in enumerate(resource.columns) if each.type == "date"]
    for row in resource.rows():
        cells = list(row)
        for n in days:
            if isinstance(cells[n], str):
                cells[n] = date.fromisoformat(cells[n])
        yield cells


def json_of(edition: Edition, resources: list[Resource]) -> Iterator[bytes]:
    """Rows as lists in the order of the columns, a row a line."""
    head = json.dumps({**about_of(edition)}, ensure_ascii=False)
    yield f'{head[:-1]}, "tables": ['.encode()
    for number, resource in enumerate(resources):
        described = json.dumps(_described(resource), ensure_ascii=False)
        yield f'{"," if number else ""}\n{described[:-1]}, "rows": ['.encode()
        yield from json_items(
            json.dumps([_day(value) for value in row], ensure_ascii=False)
            for row in resource.rows()
        )
        yield b"]}"
    yield b"\n]}\n"


def _day(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


def _described(resource: Resource) -> dict:
    return {
        "name": resource.name,
        "title": dict(resource.title),
        "columns": [
            {
                "name": each.name,
                "type": each.type,
                "unit": each.unit,
                "meaning": dict(each.meaning),
            }
            for each in resource.columns
        ],
    }


def about_of(edition: Edition) -> dict[str, str]:
    """What every file says of itself."""
    registration = edition.registration
    return {
        "title": edition.title,
        "version": edition.version,
        "published_on": edition.published_on.isoformat(),
        "licence": edition.licence,
        "licence_url": edition.licence_url,
        "citation": as_text(edition).strip(),
        "source": edition.address("data"),
        "registration": f"version {registration.number}, SHA-256 {registration.text_sha256}",
        "figures_sha256": edition.snapshot.figures_sha256,
        **(
            {"demonstration": "Made up to show how the park works."}
            if edition.experiment.is_demo
            else {}
        ),
    }
