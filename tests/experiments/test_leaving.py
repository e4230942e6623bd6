import pytest
from django.core import mail

from experiments.actions import withdraw_participation
from experiments.enums import DataWish
from experiments.models import ConsentSignature, Participation, ParticipationEvent
from experiments.permissions import NotTakingPart
from experiments.workflow import ParticipationStatus
from tests.factories.experiments import join, ready_experiment

pytestmark = pytest.mark.django_db

WISHES = pytest.mark.parametrize("wish", DataWish)


def withdraw(participation, wish=DataWish.DELETE, by=None):
    return withdraw_participation(
        participation=participation, data_wish=wish, by=by or participation.user
    )


@WISHES
def test_leaving_frees_the_place_for_the_first_in_line(wish):
    experiment = ready_experiment(capacity=1)
    first, second, third = join(experiment), join(experiment), join(experiment)
    withdraw(first, wish)
    for each in (second, third, experiment):
        each.refresh_from_db()
    assert (second.status, third.status) == ("joined", "waiting")
    assert second.joined_at is not None
    assert experiment.places_taken == 1


def test_leaving_the_line_frees_no_place():
    experiment = ready_experiment(capacity=1)
    _first, second, third = join(experiment), join(experiment), join(experiment)
    withdraw(second)
    third.refresh_from_db()
    experiment.refresh_from_db()
    assert (third.status, third.position_in_list()) == ("waiting", 1)
    assert experiment.places_taken == 1


def test_paused_experiment_promotes_nobody():
    experiment = ready_experiment(capacity=1)
    first, second = join(experiment), join(experiment)
    type(experiment).objects.filter(pk=experiment.pk).update(status="paused")
    withdraw(first)
    second.refresh_from_db()
    assert second.status == ParticipationStatus.WAITING


def test_keep_forgets_who_and_keeps_what(resident):
    participation = join(ready_experiment(), resident)
    code, key = participation.code, participation.client_key
    signature = participation.signatures.get()
    withdraw(participation, DataWish.KEEP_ANONYMOUS)
    participation.refresh_from_db()
    assert participation.status == ParticipationStatus.WITHDRAWN
    assert participation.user is None
    assert participation.code != code
    assert participation.client_key != key
    kept = participation.signatures.get()
    assert (kept.text, kept.text_sha256) == (signature.text, signature.text_sha256)
    assert (kept.signed_in_by, kept.guardian_name, kept.guardian_email) == ("", "", "")
    assert kept.anonymised_at is not None
    assert kept.decisions.count() == 2


def test_delete_leaves_only_the_day_somebody_left(resident):
    experiment = ready_experiment()
    withdraw(join(experiment, resident), DataWish.DELETE)
    assert Participation.objects.count() == ConsentSignature.objects.count() == 0
    event = ParticipationEvent.objects.get()
    assert (event.participation, event.target) == (None, "withdrawn")
    local = event.at.astimezone()
    assert (local.minute, local.second, local.microsecond) == (0, 0, 0)


@WISHES
def test_coming_back_starts_at_the_end_of_the_line(resident, wish):
    experiment = ready_experiment(capacity=1)
    withdraw(join(experiment, resident), wish)
    join(experiment)
    again = join(experiment, resident)
    assert again.status == ParticipationStatus.WAITING


def test_only_oneself_can_withdraw(resident, neighbour, manager):
    experiment = ready_experiment(organisers=[neighbour])
    participation = join(experiment, resident)
    for other in (neighbour, manager):
        with pytest.raises(NotTakingPart):
            withdraw(participation, by=other)
    assert Participation.objects.active().count() == 1


@WISHES
def test_withdrawing_twice_is_refused(resident, wish):
    participation = join(ready_experiment(), resident)
    stale = Participation.objects.get(pk=participation.pk)
    withdraw(participation, wish)
    with pytest.raises(NotTakingPart):
        withdraw(stale, wish, by=resident)


@WISHES
def test_letters_of_leaving_and_of_the_free_place(
    django_capture_on_commit_callbacks, wish
):
    experiment = ready_experiment(slug="happy-parking", capacity=1)
    first, second = join(experiment), join(experiment)
    leaver = first.user.email
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(first, wish)
    assert sorted((letter.to[0], letter.subject) for letter in mail.outbox) == sorted(
        [
            (second.user.email, "You have a place now: Happy Parking"),
            (leaver, "You have withdrawn: Happy Parking"),
        ]
    )
