"""Who takes part, for those who organise: on their pages and as a table to download.

Names as people chose them, never e-mail addresses: letters go through the park.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from innovation_park.lib.spreadsheets import csv_response, xlsx_response

from .models import ConsentSignature, Experiment, Participation
from .workflow import ParticipationStatus

# The purpose under which somebody lets organisers read the access needs of their profile.
ACCESS_PURPOSE = "access-needs"
RESPONSES = {"csv": csv_response, "xlsx": xlsx_response}


@dataclass(frozen=True)
class Person:
    """One participant, with what is needed to organise and no more."""

    participation: Participation
    number: int  # in the list shown, from 1; on the waiting list the place in it
    signature: ConsentSignature | None
    is_current: bool
    decisions: dict[str, bool]  # by the purpose's key

    @property
    def name(self) -> str:
        profile = getattr(self.participation.user, "profile", None)
        return (profile and profile.display_name) or _("No name given")

    @property
    def since(self) -> datetime:
        return self.participation.joined_at or self.participation.queued_at

    @property
    def languages(self) -> str:
        profile = getattr(self.participation.user, "profile", None)
        spoken = [profile.language, *profile.languages] if profile else []
        names = dict(settings.LANGUAGES)
        return ", ".join(names.get(code, code) for code in dict.fromkeys(spoken))

    @property
    def access_needs(self) -> str:
        """Empty unless this person's consent in force lets organisers read it."""
        if not self.decisions.get(ACCESS_PURPOSE):
            return ""
        profile = getattr(self.participation.user, "profile", None)
        return profile.access_needs if profile else ""

    @property
    def consent_state(self) -> str:
        if self.signature is None:
            return _("waiting for the guardian")
        number = self.signature.version.number
        if self.is_current:
            return _("version %(number)s, current") % {"number": number}
        return _("version %(number)s, outdated") % {"number": number}


def with_consents(participations):
    """Five queries in all, for any number of people."""
    signatures = (
        ConsentSignature.objects.effective()
        .newest_first()
        .select_related("version")
        .prefetch_related("decisions__purpose")
    )
    return participations.select_related("user__profile").prefetch_related(
        Prefetch("signatures", queryset=signatures, to_attr="signatures_that_count")
    )


def people_of(participations: Iterable, consent, first: int = 1) -> list[Person]:
    """Of rows from :func:`with_consents`; ``consent`` is the version in force."""
    return [
        _person(each, number, consent)
        for number, each in enumerate(participations, start=first)
    ]


def _person(participation: Participation, number: int, consent) -> Person:
    signature = next(iter(participation.signatures_that_count), None)
    decisions = signature.decisions.all() if signature else ()
    return Person(
        participation=participation,
        number=number,
        signature=signature,
        is_current=bool(signature and consent and signature.version_id == consent.pk),
        decisions={each.purpose.key: each.is_granted for each in decisions},
    )


def participants_of(experiment: Experiment):
    """Those with a place, in the order they came."""
    return experiment.participations.holding_a_place().order_by("queued_at", "pk")


def participants_response(experiment: Experiment, kind: str):
    """Everyone who takes part or waits, ``csv`` or ``xlsx``; without formulas."""
    consent = experiment.current_consent()
    purposes = consent.ordered_purposes() if consent else []
    header = [
        _("Status"),
        _("Number"),
        _("Name"),
        _("Receipt"),
        _("Since"),
        _("Languages"),
        _("Access needs"),
        _("Consent"),
        *(str(purpose.text) for purpose in purposes),
    ]
    rows = (_row(person, purposes) for person in _everyone(experiment, consent))
    return RESPONSES[kind](f"{experiment.slug}-{timezone.localdate()}", header, rows)


def _everyone(experiment: Experiment, consent) -> Iterable[Person]:
    for group in (participants_of(experiment), experiment.participations.waiting()):
        yield from people_of(with_consents(group), consent)


def _row(person: Person, purposes: list) -> list:
    participation = person.participation
    return [
        ParticipationStatus(participation.status).label,
        person.number,
        person.name,
        participation.code,
        timezone.localtime(person.since).replace(microsecond=0, tzinfo=None),
        person.languages,
        person.access_needs,
        person.consent_state,
        *(_decision(person, purpose.key) for purpose in purposes),
    ]


def _decision(person: Person, key: str) -> str:
    if key not in person.decisions:
        return ""
    return _("yes") if person.decisions[key] else _("no")
