"""What participants see and send, as browsers without JavaScript do it, and as our scripts do it."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from experiments.models import Experiment
from experiments.observations.models import Draft, Observation
from experiments.workflow import Status
from tests.experiments.journey import main_of
from tests.factories.experiments import (
    ConsentVersionFactory,
    ExperimentFactory,
    decisions_for,
    join,
)
from tests.factories.filling_in import observe, photo_with_place, running
from tests.factories.home import ExperimentPageFactory, opened_park
from tests.factories.observations import registered

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def experiment(db):
    return running()


@pytest.fixture
def participation(experiment, resident):
    return join(experiment, resident)


@pytest.fixture
def phone(client, participation):
    client.force_login(participation.user)
    return client


def url(end="observe/", slug="happy-parking", language="en"):
    return f"/{language}/experiments/{slug}/{end}"


def answers(**typed):
    return {
        "client_key": str(uuid4()),
        **{
            f"answer-{key}": value
            for key, value in {"minutes": "12,5", "found": "yes", **typed}.items()
        },
    }


def test_whole_form_is_sent_and_leads_to_a_receipt(phone, participation):
    sent = answers(
        cars="2",
        weather="wet",
        helped=["signs", "app"],
        remarks="Lovely",
        on="2026-11-22",
        picture=photo_with_place(),
        where_point="37.57, 126.98",
    )
    answer = phone.post(url("observe/diary/"), sent)
    observation = Observation.objects.get()
    assert answer["Location"] == url(f"observations/{observation.client_key}/")
    assert observation.values == {
        "minutes": 12.5,
        "found": True,
        "cars": 2,
        "weather": "wet",
        "helped": ["app", "signs"],
        "remarks": "Lovely",
        "on": "2026-11-22",
        "picture": True,
        "where": [37.57, 126.98],
    }
    assert observation.participation == participation
    page = main_of(phone.get(answer["Location"]))
    assert "Received, thank you" in page


def test_pages_ask_every_kind_with_unit_and_range(phone):
    page = main_of(phone.get(url("observe/diary/")))
    for part in (
        'inputmode="decimal"',
        'inputmode="numeric"',
        '<span class="unit">min</span>',
        "From 0 to 600 min.",
        'type="date"',
        'capture="environment"',
        'enctype="multipart/form-data"',
    ):
        assert part in page, part
    assert page.count('type="radio"') == 4
    assert page.count('type="checkbox"') == 2
    assert "style=" not in page


def test_faults_stand_beside_their_questions_and_nothing_is_lost(phone):
    sent = answers(minutes="9000", remarks="Keep me", weather="wet")
    answer = phone.post(url("observe/diary/"), sent)
    page = main_of(answer)
    assert answer.status_code == 422
    assert page.count("At most 600 min. Is the unit right?") == 2
    assert 'value="9000"' in page
    assert "Keep me" in page
    assert re.search(r'value="wet"[^>]*checked', page)
    assert sent["client_key"] in page
    assert Observation.objects.count() == 0


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"minutes": ""}, "This needs an answer."),
        ({"minutes": "many"}, "This needs a number, for example 12.5."),
        ({"cars": "1.5"}, "This needs a whole number, for example 3."),
        ({"weather": "snow"}, "Choose one of: dry, wet."),
        ({"where_point": "here"}, "This needs a place as latitude, longitude."),
        ({"on": "yesterday"}, "This needs a day as year-month-day"),
    ],
)
def test_wrong_answer_is_named(phone, sent, sentence):
    answer = phone.post(url("observe/diary/"), answers(**sent))
    assert (answer.status_code, sentence in main_of(answer)) == (422, True)


def test_same_key_twice_is_one(phone):
    sent = answers()
    first = phone.post(url("observe/diary/"), sent)
    second = phone.post(url("observe/diary/"), sent)
    assert first["Location"] == second["Location"]
    assert Observation.objects.count() == 1


def test_draft_is_kept_and_becomes_the_observation(phone):
    sent = answers(minutes="not yet", remarks="Half \x00of it", where_point="37.5, 127")
    phone.post(url("observe/diary/draft/"), sent)
    page = main_of(phone.get(url("observe/diary/")))
    assert sent["client_key"] in page
    for typed in ("not yet", "Half of it", "37.5, 127"):
        assert typed in page
    assert "Begun" in main_of(phone.get(url()))
    phone.post(url("observe/diary/"), {**sent, "answer-minutes": "3"})
    assert (Draft.objects.count(), Observation.objects.count()) == (0, 1)
    phone.post(url("observe/diary/draft/"), sent)
    assert Draft.objects.count() == 0


def test_list_says_what_is_due(client, resident):
    participation = join(running("weekly", how_often="weekly"), resident)
    client.force_login(resident)
    assert "Due by" in main_of(client.get(url(slug="weekly")))
    observe(participation)
    page = main_of(client.get(url(slug="weekly")))
    assert ("Done for now" in page, "Fill in<" in page) == (True, False)


def test_second_time_in_a_period_is_refused(client, resident):
    participation = join(running("daily", how_often="daily"), resident)
    client.force_login(resident)
    observe(participation)
    answer = client.post(url("observe/diary/", "daily"), answers())
    assert answer.status_code == 422
    assert "You have filled in this form for this time already" in main_of(answer)
    assert Observation.objects.count() == 1


def test_refused_purpose_is_not_asked(client, experiment, neighbour):
    join(experiment, neighbour, decisions=decisions_for(experiment, photos=False))
    client.force_login(neighbour)
    page = main_of(client.get(url("observe/diary/")))
    assert ("picture?" in page, "remarks?" in page) == (False, True)
    client.post(url("observe/diary/"), answers(picture=photo_with_place()))
    assert "picture" not in Observation.objects.get().values


@pytest.mark.parametrize(
    "end", ["observe/", "observe/diary/", "observations/", "reminders/"]
)
def test_strangers_find_nothing(client, experiment, neighbour, end):
    assert client.get(url(end)).status_code == 302
    client.force_login(neighbour)
    assert client.get(url(end)).status_code == 404


def test_paused_experiment_takes_nothing(phone, experiment):
    Experiment.objects.filter(pk=experiment.pk).update(status=Status.PAUSED)
    sentence = "does not take observations at the moment"
    assert sentence in main_of(phone.get(url()))
    assert sentence in main_of(phone.post(url("observe/diary/"), answers()))
    phone.post(url("observe/diary/draft/"), answers())
    assert (Observation.objects.count(), Draft.objects.count()) == (0, 0)


def test_new_consent_text_comes_first(phone, experiment):
    ConsentVersionFactory(experiment=experiment)
    page = main_of(phone.get(url("observe/diary/")))
    assert ("See what has changed and sign" in page, "<form" in page) == (True, False)
    answer = phone.post(url("observe/diary/"), answers(), **JSON)
    assert (answer.status_code, answer.json()["state"]) == (409, "refused")
    assert Observation.objects.count() == 0


def test_scripts_are_told_the_state(client, phone, experiment, neighbour):
    door = phone.get(url("observe/diary/"), **JSON).json()
    assert sorted(door) == ["person", "token"]
    sent = answers()
    answer = phone.post(url("observe/diary/"), sent, **JSON)
    receipt = url(f"observations/{sent['client_key']}/")
    assert answer.json() == {"state": "sent", "url": receipt}
    faulty = phone.post(url("observe/diary/"), answers(minutes="x"), **JSON)
    assert faulty.status_code == 422
    assert list(faulty.json()["faults"]) == ["answer-minutes"]
    client.logout()
    assert client.get(url("observe/diary/"), **JSON).status_code == 401
    client.force_login(neighbour)
    gone = client.get(url("observe/diary/"), **JSON)
    assert (gone.status_code, gone.json()["state"]) == (404, "gone")
    assert gone.json()["person"] != door["person"]


def test_entry_of_yesterday_keeps_its_moment(phone):
    yesterday = timezone.now() - timedelta(days=1)
    phone.post(
        url("observe/diary/"), {**answers(), "observed_at": yesterday.isoformat()}
    )
    assert Observation.objects.get().observed_at == yesterday


@pytest.mark.parametrize("moment", ["soon", "2026-11-22", "2026-99-22T10:00:00Z"])
def test_moment_that_cannot_be_read_is_refused(phone, moment):
    answer = phone.post(
        url("observe/diary/"), {**answers(), "observed_at": moment}, **JSON
    )
    assert (answer.status_code, Observation.objects.count()) == (422, 0)


def test_form_has_few_queries(phone, django_assert_max_num_queries):
    phone.get(url("observe/diary/"))  # what a process learns once
    with django_assert_max_num_queries(25):
        phone.get(url("observe/diary/"))


@pytest.mark.parametrize("is_registered", [True, False])
def test_filling_in_is_offered_where_there_is_a_protocol(
    client, resident, is_registered
):
    """An experiment from before registrations runs, but has no forms."""
    opened_park()
    experiment = ExperimentFactory(slug="happy-parking", status=Status.RUNNING)
    ConsentVersionFactory(experiment=experiment)
    ExperimentPageFactory(experiment=experiment)
    if is_registered:
        registered(experiment)
    participation = join(experiment, resident)
    client.force_login(resident)
    pages = [
        url(""),
        reverse("experiments:mine"),
        reverse("experiments:receipt", args=[participation.code]),
    ]
    offered = [url() in main_of(client.get(page)) for page in pages]
    assert offered == [is_registered] * 3
    assert client.get(url()).status_code == (200 if is_registered else 404)
