"""Consent: publishing a text, and signing it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..consent_text import consent_text, sha256_of
from ..emails import letter_guardian
from ..models import (
    ConsentDecision,
    ConsentSignature,
    ConsentVersion,
    Experiment,
    Participation,
)
from ..permissions import (
    ConsentHasChanged,
    ConsentIsFrozen,
    NotAllowed,
    NotReady,
    NotTakingPart,
    RequiredPurposeRefused,
    can_organise,
    can_withdraw,
    is_complete,
)
from ..workflow import GUARDIAN_HAS
from .places import lock_experiment
from .telling import tell_of_consent


@dataclass(frozen=True)
class Guardian:
    """Who agrees for somebody under 14, as the young person wrote it down."""

    name: str
    email: str


@transaction.atomic
def publish_consent_version(*, version: ConsentVersion, by) -> ConsentVersion:
    """Freezes the text and asks everyone who takes part to sign it before more data is taken."""
    experiment = lock_experiment(version.experiment)
    if not can_organise(by, experiment):
        raise NotAllowed
    version = ConsentVersion.objects.select_for_update().get(pk=version.pk)
    if version.is_published:
        raise ConsentIsFrozen
    if missing := missing_for_publishing(version):
        raise NotReady(missing)
    _freeze(version, experiment, by)
    transaction.on_commit(lambda: tell_of_consent.enqueue(version.pk))
    return version


def missing_for_publishing(version: ConsentVersion) -> list[str]:
    purposes = version.ordered_purposes()
    missing = []
    if not is_complete(version.introduction):
        missing.append(_("the introduction in every language"))
    if not is_complete(version.retention):
        missing.append(_("how long data is kept, in every language"))
    if not purposes:
        missing.append(_("at least one purpose"))
    if not all(is_complete(p.text) and is_complete(p.consequence) for p in purposes):
        missing.append(_("every purpose and its consequence in every language"))
    newer = version.experiment.consent_versions.published()
    if newer.filter(number__gt=version.number).exists():
        missing.append(_("a number higher than that of the published text"))
    return missing


def _freeze(version: ConsentVersion, experiment: Experiment, by) -> None:
    version.title = experiment.name
    version.published_at = timezone.now()
    version.published_by = by
    version.save()


@transaction.atomic
def renew_consent(
    *,
    participation: Participation,
    by,
    language: str,
    decisions: dict[int, bool],
    signed_in_by: str,
    guardian: Guardian | None = None,
) -> ConsentSignature:
    """Signs the text in force anew: a new version, or other decisions on the same one.

    Sending the same twice gives the same signature.
    """
    experiment = lock_experiment(participation.experiment)
    current = experiment.participations.active().filter(pk=participation.pk).first()
    if current is None or not can_withdraw(by, current):
        raise NotTakingPart
    version = require_decisions(experiment, decisions)
    newest = current.signatures.newest_first().first()
    text = consent_text(version, version.ordered_purposes(), decisions, language)
    if newest and newest.text == text and not (guardian and not newest.guardian_email):
        return newest
    current.signatures.waiting_for_guardian().delete()
    signature = sign_consent(
        current, version, decisions, language, signed_in_by, guardian
    )
    if guardian:
        letter_guardian(current, signature)
    return signature


def require_decisions(experiment: Experiment, decisions: dict) -> ConsentVersion:
    """The version in force, if the decisions are about exactly its purposes."""
    version = experiment.current_consent()
    purposes = version.ordered_purposes() if version else []
    if not purposes or {each.pk for each in purposes} != set(decisions):
        raise ConsentHasChanged
    if not all(decisions[each.pk] for each in purposes if each.is_required):
        raise RequiredPurposeRefused
    return version


def sign_consent(
    participation: Participation,
    version: ConsentVersion,
    decisions: dict[int, bool],
    language: str,
    signed_in_by: str,
    guardian: Guardian | None,
) -> ConsentSignature:
    now = timezone.now()
    text = consent_text(version, version.ordered_purposes(), decisions, language)
    signature = ConsentSignature.objects.create(
        participation=participation,
        version=version,
        language=language,
        text=text,
        text_sha256=sha256_of(text),
        signed_in_by=signed_in_by,
        signed_at=now,
        guardian_name=guardian.name if guardian else "",
        guardian_email=guardian.email if guardian else "",
        guardian_asked_until=now + GUARDIAN_HAS if guardian else None,
    )
    ConsentDecision.objects.bulk_create(
        ConsentDecision(signature=signature, purpose_id=purpose, is_granted=granted)
        for purpose, granted in decisions.items()
    )
    return signature
