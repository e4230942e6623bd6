"""What participants are told about observations, each in their language, by the one place that reaches people."""

from django.core import signing
from django.urls import reverse

from experiments.emails import tell_participant
from experiments.kinds import ORGANISERS
from innovation_park.lib.translated import in_every_language

from .kinds import REMINDERS

REMINDER_SALT = "observations.reminder"


def stop_token(participation) -> str:
    """Stops the reminders of one participation and opens nothing else; says nothing about anybody."""
    return signing.dumps(participation.pk, salt=REMINDER_SALT)


def letter_reminder(participation, tasks, now) -> None:
    """Another hour of a day is another reminder."""
    tell_participant(
        participation,
        REMINDERS,
        "reminder",
        key=f"reminder:{participation.pk}:{now:%F %H}",
        url=_address("observations:observe", participation),
        template="observations/letters/reminder",
        context={"tasks": tasks, "token": stop_token(participation)},
    )


def letter_about_entry(participation, form, row, text: str) -> None:
    """An organiser's question about one entry; they do not learn whose it is."""
    tell_participant(
        participation,
        ORGANISERS,
        "question",
        key=f"question:{row.pk}",
        url=_address("observations:observe-own", participation),
        template="observations/letters/question",
        context={"form": form.form, "day": row.observed_on, "text": text},
    )


def _address(name: str, participation) -> dict[str, str]:
    slug = participation.experiment.slug
    return in_every_language(lambda: reverse(name, args=[slug]))
