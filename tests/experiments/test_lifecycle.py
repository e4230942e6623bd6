from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from accounts.roles import Role
from experiments.actions import move_experiment
from experiments.permissions import (
    MoveNotListed,
    NotAllowed,
    NotReady,
    ReasonMissing,
    can_move,
)
from experiments.readiness import missing_for
from experiments.workflow import (
    CONCLUDED,
    TRANSITIONS,
    Hat,
    ParticipationStatus,
    Status,
)
from innovation_park.lib.translated import Translated
from tests.factories.accounts import UserFactory
from tests.factories.experiments import (
    ConsentVersionFactory,
    ExperimentFactory,
    join,
    ready_experiment,
    words,
)
from tests.factories.observations import complete_draft, concluded, registered

pytestmark = pytest.mark.django_db

UNREGISTERED = "a registration: what will be measured, and what would count"
CAST = {
    "stranger": set(),
    "organiser": {Hat.ORGANISER},
    "park manager": {Hat.PARK_MANAGER},
}


def person_called(name, experiment):
    if name == "organiser":
        return experiment.organisers.get()
    return UserFactory(roles=[Role.PARK_MANAGER] if name == "park manager" else [])


def complete_experiment(**fields):
    fields.setdefault("ends_on", timezone.localdate() + timedelta(days=90))
    return ready_experiment(organisers=[UserFactory()], **fields)


def move(experiment, target, by, reason=None):
    reason = words("It is time.") if reason is None else reason
    return move_experiment(experiment=experiment, target=target, reason=reason, by=by)


@pytest.mark.parametrize("name", CAST)
@pytest.mark.parametrize("target", Status)
@pytest.mark.parametrize("source", Status)
def test_move_follows_the_table(source, target, name):
    experiment = complete_experiment(status=source)
    by = person_called(name, experiment)
    if target in CONCLUDED:
        concluded(experiment, target)
    allowed = bool(CAST[name] & TRANSITIONS.get((source, target), set()))
    assert can_move(by, experiment, target) == allowed
    if allowed:
        move(experiment, target, by)
    else:
        with pytest.raises((NotAllowed, MoveNotListed)):
            move(experiment, target, by)
    experiment.refresh_from_db()
    assert experiment.status == (target if allowed else source)
    assert experiment.moves.count() == int(allowed)


def test_move_is_recorded_with_who_when_why(manager):
    experiment = complete_experiment(status=Status.PROPOSED)
    made = move(experiment, Status.DESIGNING, manager, words("Worth a try."))
    made.refresh_from_db()
    assert (made.source, made.target) == (Status.PROPOSED, Status.DESIGNING)
    assert (made.by, made.by_role) == (manager, Hat.PARK_MANAGER)
    assert made.reason == words("Worth a try.")
    assert timezone.now() - made.at < timedelta(minutes=1)


@pytest.mark.parametrize(
    "reason", [{}, {"en": "Why"}, {"en": "Why", "ko": " ", "th": "x"}], ids=str
)
def test_move_without_a_reason_in_every_language_is_refused(manager, reason):
    experiment = complete_experiment(status=Status.PROPOSED)
    with pytest.raises(ReasonMissing):
        move(experiment, Status.DESIGNING, manager, Translated(reason))


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"starts_on": None}, ["the first day"]),
        ({"ends_on": None}, ["the last day"]),
        ({"ends_on": date(2026, 3, 3)}, ["a last day that is not past"]),
        ({"responsible": Translated(en="Office")}, ["responsible"]),
        (
            {"risks": Translated(), "asked": Translated()},
            ["what is asked of you", "risks"],
        ),
        ({"contact_email": ""}, ["contact"]),
    ],
    ids=str,
)
def test_recruiting_needs_every_fact(manager, fields, missing):
    experiment = complete_experiment(status=Status.DESIGNING, **fields)
    with pytest.raises(NotReady) as refusal:
        move(experiment, Status.RECRUITING, manager)
    assert [str(each) for each in refusal.value.missing] == missing
    assert str(refusal.value) == f"Before that, add: {', '.join(missing)}."


def test_recruiting_needs_an_organiser_a_published_text_and_a_registration(manager):
    experiment = ExperimentFactory(
        status=Status.DESIGNING, ends_on=timezone.localdate() + timedelta(days=1)
    )
    ConsentVersionFactory(experiment=experiment, published_at=None)
    complete_draft(experiment)
    with pytest.raises(NotReady) as refusal:
        move(experiment, Status.RECRUITING, manager)
    assert list(map(str, refusal.value.missing)) == [
        "an organiser",
        "a published consent text",
        UNREGISTERED,
    ]


@pytest.mark.parametrize("source", [Status.RECRUITING, Status.PAUSED])
def test_experiment_that_began_before_registrations_goes_on_only_with_one(
    manager, source
):
    experiment = complete_experiment(status=source)
    experiment.registrations.all().delete()
    with pytest.raises(NotReady) as refusal:
        move(experiment, Status.RUNNING, manager)
    assert [str(each) for each in refusal.value.missing] == [UNREGISTERED]
    registered(experiment)
    move(experiment, Status.RUNNING, manager)
    assert experiment.status == Status.RUNNING


@pytest.mark.parametrize("target", sorted(CONCLUDED))
@pytest.mark.parametrize("decision", [None, *sorted(CONCLUDED)])
def test_end_needs_the_published_conclusion_with_the_same_decision(
    manager, target, decision
):
    experiment = complete_experiment(status=Status.EVALUATING)
    if decision:
        concluded(experiment, decision)
    if decision == target:
        move(experiment, target, manager)
    else:
        with pytest.raises(NotReady):
            move(experiment, target, manager)
    experiment.refresh_from_db()
    assert experiment.status == (target if decision == target else Status.EVALUATING)


def test_what_the_end_lacks_is_said_in_words(manager):
    experiment = complete_experiment(status=Status.EVALUATING)
    assert [str(each) for each in missing_for(experiment, Status.DROPPED)] == [
        "a published conclusion"
    ]
    concluded(experiment, Status.ADOPTED)
    assert [str(each) for each in missing_for(experiment, Status.DROPPED)] == [
        "a conclusion with this decision: the published one says “Adopted”"
    ]
    assert missing_for(experiment, Status.RUNNING) == []


def test_reopening_gives_free_places_to_those_who_wait(manager):
    experiment = complete_experiment(capacity=1)
    first, second = join(experiment), join(experiment)
    type(experiment).objects.filter(pk=experiment.pk).update(
        status=Status.PAUSED, capacity=2
    )
    experiment.refresh_from_db()
    move(experiment, Status.RUNNING, manager)
    second.refresh_from_db()
    experiment.refresh_from_db()
    assert second.status == first.status == ParticipationStatus.JOINED
    assert experiment.places_taken == 2


def test_saving_a_form_leaves_status_and_count_alone(manager):
    read_earlier = complete_experiment(status=Status.DESIGNING)
    now = type(read_earlier).objects.get(pk=read_earlier.pk)
    move(now, Status.RECRUITING, manager)
    join(now)
    read_earlier.capacity = 7
    read_earlier.save()
    read_earlier.refresh_from_db()
    assert (read_earlier.status, read_earlier.places_taken) == (Status.RECRUITING, 1)
    assert read_earlier.capacity == 7


def test_address_is_in_the_reader_s_language():
    experiment = ExperimentFactory.build(slug="happy-parking")
    with translation.override("ko"):
        assert experiment.get_absolute_url() == "/ko/experiments/happy-parking/"


def test_address_of_the_park_itself_is_refused_as_a_slug():
    field = ExperimentFactory._meta.model._meta.get_field("slug")
    for slug in ("findings", "mine", "organised", "receipts", "guardian"):
        with pytest.raises(Exception, match="address of the park"):
            field.run_validators(slug)
