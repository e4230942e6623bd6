"""What the texts of the demonstration park are made of; nothing here knows the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from innovation_park.lib.translated import Translated

if TYPE_CHECKING:
    from .promise_words import DemoConclusion, DemoRegistration


def words(en: str, ko: str, th: str) -> Translated:
    return Translated(en=en, ko=ko, th=th)


@dataclass(frozen=True)
class Text:
    """A heading, paragraphs, and points of a list after them."""

    paragraphs: list[Translated]
    heading: Translated | None = None
    points: list[Translated] = field(default_factory=list)


@dataclass(frozen=True)
class Picture:
    scene: str
    caption: Translated


@dataclass(frozen=True)
class Steps:
    heading: Translated
    steps: list[tuple[Translated, Translated]]


@dataclass(frozen=True)
class Figures:
    """Numbers that speak: (the number, what it counts). ``source`` says whose they are."""

    heading: Translated
    rows: list[tuple[Translated, Translated]]
    source: Translated


@dataclass(frozen=True)
class Table:
    heading: Translated
    columns: list[Translated]
    rows: list[list[Translated]]


@dataclass(frozen=True)
class Questions:
    heading: Translated
    pairs: list[tuple[Translated, Translated]]


@dataclass(frozen=True)
class Callout:
    tone: str
    title: Translated
    text: Translated


@dataclass(frozen=True)
class Link:
    """A button to another page of the park, named by its slug."""

    label: Translated
    page: str


Story = list[Text | Picture | Steps | Figures | Table | Questions | Callout | Link]


@dataclass(frozen=True)
class Move:
    days_ago: int
    target: str
    reason: Translated


@dataclass(frozen=True)
class Question:
    """Of eligibility; ``wanted`` is the answer that lets one join."""

    text: Translated
    reason: Translated
    wanted: bool = True


@dataclass(frozen=True)
class Purpose:
    key: str
    text: Translated
    consequence: Translated
    is_required: bool = False


@dataclass(frozen=True)
class Consent:
    days_ago: int
    introduction: Translated
    retention: Translated
    purposes: list[Purpose]


@dataclass(frozen=True)
class DemoExperiment:
    """Days are counted from the day the park is loaded: ``starts_in=-30`` began a month ago."""

    slug: str
    topic: str
    name: Translated
    summary: Translated
    question: Translated
    place: Translated
    districts: list[str]
    latitude: float
    longitude: float
    starts_in: int
    ends_in: int
    capacity: int
    joined: int
    waiting: int
    who_may_join: Translated
    asked: Translated
    offered: Translated
    risks: Translated
    access: list[str]
    responsible: Translated
    contact_email: str
    questions: list[Question]
    consents: list[Consent]
    moves: list[Move]
    story: Story
    scene: str
    registrations: list[DemoRegistration]
    conclusion: DemoConclusion | None = None
    minimum_age: int = 14


@dataclass(frozen=True)
class DemoNews:
    slug: str
    days_ago: int
    title: Translated
    summary: Translated
    story: Story


@dataclass(frozen=True)
class DemoEvent:
    """``starts_in`` days from the day of loading, at ``hour`` in Seoul."""

    slug: str
    starts_in: int
    hour: int
    hours: int
    title: Translated
    summary: Translated
    place: Translated
    story: Story


@dataclass(frozen=True)
class DemoPage:
    slug: str
    title: Translated
    summary: Translated
    story: Story
    scene: str = ""
