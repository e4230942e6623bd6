"""Every file of an edition by its name and kind: how it is made, and how large it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache

from innovation_park.lib.spreadsheets import CSV, XLSX

from .citation import KINDS as CITATIONS
from .citation import citation
from .edition import Edition
from .files import csv_of, dictionary_csv, json_of, workbook_of
from .package import package_of
from .resources import Column, Resource, resources_of

JSON = "application/json"
ZIP = "application/zip"
KEPT = 7 * 24 * 3600
GUESSED = {"string": 10, "date": 10, "number": 6, "integer": 4, "boolean": 5}
PACKED = 0.2  # of their size is left of tables in an archive, about
AROUND = 12_000  # bytes of an archive besides, about


@dataclass(frozen=True)
class Download:
    """``chunks`` begins anew with every call."""

    edition: Edition
    name: str
    kind: str
    content_type: str
    chunks: Callable[[], Iterator[bytes]]
    rows: int | None = None
    guess: int = 0  # of a large one, in bytes

    @property
    def file_name(self) -> str:
        return f"{self.edition.name}-{self.name}.{self.kind}"

    @property
    def size(self) -> int | None:
        """In bytes; of a large file only once it has been written."""
        known = cache.get(self._key)
        if known is None and not self.guess:
            known = sum(len(chunk) for chunk in self.chunks())
            cache.set(self._key, known, KEPT)
        return known

    @property
    def about(self) -> int:
        """What to expect, also when nobody knows yet."""
        return self.size or self.guess

    def written(self) -> Iterator[bytes]:
        """The bytes; whoever gets to their end knows how many they were."""
        size = 0
        for chunk in self.chunks():
            size += len(chunk)
            yield chunk
        cache.set(self._key, size, KEPT)

    @property
    def _key(self) -> str:
        text = f"{self.edition.key}:{self.name}.{self.kind}"
        return f"download:{sha256(text.encode()).hexdigest()}"


@dataclass(frozen=True)
class Described:
    """One table on the page: its columns, and the files it can be had as."""

    resource: Resource
    downloads: list[Download]

    @property
    def columns(self) -> list[Column]:
        return self.resource.columns


@dataclass(frozen=True)
class Downloads:
    """``whole``: everything at once; ``papers``: what tables mean and how to cite them."""

    edition: Edition
    whole: list[Download]
    tables: list[Described]
    records: list[Described]
    papers: list[Download]

    def find(self, name: str, kind: str) -> Download | None:
        """An empty table has no heading on the page, and its file all the same."""
        described = [*self.tables, *self.records]
        everything = [*self.whole, *self.papers]
        everything += [each for one in described for each in one.downloads]
        return next(
            (each for each in everything if (each.name, each.kind) == (name, kind)),
            None,
        )


def downloads_of(edition: Edition) -> Downloads:
    """No query."""
    resources = resources_of(edition)
    tables = [each for each in resources if not each.is_large]
    large = [each for each in resources if each.is_large]
    return Downloads(
        edition=edition,
        whole=_whole(edition, tables, resources),
        tables=[Described(each, [_csv(edition, each)]) for each in tables],
        records=[Described(each, _of_records(edition, each)) for each in large],
        papers=_papers(edition, resources),
    )


def _whole(edition: Edition, tables: list, resources: list) -> list[Download]:
    large = sum(_guess(each) for each in resources if each.is_large)
    guess = int(PACKED * large) + AROUND if large else 0
    return [
        Download(
            edition,
            "tables",
            "xlsx",
            XLSX,
            lambda: workbook_of(edition, tables, tables),
        ),
        Download(edition, "tables", "json", JSON, lambda: json_of(edition, tables)),
        Download(
            edition,
            "data-package",
            "zip",
            ZIP,
            lambda: package_of(edition, resources),
            guess=guess,
        ),
    ]


def _csv(edition: Edition, resource: Resource) -> Download:
    return Download(
        edition,
        resource.name,
        "csv",
        CSV,
        lambda: csv_of(resource),
        resource.count,
        _guess(resource) if resource.is_large else 0,
    )


def _of_records(edition: Edition, resource: Resource) -> list[Download]:
    one, rows, guess = [resource], resource.count, _guess(resource)
    return [
        _csv(edition, resource),
        Download(
            edition,
            resource.name,
            "xlsx",
            XLSX,
            lambda: workbook_of(edition, one, one),
            rows,
            int(guess * PACKED) + AROUND // 2,
        ),
        Download(
            edition,
            resource.name,
            "json",
            JSON,
            lambda: json_of(edition, one),
            rows,
            guess,
        ),
    ]


def _guess(resource: Resource) -> int:
    """Bytes of a table as CSV, from the kinds of its columns."""
    row = sum(GUESSED[each.type] + 1 for each in resource.columns) + 1
    return (resource.count + 1) * row


def _papers(edition: Edition, resources: list) -> list[Download]:
    return [
        Download(edition, "dictionary", "csv", CSV, lambda: dictionary_csv(resources)),
        *(
            Download(edition, "citation", kind, content_type, _cited(edition, kind))
            for kind, content_type in CITATIONS.items()
        ),
    ]


def _cited(edition: Edition, kind: str) -> Callable[[], Iterator[bytes]]:
    return lambda: iter([citation(edition, kind).encode()])
