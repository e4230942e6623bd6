"""Letters about observations, each in its reader's language, sent after the commit."""

from django.core import signing

from experiments.emails import language_of
from innovation_park.lib.letters import send_letter

REMINDER_SALT = "observations.reminder"


def stop_token(participation) -> str:
    """Stops the reminders of one participation and opens nothing else; says nothing about anybody."""
    return signing.dumps(participation.pk, salt=REMINDER_SALT)


def letter_reminder(participation, tasks) -> None:
    user = participation.user
    send_letter(
        to=user.email,
        language=language_of(user),
        template="observations/letters/reminder",
        context={
            "experiment": participation.experiment,
            "tasks": tasks,
            "token": stop_token(participation),
        },
    )


def letter_about_entry(participation, form, row, text: str) -> None:
    """An organiser's question about one entry; they do not learn whose it is."""
    send_letter(
        to=participation.user.email,
        language=language_of(participation.user),
        template="observations/letters/question",
        context={
            "experiment": participation.experiment,
            "participation": participation,
            "form": form.form,
            "day": row.observed_on,
            "text": text,
        },
    )
