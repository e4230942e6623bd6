"""The kinds of things the park tells people. Every app names its own in ``<app>/kinds.py``::

    OFFERS = register(
        Kind(
            "bookings.offers",
            room=_("Bookings"),
            name=_("A place in line became free"),
            icon="hourglass",
            ways=PRESSING,
            sentences={"offered": _("It is free now: %(things)s")},
            still_matters=is_still_held,
        )
    )

A kind is what one chooses a way for; an event is what happened. The sentence of an event is said
when it is read, in the reader's language, from the arguments that were kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.translated import Translated

from .enums import ANY_WAY, NEEDED, Way


def always(notification) -> bool:
    return True


@dataclass(frozen=True)
class Kind:
    """``ways`` are those one may choose, the suggested one first: see :mod:`.enums`.

    ``still_matters`` is asked before anything goes out: what was deleted, answered or passed in
    the meantime goes to nobody.

    Of a thread (a conversation) several things are told together: ``together`` has, by event, the
    sentence for ``number`` of them; letters ``wait`` for more of the same, and whoever wrote
    :func:`.emails.writes` for the kind writes one for all. Devices show what ``sounds``, others
    only where somebody asked for it. ``lines`` gives, for a gathered letter, the rows of something
    that is itself a list: ``(words, path)``, in the reader's language.
    """

    key: str
    room: str
    name: str
    icon: str
    sentences: Mapping[str, str]
    ways: tuple[Way, ...] = ANY_WAY
    still_matters: Callable[..., bool] = field(default=always)
    together: Mapping[str, str] = field(default_factory=dict)
    wait: timedelta = timedelta(0)
    sounds: bool = True
    lines: Callable[..., list[tuple[str, str]]] | None = None

    @property
    def suggested(self) -> Way:
        return self.ways[0]

    @property
    def is_needed(self) -> bool:
        return self.ways == NEEDED

    @property
    def is_a_choice(self) -> bool:
        return len(self.ways) > 1

    @property
    def quietest(self) -> Way:
        """What is left when somebody wants no more letters of this kind."""
        return Way.BELL if Way.BELL in self.ways else self.ways[-1]

    def sentence(self, event: str, arguments: Mapping) -> str:
        """In the active language. What nobody kept is left out rather than a page left broken."""
        words = self.sentences.get(event)
        if words is None:
            return str(self.name)
        return _said(words, arguments)

    def sentence_for(self, number: int, event: str, arguments: Mapping) -> str:
        """For so many of one thread."""
        words = self.together.get(event)
        if number < 2 or words is None:
            return self.sentence(event, arguments)
        return _said(words, {**arguments, "number": number})


def _said(words, arguments: Mapping) -> str:
    return " ".join(str(words % _Said(arguments)).split())


class _Said(dict):
    """Arguments as a sentence needs them: texts in several languages become one."""

    def __getitem__(self, name):
        value = self.get(name, "")
        return str(Translated(value)) if isinstance(value, dict) else value


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    if KINDS.setdefault(kind.key, kind) is not kind:
        raise ValueError(f"There are two kinds {kind.key}.")
    return kind


def said(notification, number: int = 1) -> str:
    """The sentence of a notification, or of ``number`` of its thread; empty when its kind is no longer known."""
    kind = KINDS.get(notification.kind)
    if kind is None:
        return ""
    return kind.sentence_for(number, notification.event, notification.arguments)


def rooms_of_kinds() -> list[tuple[str, list[Kind]]]:
    """The kinds one may choose about, and those that always come, room by room."""
    rooms: dict[str, list[Kind]] = {}
    for kind in KINDS.values():
        if kind.is_a_choice or kind.is_needed:
            rooms.setdefault(str(kind.room), []).append(kind)
    return sorted(rooms.items())


# Somebody tries out a device: it is shown there and behind the bell, and nothing is chosen about it.
TRIAL = register(
    Kind(
        "notifications.trial",
        room=_("Your account"),
        name=_("Trials of a device"),
        icon="bell-ring",
        ways=(Way.BELL,),
        sentences={"trial": _("It works: this is how the park reaches you here.")},
    )
)
