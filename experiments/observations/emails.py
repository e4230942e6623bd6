"""Letters about observations, each in its reader's language, sent after the commit."""

from experiments.emails import language_of
from innovation_park.lib.letters import send_letter


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
