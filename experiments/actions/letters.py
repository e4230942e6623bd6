"""What organisers write to everyone who takes part."""

from uuid import UUID

from django.db import transaction

from ..emails import letter_from_organisers
from ..models import Experiment, Letter
from ..permissions import KeyIsTaken, NotAllowed, can_organise
from ..workflow import HOLDS_A_PLACE, ParticipationStatus
from .places import lock_experiment


@transaction.atomic
def send_letter_to_participants(
    *,
    experiment: Experiment,
    subject: str,
    text: str,
    to_waiting: bool,
    client_key: UUID,
    by,
) -> Letter:
    """One letter to each; sending the same form twice writes to nobody twice."""
    experiment = lock_experiment(experiment)
    if not can_organise(by, experiment):
        raise NotAllowed
    if earlier := Letter.objects.filter(client_key=client_key).first():
        if (earlier.by_id, earlier.experiment_id) != (by.pk, experiment.pk):
            raise KeyIsTaken
        return earlier
    chosen = HOLDS_A_PLACE | ({ParticipationStatus.WAITING} if to_waiting else set())
    recipients = experiment.participations.filter(status__in=chosen)
    letter = Letter.objects.create(
        experiment=experiment,
        subject=subject,
        text=text,
        to_waiting=to_waiting,
        recipients=recipients.count(),
        client_key=client_key,
        by=by,
    )
    for participation in recipients.select_related("user__profile").order_by("pk"):
        letter_from_organisers(letter, participation.user)
    return letter
