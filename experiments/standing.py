"""How somebody stands to an experiment: what is free, and the one act that is theirs now."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import ConsentPurpose
from .permissions import can_organise
from .workflow import CONCLUDED, OPEN_TO_JOIN, ParticipationStatus, Status


class Act(models.TextChoices):
    """The experiment page has one button or one sentence for each."""

    JOIN = "join"
    QUEUE = "queue"
    JOINED = "joined"
    WAITING = "waiting"
    GUARDIAN = "guardian"
    RENEW = "renew"
    PLANNED = "planned"
    PAUSED = "paused"
    EVALUATING = "evaluating"
    CONCLUDED = "concluded"


TAKING_PART = {
    ParticipationStatus.JOINED: Act.JOINED,
    ParticipationStatus.WAITING: Act.WAITING,
    ParticipationStatus.GUARDIAN: Act.GUARDIAN,
}


@dataclass
class ConsentText:
    version: object
    purposes: list = field(default_factory=list)


@dataclass(frozen=True)
class Standing:
    """What the experiment page says to this reader, and the texts it offers to read."""

    act: Act
    consents: list[ConsentText]  # published, the one in force first
    participation: object = None
    can_organise: bool = False


def published_consents(experiment) -> list[ConsentText]:
    """One query: no text is published without a purpose."""
    purposes = ConsentPurpose.objects.filter(
        version__experiment=experiment, version__published_at__isnull=False
    ).order_by("-version__number", "-is_required", "position", "pk")
    texts: dict[int, ConsentText] = {}
    for purpose in purposes.select_related("version"):
        text = texts.setdefault(purpose.version_id, ConsentText(purpose.version))
        text.purposes.append(purpose)
    return list(texts.values())


def standing_of(experiment, user) -> Standing:
    """One query; up to five more for somebody who is signed in."""
    consents = published_consents(experiment)
    consent = consents[0].version if consents else None
    if not user.is_authenticated:
        return Standing(act_for(experiment, consent), consents)
    own = experiment.participations.active().filter(user=user).first()
    signature = own.signature_in_force() if own else None
    signed = signature.version_id if signature else None
    return Standing(
        act=act_for(experiment, consent, own, signed),
        consents=consents,
        participation=own,
        can_organise=can_organise(user, experiment),
    )


def act_for(experiment, consent, participation=None, signed_version=None) -> Act:
    """``consent`` is the text in force; ``signed_version`` the key of the one they signed."""
    if participation and participation.is_active:
        is_outdated = consent and signed_version and signed_version != consent.pk
        return Act.RENEW if is_outdated else TAKING_PART[participation.status]
    if experiment.status in CONCLUDED:
        return Act.CONCLUDED
    if experiment.status == Status.EVALUATING:
        return Act.EVALUATING
    if experiment.status == Status.PAUSED:
        return Act.PAUSED
    if experiment.status not in OPEN_TO_JOIN or consent is None:
        return Act.PLANNED
    return Act.QUEUE if experiment.is_full else Act.JOIN


def places_in_words(experiment) -> str:
    """Full – 3 waiting; 12 of 40 places left; 40 places; empty when there is nothing to say.

    Of rows from ``with_waiting()``; of others it does not tell how many wait.
    """
    if experiment.status not in OPEN_TO_JOIN:
        return _places(experiment.capacity) if experiment.capacity else ""
    if experiment.capacity is None:
        return _("Places for everyone")
    if not experiment.is_full:
        return _("%(left)s of %(places)s places left") % {
            "left": experiment.places_left,
            "places": experiment.capacity,
        }
    if waiting := getattr(experiment, "waiting", 0):
        return _("Full – %(waiting)s waiting") % {"waiting": waiting}
    return _("Full – you can wait for a place")


def _places(number: int) -> str:
    return ngettext("%(n)s place", "%(n)s places", number) % {"n": number}
