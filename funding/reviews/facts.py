"""What a reviewer reads of an application. In a blind stage nothing of it says who applies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.dateparse import parse_date
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

from funding.composition import Composition, Field, Kind
from funding.models import Application, Document

from .conflict_detection import Applicant
from .identities import mail_domain, site_domain
from .masking import Mask
from .standing import composition_of, is_blind

# These say who somebody is, whatever the call's form says of them.
IDENTIFYING_KINDS = {Kind.ORGANISATION, Kind.EMAIL, Kind.URL, Kind.ADDRESS}
NAMES_NOBODY = {
    Kind.CHOICE,
    Kind.CHOICES,
    Kind.YES_NO,
    Kind.NUMBER,
    Kind.MONEY,
    Kind.DATE,
}
IDENTIFYING_PROFILE = {
    "organisation.name",
    "organisation.registration_number",
    "organisation.address",
    "organisation.website",
    "organisation.about",
    "person.name",
    "person.email",
}
LONGEST_TOKEN = 80
SHORTEST_LABEL = 5


@dataclass(frozen=True)
class Line:
    """One question with what was answered, ready to be read; ``rows`` for tables, the first the heads."""

    field: Field
    value: str = ""
    choices: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    files: tuple[Shown, ...] = ()
    is_withheld: bool = False


@dataclass(frozen=True)
class Shown:
    """A file as it is given to the reader: under ``name``, never under another."""

    document: Document
    name: str
    is_copy: bool = False


@dataclass(frozen=True)
class Part:
    title: object
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Reading:
    application: Application
    composition: Composition
    is_blind: bool
    title: str
    organisation: str
    parts: tuple[Part, ...]

    @property
    def files(self) -> list[Shown]:
        return [
            file for part in self.parts for line in part.lines for file in line.files
        ]

    def file(self, pk: int) -> Shown | None:
        return next((each for each in self.files if each.document.pk == pk), None)


def applicant_of(application: Application) -> Applicant:
    """Who applies, for the detection of conflicts. Prefetched by :func:`with_identity` it costs nothing."""
    organisation = application.organisation
    members = list(organisation.members.all()) if organisation else []
    team = list(application.team.all())
    people = [each.person for each in (*members, *team) if each.person]
    return Applicant(
        key=application.pk,
        organisation=organisation.name if organisation else "",
        registration_number=organisation.registration_number if organisation else "",
        website=organisation.website if organisation else "",
        members=frozenset(person.pk for person in people),
        owners=frozenset(
            each.person_id for each in members if each.role == "owner" and each.person
        ),
        names=tuple(person.profile.display_name for person in people),
        addresses=tuple(
            [person.email for person in people] + [each.email_invited for each in team]
        ),
    )


def with_identity(applications):
    return applications.select_related(
        "organisation", "call", "revision"
    ).prefetch_related(
        "team__person__profile", "organisation__members__person__profile"
    )


def identity_tokens(application: Application, composition: Composition, answers: dict):
    """Everything known that would tell who applies."""
    known = applicant_of(application)
    hosts = {mail_domain(each) for each in known.addresses} | {
        site_domain(known.website)
    }
    yield from (known.organisation, known.registration_number, known.website)
    yield from (*known.names, *known.addresses, *hosts)
    yield from (
        host.split(".")[0]
        for host in hosts
        if len(host.split(".")[0]) >= SHORTEST_LABEL
    )
    for field in composition.fields():
        value = answers.get(field.key)
        if says_who(field) and field.kind not in NAMES_NOBODY:
            yield from _tokens(value)
        for column in field.columns:
            if says_who(column) and isinstance(value, list):
                yield from (t for row in value for t in _tokens(row.get(column.key)))


def mask_for(application: Application, composition: Composition, answers: dict) -> Mask:
    return Mask(identity_tokens(application, composition, answers))


def says_who(field: Field) -> bool:
    return (
        field.is_identifying
        or field.kind in IDENTIFYING_KINDS
        or field.profile in IDENTIFYING_PROFILE
    )


def reading_of(application: Application) -> Reading:
    composition = composition_of(application)
    answers = {each.key: each.value for each in application.answers.all()}
    blind = is_blind(application, composition)
    mask = mask_for(application, composition, answers) if blind else None
    reader = _Reader(application, composition.shown_answers(answers), mask)
    organisation = application.organisation
    return Reading(
        application=application,
        composition=composition,
        is_blind=blind,
        title=mask(application.title) if mask else application.title,
        organisation="" if blind or organisation is None else organisation.name,
        parts=tuple(reader.parts(composition)),
    )


class _Reader:
    """Turns answers into lines; with a mask nothing passes that says who applies."""

    def __init__(self, application: Application, answers: dict, mask: Mask | None):
        self.application, self.answers, self.mask = application, answers, mask
        documents = application.documents.order_by("pk")
        self.originals = [each for each in documents if not each.is_redacted_copy_of_id]
        self.copies = [each for each in documents if each.is_redacted_copy_of_id]

    def parts(self, composition: Composition) -> Iterable[Part]:
        shown = {field.key for field in composition.shown_fields(self.answers)}
        for section in composition.sections:
            asked = [field for field in section.fields() if field.key in shown]
            lines = tuple(self.line(field) for field in asked if field.key != "title")
            if lines:
                yield Part(section.title, lines)

    def line(self, field: Field) -> Line:
        value = self.answers.get(field.key)
        if self.mask and says_who(field):
            return Line(field, is_withheld=True)
        if field.kind == Kind.FILE:
            return self._files(field)
        if field.kind == Kind.TABLE:
            return Line(field, rows=self._rows(field, value) if value else ())
        if field.kind == Kind.CHOICES:
            return Line(
                field, choices=tuple(str(field.label_of(each)) for each in value or ())
            )
        return Line(field, self._text(field, value))

    def _text(self, field: Field, value) -> str:
        if value in (None, ""):
            return ""
        if field.kind == Kind.CHOICE:
            return str(field.label_of(value))
        if said := _said(field, value):
            return said
        text = str(value)
        return self.mask(text) if self.mask else text

    def _rows(self, field: Field, rows) -> tuple[tuple[str, ...], ...]:
        columns = [c for c in field.columns if not (self.mask and says_who(c))]
        heads = tuple(str(column.label) for column in columns)
        return heads, *(
            tuple(self._text(column, row.get(column.key)) for column in columns)
            for row in rows
        )

    def _files(self, field: Field) -> Line:
        own = [each for each in self.originals if each.key == field.key]
        if not self.mask:
            return Line(field, files=tuple(Shown(each, each.name) for each in own))
        ids = {each.pk for each in own}
        copies = [each for each in self.copies if each.is_redacted_copy_of_id in ids]
        files = tuple(
            Shown(each, self._plain_name(field, number, each), is_copy=True)
            for number, each in enumerate(copies, 1)
        )
        return Line(field, files=files, is_withheld=bool(own) and not copies)

    def _plain_name(self, field: Field, number: int, document: Document) -> str:
        extension = PurePath(document.file.name).suffix.lower()
        return f"{self.application.code}-{field.key}-{number}{extension}"


def _said(field: Field, value) -> str:
    """Sums, numbers, days and yes or no, as the reader's language writes them; empty for words."""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, int | float):
        number = number_format(value, use_l10n=True, force_grouping=True)
        if field.kind == Kind.MONEY:
            return gettext("%(sum)s won") % {"sum": number}
        return number
    day = parse_date(value) if field.kind == Kind.DATE else None
    return date_format(day, "DATE_FORMAT") if day else ""


def _tokens(value) -> Iterable[str]:
    """Short texts that name something: not a paragraph, not a small number."""
    if isinstance(value, list):
        for each in value:
            yield from _tokens(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _tokens(each)
    elif isinstance(value, str) and len(value) <= LONGEST_TOKEN:
        digits = sum(char.isdigit() for char in value)
        if any(char.isalpha() for char in value) or digits >= 6:
            yield value
