"""One act for many applications: each by its own door, each with its own answer. A rehearsal does the same and takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from innovation_park.lib.refusals import Refused

from ..models import Application
from ..permissions import MovedMeanwhile
from ..workflow import Event, Status
from .desk import assign_officer, remind_team
from .moving import move


class NotThere(Refused):
    sentence = gettext_lazy("There is no such application at your desk.")


@dataclass(frozen=True)
class Result:
    """What became of one; ``sentence`` says it, or why nothing did."""

    code: str
    title: str
    is_done: bool
    sentence: str
    version: int


def act_on_many(
    picks: Iterable[tuple[str, int]], act: Callable, *, by, is_rehearsal: bool
) -> list[Result]:
    """``picks`` are codes with the version in which each was seen; ``act`` takes an application and gives a sentence."""
    picks = list(picks)
    found = _found([code for code, _version in picks], by)
    if not is_rehearsal:
        return [_one(found.get(code), code, version, act) for code, version in picks]
    with transaction.atomic():
        results = [_one(found.get(code), code, version, act) for code, version in picks]
        transaction.set_rollback(True)
    return results


def _found(codes: list[str], by) -> dict[str, Application]:
    rows = Application.objects.at_the_desk(by).filter(code__in=codes)
    related = rows.select_related("call", "revision", "organisation")
    return {each.code: each for each in related}


def _one(application, code: str, version: int, act: Callable) -> Result:
    title = application.title if application else ""
    try:
        with transaction.atomic():
            if application is None:
                raise NotThere
            if application.version != version:
                raise MovedMeanwhile
            return Result(code, title, True, act(application), version)
    except Refused as refusal:
        return Result(code, title, False, str(refusal), version)


def moving(event: Event | str, *, by, reason: str) -> Callable[[Application], str]:
    def act(application: Application) -> str:
        move(
            application=application,
            event=event,
            by=by,
            version=application.version,
            reason=reason,
        )
        label = Status(application.status).label
        return _("Now: %(status)s") % {"status": label}

    return act


def assigning(officer, *, by) -> Callable[[Application], str]:
    def act(application: Application) -> str:
        assign_officer(application=application, officer=officer, by=by)
        if officer is None:
            return _("Nobody looks after it.")
        return _("Looked after by %(name)s") % {"name": officer.get_full_name()}

    return act


def reminding(*, by) -> Callable[[Application], str]:
    def act(application: Application) -> str:
        remind_team(application=application, by=by)
        return _("The team is reminded.")

    return act
