"""What the texts of the park's spaces are made of; nothing here knows the database."""

from __future__ import annotations

from dataclasses import dataclass, field

from innovation_park.lib.translated import Translated


@dataclass(frozen=True)
class DemoCard:
    """A card of rules; ``limits`` are fields of it, those that are not named stay as they are."""

    key: str
    name: Translated
    limits: dict[str, int | bool] = field(default_factory=dict)


@dataclass(frozen=True)
class DemoSpace:
    """``hours`` are weekdays with the hours of opening; ``busy`` is how often a part of a day is taken, from 0 to 1."""

    slug: str
    kind: str
    name: Translated
    summary: Translated
    house_rules: Translated
    card: str
    people: int
    hours: tuple[range, int, int]
    scene: str
    features: int = 0
    inside: str = ""
    quantity: int = 1
    tools: tuple[str, ...] = ()
    free_roles: tuple[str, ...] = ()
    door: str = ""
    busy: float = 0.0


@dataclass(frozen=True)
class DemoGroup:
    """Asks for a season; wishes are (weekday, from, until, space or none), in hours, the dearest first."""

    name: Translated
    people: int
    wishes: list[tuple[int, int, int, str]]
    times: int = 1
    features: int = 0
    is_name_public: bool = True
