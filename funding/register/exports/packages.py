from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator

from django.db.models import QuerySet
from django.utils import timezone

from funding.awards.models import Award
from innovation_park.lib.spreadsheets import CSV, XLSX, csv_chunks
from innovation_park.lib.workbook import Sheet, workbook

from ..registered import grants_of, newest_first, publisher
from ..three_sixty import package_of, table_of

JSON = "application/json"
NAME = "digital-foundation-grants"
SHEET = "grants"


def package(rows: QuerySet[Award]) -> dict:
    grants = grants_of(newest_first(rows))
    changed = max((each.changed_at for each in grants), default=timezone.now())
    return package_of(
        grants, publisher(), today=timezone.localdate(), changed_at=changed
    )


def as_json(package: dict) -> Iterator[bytes]:
    yield json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n"


def as_csv(package: dict) -> Iterator[bytes]:
    columns, rows = table_of(package["grants"])
    return csv_chunks(columns, rows, quoting=csv.QUOTE_MINIMAL)


def as_xlsx(package: dict) -> Iterator[bytes]:
    columns, rows = table_of(package["grants"])
    return workbook([Sheet(SHEET, columns, rows)])


FORMATS: dict[str, tuple[str, Callable[[dict], Iterator[bytes]]]] = {
    "json": (JSON, as_json),
    "csv": (CSV, as_csv),
    "xlsx": (XLSX, as_xlsx),
}
