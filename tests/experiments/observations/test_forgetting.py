"""What is refused later is destroyed by the clock; what stays nameless says nothing of who it was."""

import pytest
from django.conf import settings
from django.core.management import call_command

from experiments.actions import renew_consent, withdraw_participation
from experiments.enums import DataWish
from experiments.observations.actions import (
    correct_observation,
    keep_draft,
    purge_refused_answers,
)
from experiments.observations.consented import (
    changes_of,
    granted_purposes,
    purposes_granted_by,
    rows_of,
)
from experiments.observations.models import (
    Correction,
    Draft,
    Observation,
    ObservationPhoto,
    Reminder,
)
from experiments.observations.protocol import protocol_of
from innovation_park.lib.uploads import clean_picture
from tests.factories.experiments import decisions_for, join
from tests.factories.filling_in import observe, photo_with_place, running
from tests.factories.observations import complete_draft, register

pytestmark = pytest.mark.django_db


@pytest.fixture
def participation(resident):
    return join(running(), resident)


def with_photo(participation, **given):
    return observe(
        participation,
        photos={"picture": clean_picture(photo_with_place())},
        **given,
    )


def decide(participation, **granted):
    renew_consent(
        participation=participation,
        by=participation.user,
        language="en",
        decisions=decisions_for(participation.experiment, **granted),
        signed_in_by="password",
    )


def files():
    return {path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()}


def test_refused_answers_corrections_drafts_and_files_are_destroyed(
    participation, neighbour, django_capture_on_commit_callbacks
):
    other = with_photo(join(participation.experiment, neighbour))
    before = files()
    observation = with_photo(participation, remarks="Stays")
    form = protocol_of(participation.experiment).form("diary")
    with django_capture_on_commit_callbacks(execute=True):
        correct_observation(
            observation=observation,
            form=form,
            given={"cars": "3"},
            photos={"picture": clean_picture(photo_with_place())},
            reason="Sharper",
            by=participation.user,
        )
    draft = keep_draft(
        participation=participation,
        form=form,
        client_key=other.client_key.__class__(int=7),
        answers={"remarks": "Begun"},
    )
    Draft.objects.filter(pk=draft.pk).update(
        answers={"remarks": "Begun", "picture": "on"}
    )
    decide(participation, photos=False)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("tend_observations", verbosity=0)
    observation.refresh_from_db()
    draft.refresh_from_db()
    assert observation.values == {"minutes": 5.0, "remarks": "Stays", "cars": 3}
    assert draft.answers == {"remarks": "Begun"}
    assert [each.field for each in Correction.objects.all()] == ["cars"]
    assert [each.observation for each in ObservationPhoto.objects.all()] == [other]
    assert files() == before


def test_clock_looks_once_at_each_decision(
    participation, django_assert_max_num_queries
):
    observe(participation)
    assert purge_refused_answers() == 1
    with django_assert_max_num_queries(1):
        assert purge_refused_answers() == 0
    decide(participation, photos=False)
    assert [purge_refused_answers(), purge_refused_answers()] == [1, 0]


def test_protocol_that_asks_for_a_purpose_later_is_looked_at_again(participation):
    observation = observe(participation, cars="2")
    decide(participation, photos=False)
    purge_refused_answers()
    draft = complete_draft(participation.experiment)
    draft.forms.get().fields.update(purpose="photos")
    register(draft)
    assert purge_refused_answers() == 1
    observation.refresh_from_db()
    assert observation.values == {"cars": 2}


def test_retry_of_what_was_purged_is_still_the_same(participation):
    observation = with_photo(participation)
    decide(participation, photos=False)
    purge_refused_answers()
    assert observe(participation, observation.client_key) == observation


def changes_by_now(participation):
    experiment = participation.experiment
    changes = changes_of(experiment, protocol_of(experiment), form="diary")
    return [(each.field, each.old, each.new, each.reason) for each in changes]


def test_nameless_data_keeps_no_words_photos_drafts_or_reminders(participation):
    observation = with_photo(participation, remarks="I am Kim of flat 3")
    form = protocol_of(participation.experiment).form("diary")
    correct_observation(
        observation=observation,
        form=form,
        given={"cars": "3", "remarks": "Kim, that is"},
        reason="Kim was wrong",
        by=participation.user,
    )
    assert sorted(changes_by_now(participation)) == [
        ("cars", None, 3, "Kim was wrong"),
        ("remarks", "I am Kim of flat 3", "Kim, that is", "Kim was wrong"),
    ]
    Draft.objects.create(
        participation=participation,
        form="diary",
        client_key=participation.client_key,
        answers={},
    )
    Reminder.objects.create(participation=participation, form="diary")
    withdraw_participation(
        participation=participation,
        data_wish=DataWish.KEEP_ANONYMOUS,
        by=participation.user,
    )
    protocol = protocol_of(participation.experiment)
    rows = rows_of(participation.experiment, protocol, to_publish=False)
    assert [row.values for row in rows] == [{"minutes": 5.0, "cars": 3}]
    assert changes_by_now(participation) == [("cars", None, 3, "")]
    purge_refused_answers()
    observation.refresh_from_db()
    assert observation.values == {"minutes": 5.0, "cars": 3}
    correction = Correction.objects.get()
    assert (correction.by, correction.reason, correction.new) == (None, "", 3)
    kept = [each.objects.count() for each in (ObservationPhoto, Draft, Reminder)]
    assert kept == [0, 0, 0]


def test_purposes_of_one_are_those_of_all(
    participation, neighbour, django_assert_num_queries
):
    other = join(
        participation.experiment,
        neighbour,
        decisions=decisions_for(participation.experiment, photos=False),
    )
    decide(participation, photos=False)
    decide(participation, photos=True)
    of_all = granted_purposes(participation.experiment)
    for each in (participation, other):
        with django_assert_num_queries(2):
            assert purposes_granted_by(each) == of_all[each.pk]
    assert purposes_granted_by(other) == {"place"}
    assert Observation.objects.count() == 0
