"""Somebody leaves the park: nothing of them stays in the Living Lab."""

import pytest

from accounts.actions import erase_person
from experiments.actions import Guardian, move_experiment
from experiments.models import (
    ConsentSignature,
    Experiment,
    Letter,
    Move,
    Participation,
    ParticipationEvent,
)
from experiments.workflow import Status
from innovation_park.lib.personal_data import REGISTRY, undeclared_fields
from tests.factories.accounts import UserFactory
from tests.factories.experiments import join, ready_experiment, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "model",
    [Experiment, Participation, ParticipationEvent, ConsentSignature, Move, Letter],
)
def test_every_personal_field_is_declared(model):
    assert undeclared_fields(model) == []


def test_erasure_withdraws_everywhere_and_promotes(resident):
    full = ready_experiment(capacity=1)
    guardian = Guardian("Parent", "parent@example.org")
    join(full, resident)
    join(ready_experiment(), resident, guardian=guardian)
    next_in_line = join(full)
    erase_person(person=resident, by=resident)
    next_in_line.refresh_from_db()
    full.refresh_from_db()
    assert next_in_line.status == "joined"
    assert full.places_taken == 1
    assert Participation.objects.count() == 1
    assert not ConsentSignature.objects.filter(
        guardian_email="parent@example.org"
    ).exists()


def test_erasure_of_an_organiser_leaves_the_step_and_the_role():
    organiser = UserFactory()
    experiment = ready_experiment(organisers=[organiser])
    move_experiment(
        experiment=experiment, target=Status.PAUSED, reason=words("Snow."), by=organiser
    )
    erase_person(person=organiser, by=organiser)
    move = experiment.moves.get()
    assert (move.by, move.by_role) == (None, "organiser")
    assert experiment.organisers.count() == 0


def test_export_has_a_copy_of_what_was_signed(resident):
    participation = join(ready_experiment(), resident)
    declaration = next(
        each for each in REGISTRY.of_model(Participation) if each.documents
    )
    name, content = declaration.documents(participation)[0]
    assert name.startswith(f"consent-{participation.code}-")
    assert content.startswith(b"%PDF")
