"""Letters to everyone, written one by one in the background: nobody is written to twice.

The action that has something to tell commits at once, however many take part; the task queue does
the rest. Each letter is noted in the transaction that sends it, so a second run writes only to
those whom the first did not reach.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django_tasks import task

from ..emails import letter_consent_changed, letter_from_organisers
from ..models import ConsentVersion, Experiment, Letter, LetterSent, Participation
from ..workflow import HOLDS_A_PLACE, ParticipationStatus
from .places import lock_experiment


def tell_each(
    experiment: Experiment,
    participations,
    about: str,
    write: Callable[[Participation], None],
) -> None:
    """``write(participation)`` for each that is still among the rows when its turn comes.

    One after the other under the lock: nobody leaves between the look and the letter.
    """
    for pk in list(participations.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            lock_experiment(experiment)
            rows = participations.select_related("user__profile", "experiment")
            participation = rows.filter(pk=pk).first()
            if participation and _is_first(participation, about):
                write(participation)


def _is_first(participation: Participation, about: str) -> bool:
    _sent, is_new = LetterSent.objects.get_or_create(
        participation=participation, about=about
    )
    return is_new


@task()
def tell_of_consent(version_pk: int) -> None:
    """Asks those who took part when the text was published, and have not signed it since."""
    version = ConsentVersion.objects.select_related("experiment").get(pk=version_pk)
    asked = version.experiment.participations.active().filter(
        queued_at__lte=version.published_at
    )
    tell_each(
        version.experiment,
        asked.exclude(signatures__version=version),
        f"consent:{version.pk}",
        lambda participation: letter_consent_changed(participation, version),
    )


@task()
def tell_letter(letter_pk: int) -> None:
    """What the organisers wrote, to those who took part at that moment."""
    letter = Letter.objects.select_related("experiment").get(pk=letter_pk)
    if letter.is_blank:
        return
    tell_each(
        letter.experiment,
        recipients_of(letter),
        f"letter:{letter.pk}",
        lambda participation: letter_from_organisers(letter, participation),
    )


def recipients_of(letter: Letter):
    chosen = HOLDS_A_PLACE | (
        {ParticipationStatus.WAITING} if letter.to_waiting else set()
    )
    return letter.experiment.participations.filter(
        status__in=chosen, queued_at__lte=letter.at
    )
