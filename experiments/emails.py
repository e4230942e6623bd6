"""What participants are told, each in their language, by the one place that reaches people; and letters to guardians."""

from uuid import uuid4

from django.core import signing
from django.urls import reverse
from django.utils import timezone

from accounts.notifications.actions import reach
from accounts.notifications.kinds import Kind
from accounts.notifications.standing import language_of
from innovation_park.lib.letters import send_letter
from innovation_park.lib.translated import in_every_language

from .kinds import CONSENT, ENDED, ORGANISERS, OUTCOME, PLACE, about_participation

GUARDIAN_SALT = "experiments.guardian"


def guardian_token(signature) -> str:
    """Opens one request of one signature and nothing else; says nothing about anybody."""
    return signing.dumps([signature.pk, signature.text_sha256[:16]], salt=GUARDIAN_SALT)


def letter_after_joining(participation, signature) -> None:
    """Joined, waiting or waiting for the guardian: what has become of it, and what comes next."""
    if signature.waits_for_guardian:
        letter_guardian(participation, signature)
        event, told = "guardian_asked", {"signature": signature}
    elif participation.is_waiting:
        event, told = "waiting", {"position": participation.position_in_list()}
    else:
        event, told = "joined", {}
    _tell(participation, PLACE, event, key=signature.pk, **told)


def letter_promoted(participation) -> None:
    _tell(participation, PLACE, "promoted", key="")


def letter_guardian(participation, signature) -> None:
    send_letter(
        to=signature.guardian_email,
        language=signature.language,
        template="experiments/letters/guardian",
        context={
            "experiment": participation.experiment,
            "young_person": participation.user.get_full_name(),
            "signature": signature,
            "token": guardian_token(signature),
        },
    )


def letter_guardian_refused(participation, signature) -> None:
    """To the young person: the guardian said no, or said nothing in time."""
    is_late = signature.guardian_asked_until < timezone.now()
    _tell_of_the_end(
        participation,
        "guardian_late" if is_late else "guardian_refused",
        template="guardian_over",
        is_late=is_late,
        is_renewal=participation.signatures.effective().exists(),
    )


def letter_consent_changed(participation, version) -> None:
    _tell(
        participation,
        CONSENT,
        "consent_changed",
        key=version.pk,
        arguments={"version": version.pk},
        url=lambda: _of(participation, "experiments:consent-renew"),
        version=version,
    )


def letter_guardian_withdrew(participation) -> None:
    _tell_of_the_end(participation, "guardian_withdrew")


def letter_concluded(participation, move) -> None:
    _tell(
        participation,
        OUTCOME,
        "concluded",
        key=move.pk,
        url=participation.experiment.get_absolute_url,
        move=move,
    )


def letter_list_closed(participation, move) -> None:
    """To somebody whose place, or whose guardian's answer, never came."""
    _tell_of_the_end(participation, "list_closed", move=move)


def letter_withdrawn(withdrawal, user) -> None:
    """A letter alone: nothing that stays with the park says that they were in it."""
    send_letter(
        to=user.email,
        language=language_of(user),
        template="experiments/letters/withdrawn",
        context={"experiment": withdrawal.experiment, "withdrawal": withdrawal},
    )


def letter_from_organisers(letter, participation) -> None:
    _tell(
        participation,
        ORGANISERS,
        "from_organisers",
        key=letter.pk,
        url=lambda: reverse("experiments:mine"),
        letter=letter,
    )


def tell_participant(
    participation, kind: Kind, event: str, *, template: str, context: dict, **told
) -> None:
    """Something about a participation; it is forgotten with it."""
    experiment = participation.experiment
    arguments = {"name": experiment.name, "participation": participation.pk}
    reach(
        person=participation.user,
        kind=kind,
        event=event,
        about=about_participation(participation),
        template=template,
        context={"experiment": experiment, "participation": participation, **context},
        **{**told, "arguments": arguments | told.get("arguments", {})},
    )


def _tell(participation, kind, event, *, key, url=None, arguments=None, **context):
    """Leads to the receipt, unless it leads elsewhere."""
    tell_participant(
        participation,
        kind,
        event,
        key=f"{event}:{participation.pk}:{key}",
        arguments=arguments or {},
        url=in_every_language(url or (lambda: _receipt(participation))),
        template=f"experiments/letters/{event}",
        context=context,
    )


def _receipt(participation) -> str:
    return reverse("experiments:receipt", args=[participation.code])


def _of(participation, name: str) -> str:
    return reverse(name, args=[participation.experiment.slug])


def _tell_of_the_end(participation, event: str, *, template="", **context) -> None:
    """Nothing of it is kept, so this stands alone: it neither names the participation nor goes with it."""
    experiment = participation.experiment
    reach(
        person=participation.user,
        kind=ENDED,
        event=event,
        key=f"{event}:{uuid4()}",
        arguments={"name": experiment.name},
        url=in_every_language(experiment.get_absolute_url),
        template=f"experiments/letters/{template or event}",
        context={
            "experiment": experiment,
            "participation": participation,
            **context,
        },
    )
