"""What drivers are told, each in their language, by the one place that reaches people."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from accounts.notifications.actions import reach
from innovation_park.lib.translated import in_every_language

from .kinds import ROUNDS
from .models import Round


def tell_given(round_: Round) -> None:
    _tell(round_, "round_given", str(round_.driver_id), template="round_given")


def tell_changed(round_: Round) -> None:
    """Once an hour at most, however often the manager moves a box."""
    _tell(round_, "round_changed", timezone.now().strftime("%Y%m%d%H"))


def tell_called_off(round_: Round, driver=None) -> None:
    """Also to the one who does not drive any more because another does."""
    person = driver or round_.driver
    _tell(
        round_, "round_called_off", f"{person.pk}:{timezone.now().isoformat()}", person
    )


def _tell(
    round_: Round, event: str, moment: str, person=None, template: str = ""
) -> None:
    person = person or round_.driver
    if person is None:
        return
    reach(
        person=person,
        kind=ROUNDS,
        event=event,
        key=f"batteries.{event}:{round_.pk}:{moment}",
        about=f"batteries_rounds.round:{round_.pk}",
        url=in_every_language(lambda: _address(round_, event)),
        template=template and f"batteries_rounds/letters/{template}",
        context={"round": round_, "stops": round_.stops.count()} if template else None,
    )


def _address(round_: Round, event: str) -> str:
    if event == "round_called_off":
        return reverse("batteries_rounds:mine")
    return reverse("batteries_rounds:drive", args=[round_.code])
