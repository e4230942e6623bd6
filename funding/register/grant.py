"""What the park tells of one grant: the same facts, whichever format they leave in."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from innovation_park.lib.spreadsheets import neutralise

LONGEST_TITLE = 139  # the standards ask for fewer than 140 characters
CURRENCY = "KRW"
NAMESPACE = uuid.UUID("6c8f2f0e-3a53-5b5c-9b0e-6f3c1f8e2d11")
EMAIL = re.compile(
    r"[^\s@<>()\[\],;:\"']+@[^\s@<>()\[\],;:\"']+\.[^\s@<>()\[\],;:\"']+"
)
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
WITHHELD = "[…]"
APOSTROPHE = "'"


class State(Enum):
    AWARDED = "awarded"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Place:
    """A district of Seoul by the code of Statistics Korea."""

    code: str
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Recipient:
    key: str
    name: str
    kind: str
    registration_number: str = ""
    website: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Programme:
    """The call a grant was won in."""

    slug: str
    title: str
    summary: str
    url: str


@dataclass(frozen=True)
class Payment:
    """Whole won; what came back is less than nought."""

    key: str
    paid_on: date
    amount: int


@dataclass(frozen=True)
class Grant:
    code: str
    title: str
    description: str
    asked: int
    awarded: int
    awarded_on: date
    starts_on: date | None
    ends_on: date | None
    recipient: Recipient
    programme: Programme
    payments: tuple[Payment, ...]
    state: State
    match_cash: int
    match_in_kind: int
    made_at: datetime
    changed_at: datetime
    url: str
    experiment: str = ""

    @property
    def disbursed(self) -> int:
        return sum(each.amount for each in self.payments)


@dataclass(frozen=True)
class Publisher:
    """``registration_number`` is that of the foundation; ``prefix`` names it among publishers."""

    name: str
    registration_number: str
    site: str
    prefix: str = "innovationpark"
    licence: str = "https://creativecommons.org/licenses/by/4.0/"

    @property
    def identifier(self) -> str:
        return f"KR-BRN-{self.registration_number}"


def told(text: str) -> str:
    """As everybody may read it and any program open it: in one line, without addresses of people."""
    plain = UNPRINTABLE.sub("", EMAIL.sub(WITHHELD, text))
    plain = " ".join(neutralise(plain).split())
    return f"· {plain.lstrip(APOSTROPHE)}" if neutralise(plain) != plain else plain


def title_of(grant: Grant) -> str:
    title = told(grant.title) or grant.code
    if len(title) > LONGEST_TITLE:
        title = title[: LONGEST_TITLE - 1].rstrip() + "…"
    return title


def description_of(grant: Grant) -> str:
    """Never the title once more."""
    description = told(grant.description)
    if description and description.casefold() != title_of(grant).casefold():
        return description
    return told(f"{grant.programme.title}: {title_of(grant)}")


def recipient_identifier(recipient: Recipient, publisher: Publisher) -> str:
    """Its registration; a body without one has a number that the foundation gave it."""
    if recipient.registration_number:
        return f"KR-BRN-{recipient.registration_number}"
    return f"{publisher.identifier}-{recipient.key}"


def identity(kind: str, key: str) -> str:
    """The same UUID for the same record, on whatever machine."""
    return str(uuid.uuid5(NAMESPACE, f"{kind}:{key}"))
