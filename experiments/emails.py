"""Letters to participants and guardians, each in its reader's language, sent after the commit."""

from django.core import signing
from django.utils import timezone

from innovation_park.lib.letters import send_letter
from innovation_park.lib.translated import LANGUAGES

GUARDIAN_SALT = "experiments.guardian"


def guardian_token(signature) -> str:
    """Opens one request of one signature and nothing else; says nothing about anybody."""
    return signing.dumps([signature.pk, signature.text_sha256[:16]], salt=GUARDIAN_SALT)


def language_of(user) -> str:
    profile = getattr(user, "profile", None)
    return profile.language if profile else LANGUAGES[0]


def letter_after_joining(participation, signature) -> None:
    """Joined, waiting or waiting for the guardian: what has become of it, and what comes next."""
    if signature.waits_for_guardian:
        letter_guardian(participation, signature)
        _write(participation, "guardian_asked", signature=signature)
    elif participation.is_waiting:
        _write(participation, "waiting", position=participation.position_in_list())
    else:
        _write(participation, "joined")


def letter_promoted(participation) -> None:
    _write(participation, "promoted")


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
    is_renewal = participation.signatures.effective().exists()
    _write(participation, "guardian_over", is_late=is_late, is_renewal=is_renewal)


def letter_consent_changed(participation, version) -> None:
    _write(participation, "consent_changed", version=version)


def letter_guardian_withdrew(participation) -> None:
    _write(participation, "guardian_withdrew")


def letter_concluded(participation, move) -> None:
    _write(participation, "concluded", move=move)


def letter_list_closed(participation, move) -> None:
    """To somebody whose place, or whose guardian's answer, never came."""
    _write(participation, "list_closed", move=move)


def letter_withdrawn(withdrawal, user) -> None:
    send_letter(
        to=user.email,
        language=language_of(user),
        template="experiments/letters/withdrawn",
        context={"experiment": withdrawal.experiment, "withdrawal": withdrawal},
    )


def letter_from_organisers(letter, user) -> None:
    send_letter(
        to=user.email,
        language=language_of(user),
        template="experiments/letters/from_organisers",
        context={"experiment": letter.experiment, "letter": letter},
    )


def _write(participation, name: str, **context) -> None:
    user = participation.user
    send_letter(
        to=user.email,
        language=language_of(user),
        template=f"experiments/letters/{name}",
        context={
            "experiment": participation.experiment,
            "participation": participation,
            **context,
        },
    )
