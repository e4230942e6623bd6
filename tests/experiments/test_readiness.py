"""What is missing for the next step leads to where it is mended."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from experiments.models import Conclusion, Move
from experiments.readiness import Place, steps_to
from experiments.templatetags.readiness import mended_at
from experiments.workflow import Hat, Status
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.experiments import (
    ConsentVersionFactory,
    ExperimentFactory,
    ready_experiment,
)

pytestmark = pytest.mark.django_db
ENDS = [Status.ADOPTED, Status.CHANGED, Status.DROPPED]


@pytest.fixture
def bare():
    """Without a consent text, a registration or a contact."""
    return ExperimentFactory(
        status=Status.DESIGNING, contact_email="", organisers=[UserFactory()]
    )


def lacking(experiment):
    (step,) = steps_to(experiment, [Status.RECRUITING])
    return {str(each): each for each in step.missing}


def test_every_missing_thing_has_its_place(bare):
    assert [each.place for each in lacking(bare).values()] == [
        Place.RECORD,
        Place.CONSENT,
        Place.REGISTRATION,
    ]


def test_steps_that_lack_the_same_are_one():
    experiment = ExperimentFactory(status=Status.EVALUATING)
    (step,) = steps_to(experiment, ENDS)
    assert step.targets == ENDS
    assert [str(each) for each in step.missing] == ["a published conclusion"]


def test_steps_that_lack_different_things_are_several(bare):
    bare.status = Status.PAUSED
    steps = steps_to(bare, [Status.RECRUITING, Status.RUNNING, Status.EVALUATING])
    assert [step.targets for step in steps] == [
        [Status.RECRUITING, Status.RUNNING],
        [Status.EVALUATING],
    ]
    assert steps[1].missing == []


def test_the_parks_staff_are_led_to_the_record_and_the_consent_text(bare):
    manager = UserFactory(roles=[Role.PARK_MANAGER])
    addresses = [mended_at(each, bare, manager) for each in lacking(bare).values()]
    assert addresses == [
        reverse("experiment_records:edit", args=[bare.pk]),
        reverse("consents:add"),
        reverse("experiments:organise-registration", args=[bare.slug]),
    ]
    draft = ConsentVersionFactory(experiment=bare, published_at=None)
    consent = next(
        each for each in lacking(bare).values() if each.place == Place.CONSENT
    )
    assert mended_at(consent, bare, manager) == reverse(
        "consents:edit", args=[draft.pk]
    )


def test_organisers_are_told_what_the_park_manager_adds(bare, client):
    sign_in(client, bare.organisers.get())
    page = client.get(reverse("experiments:organise-move", args=[bare.slug]))
    html = page.content.decode()
    registration = reverse("experiments:organise-registration", args=[bare.slug])
    assert html.count("the park manager adds it") == 2
    assert f'<a class="lone-link" href="{registration}">a registration' in html
    assert reverse("experiment_records:edit", args=[bare.pk]) not in html


@pytest.mark.parametrize(
    ("has_draft", "words"),
    [(False, "Write the conclusion"), (True, "Go on with the conclusion")],
)
def test_the_overview_asks_for_the_conclusion_that_is_owed(
    registered_and_ended, client, has_draft, words
):
    if has_draft:
        Conclusion.objects.create(
            experiment=registered_and_ended,
            registration=registered_and_ended.registrations.get(),
        )
    sign_in(client, registered_and_ended.organisers.get())
    page = client.get(reverse("experiments:organise", args=[registered_and_ended.slug]))
    address = reverse(
        "experiments:organise-conclusion", args=[registered_and_ended.slug]
    )
    assert f'<a class="button" href="{address}">{words}</a>' in page.content.decode()


@pytest.fixture
def registered_and_ended():
    experiment = ready_experiment(status=Status.EVALUATING, organisers=[UserFactory()])
    for target in (Status.RECRUITING, Status.EVALUATING):
        Move.objects.create(
            experiment=experiment,
            target=target,
            at=timezone.now(),
            by_role=Hat.ORGANISER,
        )
    return experiment
