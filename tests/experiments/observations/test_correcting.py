"""Answers change; what they were, and why, stays; the first key stays the first key."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings

from experiments.models import Experiment
from experiments.observations.actions import (
    correct_observation,
    record_observation,
    take_observation_back,
)
from experiments.observations.answers import AnswersRefused
from experiments.observations.enums import Source
from experiments.observations.models import Correction, Observation
from experiments.observations.permissions import (
    AlreadyFilledIn,
    KeyHasOtherContent,
    NoCorrectionNow,
    ReasonNeeded,
)
from experiments.observations.protocol import protocol_of
from experiments.permissions import NotTakingPart
from experiments.workflow import Status
from innovation_park.lib.uploads import clean_picture
from tests.factories.experiments import join
from tests.factories.filling_in import observe, photo_with_place, running

pytestmark = pytest.mark.django_db


@pytest.fixture
def participation(resident):
    return join(running(), resident)


def correct(observation, *, reason="A slip", by=None, photos=None, **given):
    return correct_observation(
        observation=observation,
        form=protocol_of(observation.experiment).form("diary"),
        given=given,
        photos=photos,
        reason=reason,
        by=by or observation.participation.user,
    )


def rows():
    fields = ("field", "old", "new", "reason")
    return list(Correction.objects.order_by("pk").values_list(*fields))


def test_correction_keeps_the_old_value_and_the_reason(participation):
    observation = observe(participation, cars="2")
    correct(observation, minutes="7,5", cars="2")
    observation.refresh_from_db()
    assert observation.values == {"minutes": 7.5, "cars": 2}
    assert rows() == [("minutes", 5.0, 7.5, "A slip")]


def test_answer_can_be_emptied_even_a_required_one(participation):
    observation = observe(participation, cars="2")
    correct(observation, minutes="", cars="2")
    observation.refresh_from_db()
    assert observation.values == {"cars": 2}
    assert rows() == [("minutes", 5.0, None, "A slip")]


def test_answer_that_was_missing_can_be_added(participation):
    observation = observe(participation)
    correct(observation, remarks="Late but here")
    observation.refresh_from_db()
    assert observation.values["remarks"] == "Late but here"
    assert rows() == [("remarks", None, "Late but here", "A slip")]


def test_wrong_correction_changes_nothing(participation):
    observation = observe(participation)
    with pytest.raises(AnswersRefused) as refusal:
        correct(observation, minutes="9000")
    assert list(refusal.value.faults) == ["minutes"]
    with pytest.raises(ReasonNeeded):
        correct(observation, minutes="6", reason=" ")
    assert correct(observation, minutes="5.0", reason="") == []
    observation.refresh_from_db()
    assert (observation.values, rows()) == ({"minutes": 5.0}, [])


def test_only_the_giver_corrects(participation, neighbour, manager):
    observation = observe(participation)
    for other in (neighbour, manager):
        with pytest.raises(NotTakingPart):
            correct(observation, minutes="6", by=other)
        with pytest.raises(NotTakingPart):
            take_observation_back(observation=observation, reason="No", by=other)


def test_after_running_answers_go_but_none_come(participation):
    observation = observe(participation, cars="2")
    Experiment.objects.update(status=Status.EVALUATING)
    with pytest.raises(NoCorrectionNow):
        correct(observation, minutes="6")
    correct(observation, minutes="")
    observation.refresh_from_db()
    assert observation.values == {"cars": 2}


def test_first_key_with_first_answers_is_still_the_same(participation):
    key = uuid4()
    observation = observe(participation, key, cars="2")
    correct(observation, minutes="7", cars="")
    correct(observation, minutes="8")
    assert observe(participation, key, cars="2") == observation
    for other in ({"cars": "3"}, {"cars": "2", "minutes": "8"}):
        with pytest.raises(KeyHasOtherContent):
            observe(participation, key, **other)
    take_observation_back(
        observation=observation, reason="Not mine", by=participation.user
    )
    assert observe(participation, key, cars="2") == observation
    assert Observation.objects.count() == 1


def test_taken_back_is_empty_and_may_be_filled_in_anew(resident):
    participation = join(running("daily", how_often="daily"), resident)
    observation = observe(participation, cars="2")
    with pytest.raises(AlreadyFilledIn):
        observe(participation)
    take_observation_back(observation=observation, reason="Not mine", by=resident)
    observation.refresh_from_db()
    assert observation.values == {}
    assert sorted(rows()) == [
        ("cars", 2, None, "Not mine"),
        ("minutes", 5.0, None, "Not mine"),
    ]
    assert observe(participation).values == {"minutes": 5.0}


def test_same_day_is_told_by_the_day_of_the_entry(resident):
    participation = join(running("daily", how_often="daily"), resident)
    today = observe(participation)
    observe(participation, at=today.observed_at - timedelta(days=1))
    assert Observation.objects.count() == 2


def test_sensors_may_send_as_often_as_they_like(participation):
    for _time in range(2):
        record_observation(
            experiment=participation.experiment,
            form=protocol_of(participation.experiment).form("diary"),
            given={"minutes": 5},
            client_key=uuid4(),
            observed_at=observe(participation).observed_at,
            source=Source.KEY,
        )
    assert Observation.objects.filter(source=Source.KEY).count() == 2


def files():
    return [path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()]


def test_replaced_and_removed_photos_leave_no_file(
    participation, django_capture_on_commit_callbacks
):
    before = set(files())
    observation = observe(
        participation, photos={"picture": clean_picture(photo_with_place())}
    )
    (first,) = set(files()) - before
    with django_capture_on_commit_callbacks(execute=True):
        correct(observation, photos={"picture": clean_picture(photo_with_place())})
    (second,) = set(files()) - before
    assert first != second
    with django_capture_on_commit_callbacks(execute=True):
        correct(observation, picture=None)
    assert set(files()) == before
    observation.refresh_from_db()
    assert observation.values == {"minutes": 5.0}
