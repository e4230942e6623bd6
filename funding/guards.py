"""What a step of the table asks besides right and status. Root and nested apps register how each guard is asked::

    @guard(Guard.ENOUGH_REVIEWS)
    def enough_reviews(attempt: Attempt) -> None:
        if ...:
            raise TooFewReviews

A guard raises a :class:`Refused` with a sentence, or lets pass. One that nobody registered lets nobody pass.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.refusals import Refused

from .workflow import Guard, Relation, Step


class NobodyAsks(Refused):
    sentence = _("This step is not possible here yet.")


@dataclass(frozen=True)
class Attempt:
    """A step somebody wants to take. The application is locked; ``at`` is the moment that will stand in the log."""

    application: Any
    step: Step
    by: Any
    relation: Relation
    reason: str
    payload: dict[str, Any]
    at: datetime


Ask = Callable[[Attempt], None]
_ASKED: dict[str, Ask] = {}


def guard(name: Guard) -> Callable[[Ask], Ask]:
    """Says how the guard ``name`` is asked. Whoever comes last is asked."""

    def kept(ask: Ask) -> Ask:
        _ASKED[Guard(name)] = ask
        return ask

    return kept


def registered() -> set[str]:
    return set(_ASKED)


def ask_all(attempt: Attempt) -> None:
    for name in attempt.step.guards:
        if name not in _ASKED:
            raise NobodyAsks
        _ASKED[name](attempt)
