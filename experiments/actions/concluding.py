"""The end of an experiment: the result goes to everyone, and nobody waits any longer."""

from django_tasks import task

from ..emails import letter_concluded, letter_list_closed
from ..enums import DataWish
from ..models import Move
from ..workflow import ParticipationStatus
from .joining import end_participation
from .telling import tell_each


@task()
def tell_of_conclusion(move_pk: int) -> None:
    """Those who took part keep their receipt; whoever still waited is told and then forgotten."""
    move = Move.objects.select_related("experiment").get(pk=move_pk)
    participations = move.experiment.participations
    about = f"concluded:{move.pk}"

    def let_go(participation):
        letter_list_closed(participation, move)
        end_participation(participation, DataWish.DELETE)

    waiting = {ParticipationStatus.WAITING, ParticipationStatus.GUARDIAN}
    tell_each(move.experiment, participations.filter(status__in=waiting), about, let_go)
    tell_each(
        move.experiment,
        participations.filter(status=ParticipationStatus.JOINED),
        about,
        lambda participation: letter_concluded(participation, move),
    )
