"""What organisers write to everyone who takes part."""

from uuid import UUID

from django.db import transaction

from ..models import Experiment, Letter
from ..permissions import KeyIsTaken, NotAllowed, can_organise
from .places import lock_experiment
from .telling import recipients_of, tell_letter


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
    letter = Letter.objects.create(
        experiment=experiment,
        subject=subject,
        text=text,
        to_waiting=to_waiting,
        client_key=client_key,
        by=by,
    )
    letter.recipients = recipients_of(letter).count()
    letter.save(update_fields=["recipients"])
    transaction.on_commit(lambda: tell_letter.enqueue(letter.pk))
    return letter
