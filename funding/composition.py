"""What a call is made of: eligibility, form, criteria, stages, match rule, feedback rule and documents.

The JSON of a composition is what an officer writes and a revision of a call freezes; :class:`Composition` is the
way to read it. Answers are kept by the key of their field: words as text, ``number`` and ``money`` (whole won) as
numbers, ``date`` as "2026-11-23", ``choice`` as the value of its option, ``choices`` and ``file`` as lists, ``yes_no``
as true or false, ``table`` as a list of rows, each a mapping of column to answer. No database.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from innovation_park.lib.translated import Translated

from .conditions import condition_holds
from .matching import MatchRule


class Kind(StrEnum):
    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    EMAIL = "email"
    URL = "url"
    ADDRESS = "address"
    FILE = "file"
    TABLE = "table"
    ORGANISATION = "organisation"


WITH_OPTIONS = {Kind.CHOICE, Kind.CHOICES}
COLUMN_KINDS = {Kind.LINE, Kind.NUMBER, Kind.MONEY, Kind.DATE, Kind.CHOICE}
STAGE_KINDS = ("screening", "review", "panel")
WITH_APPLICATION, AFTER_SELECTION = "with_application", "after_selection"
# What was answered about eligibility is kept with an application under this key.
ELIGIBILITY = "eligibility"
# Answers to these are kept as columns of the application as well.
RESERVED = {
    "title": Kind.LINE,
    "amount_asked": Kind.MONEY,
    "match_cash": Kind.MONEY,
    "match_in_kind": Kind.MONEY,
}
# What the profile of an organisation can answer.
PROFILE = (
    "organisation.name",
    "organisation.kind",
    "organisation.registration_number",
    "organisation.founded_on",
    "organisation.employees",
    "organisation.district",
    "organisation.address",
    "organisation.website",
    "organisation.about",
    "person.name",
    "person.email",
)


@dataclass(frozen=True)
class Option:
    value: str
    label: Translated


@dataclass(frozen=True)
class Field:
    """One question of the form, or one column of a table. ``least`` and ``most`` bound numbers, days, rows, files and, of texts, letters."""

    key: str
    kind: Kind
    label: Translated
    help: Translated
    is_required: bool
    words_most: int | None
    least: int | str | None
    most: int | str | None
    options: tuple[Option, ...]
    columns: tuple[Field, ...]
    is_identifying: bool
    shown_when: Mapping | None
    profile: str

    @classmethod
    def of(cls, data: Mapping) -> Field:
        return cls(
            key=data["key"],
            kind=Kind(data["kind"]),
            label=Translated(data["label"]),
            help=Translated(data.get("help") or {}),
            is_required=bool(data.get("is_required")),
            words_most=data.get("words_most"),
            least=data.get("least"),
            most=data.get("most"),
            options=_options(data),
            columns=tuple(cls.of(each) for each in data.get("columns") or ()),
            is_identifying=bool(data.get("is_identifying")),
            shown_when=data.get("shown_when") or None,
            profile=data.get("profile") or "",
        )

    def label_of(self, value: object) -> Translated | str:
        """The words of an option; what is no option is given back as text."""
        found = {option.value: option.label for option in self.options}
        return found.get(value, str(value))


@dataclass(frozen=True)
class Page:
    key: str
    title: Translated
    fields: tuple[Field, ...]

    @classmethod
    def of(cls, data: Mapping) -> Page:
        fields = tuple(Field.of(each) for each in data["fields"])
        return cls(data["key"], Translated(data["title"]), fields)


@dataclass(frozen=True)
class Section:
    key: str
    title: Translated
    note: Translated
    needs: tuple[str, ...]
    pages: tuple[Page, ...]

    @classmethod
    def of(cls, data: Mapping) -> Section:
        return cls(
            key=data["key"],
            title=Translated(data["title"]),
            note=Translated(data.get("note") or {}),
            needs=tuple(data.get("needs") or ()),
            pages=tuple(Page.of(each) for each in data["pages"]),
        )

    def fields(self) -> tuple[Field, ...]:
        return tuple(field for page in self.pages for field in page.fields)


@dataclass(frozen=True)
class Question:
    """One question of the eligibility check: ``rule`` is what the answer must fulfil."""

    key: str
    question: Translated
    kind: Kind
    rule: Mapping
    reason: Translated
    rule_name: Translated
    rule_url: str
    options: tuple[Option, ...]

    @classmethod
    def of(cls, data: Mapping) -> Question:
        return cls(
            key=data["key"],
            question=Translated(data["question"]),
            kind=Kind(data["kind"]),
            rule=data["rule"],
            reason=Translated(data["reason"]),
            rule_name=Translated(data.get("rule_name") or {}),
            rule_url=data.get("rule_url") or "",
            options=_options(data),
        )


@dataclass(frozen=True)
class Criterion:
    """``anchors`` say what a score means: (score, words), smallest first."""

    key: str
    name: Translated
    description: Translated
    weight: int
    most: int
    anchors: tuple[tuple[int, Translated], ...]

    @classmethod
    def of(cls, data: Mapping) -> Criterion:
        anchors = sorted(
            (int(score), Translated(words)) for score, words in data["anchors"].items()
        )
        return cls(
            key=data["key"],
            name=Translated(data["name"]),
            description=Translated(data.get("description") or {}),
            weight=data["weight"],
            most=data["most"],
            anchors=tuple(anchors),
        )


@dataclass(frozen=True)
class Stage:
    key: str
    kind: str
    reviewers_each: int
    is_blind: bool

    @classmethod
    def of(cls, data: Mapping) -> Stage:
        return cls(
            key=data["key"],
            kind=data["kind"],
            reviewers_each=data.get("reviewers_each") or 0,
            is_blind=bool(data.get("is_blind")),
        )


@dataclass(frozen=True)
class FeedbackRule:
    """``shows_scores``: applicants read what the reviewers gave on each criterion, without names."""

    least_characters: int = 40
    on_each_criterion: bool = True
    shows_scores: bool = False


@dataclass(frozen=True)
class DocumentAsked:
    key: str
    name: Translated
    when: str
    is_required: bool

    @classmethod
    def of(cls, data: Mapping) -> DocumentAsked:
        return cls(
            key=data["key"],
            name=Translated(data["name"]),
            when=data["when"],
            is_required=bool(data.get("is_required", True)),
        )


@dataclass(frozen=True)
class Composition:
    """A composition as a whole; made by :meth:`of` from JSON that :func:`funding.checking.check` has passed."""

    eligibility: tuple[Question, ...]
    sections: tuple[Section, ...]
    criteria: tuple[Criterion, ...]
    stages: tuple[Stage, ...]
    match: MatchRule
    feedback: FeedbackRule
    documents: tuple[DocumentAsked, ...]

    @classmethod
    def of(cls, data: Mapping) -> Composition:
        return cls(
            eligibility=_each(Question, data, "eligibility"),
            sections=_each(Section, data, "sections"),
            criteria=_each(Criterion, data, "criteria"),
            stages=_each(Stage, data, "stages"),
            match=MatchRule(**(data.get("match") or {})),
            feedback=FeedbackRule(**(data.get("feedback") or {})),
            documents=_each(DocumentAsked, data, "documents"),
        )

    @cached_property
    def _by_key(self) -> dict[str, Field]:
        return {field.key: field for field in self.fields()}

    def fields(self) -> tuple[Field, ...]:
        """Every question of the form, in its order."""
        return tuple(field for section in self.sections for field in section.fields())

    def field(self, key: str) -> Field:
        return self._by_key[key]

    def section(self, key: str) -> Section:
        return next(each for each in self.sections if each.key == key)

    def criterion(self, key: str) -> Criterion:
        return next(each for each in self.criteria if each.key == key)

    def shown_fields(self, answers: Mapping) -> tuple[Field, ...]:
        """What is asked, given ``answers``. What was answered before it was hidden counts as not answered."""
        counted, shown = {}, []
        for field in self.fields():
            if condition_holds(field.shown_when, counted):
                shown.append(field)
                if field.key in answers:
                    counted[field.key] = answers[field.key]
        return tuple(shown)

    def shown_answers(self, answers: Mapping) -> dict:
        """The answers that count: those to questions that are asked."""
        keys = [field.key for field in self.shown_fields(answers)]
        return {key: answers[key] for key in keys if key in answers}

    def shown_pages(self, section: Section, answers: Mapping) -> tuple[Page, ...]:
        """The pages of ``section`` on which something is asked."""
        shown = {field.key for field in self.shown_fields(answers)}
        return tuple(
            page
            for page in section.pages
            if any(field.key in shown for field in page.fields)
        )

    def identifying_keys(self) -> frozenset[str]:
        """Fields, and columns as "table.column", that say who applies."""
        keys = set()
        for field in self.fields():
            if field.is_identifying:
                keys.add(field.key)
            keys |= {
                f"{field.key}.{column.key}"
                for column in field.columns
                if column.is_identifying
            }
        return frozenset(keys)

    def review_stages(self) -> tuple[Stage, ...]:
        return tuple(stage for stage in self.stages if stage.kind == "review")

    def documents_asked(self, when: str) -> tuple[DocumentAsked, ...]:
        return tuple(document for document in self.documents if document.when == when)


def canonical(data: Mapping) -> str:
    """The one way a composition is written down; its digest is over these bytes."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(data: Mapping) -> str:
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def _each(maker, data: Mapping, name: str) -> tuple:
    return tuple(maker.of(each) for each in data.get(name) or ())


def _options(data: Mapping) -> tuple[Option, ...]:
    return tuple(
        Option(each["value"], Translated(each["label"]))
        for each in data.get("options") or ()
    )
