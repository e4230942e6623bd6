"""The pages of one's own observations: what was sent, what it was before, and changing it."""

import pytest

from experiments.actions import renew_consent
from experiments.observations.models import Correction
from innovation_park.lib.uploads import clean_picture
from tests.experiments.journey import main_of
from tests.factories.experiments import decisions_for, join
from tests.factories.filling_in import observe, photo_with_place, running

pytestmark = pytest.mark.django_db
OWN = "/en/experiments/happy-parking/observations/"


@pytest.fixture
def participation(resident):
    return join(running(), resident)


@pytest.fixture
def phone(client, participation):
    client.force_login(participation.user)
    return client


@pytest.fixture
def sent(participation):
    return observe(
        participation,
        found="yes",
        weather="wet",
        photos={"picture": clean_picture(photo_with_place())},
    )


def correct(phone, sent, **typed):
    values = {"minutes": "5", "found": "yes", "weather": "wet", "reason": "A slip"}
    data = {
        name
        if name in ("reason", "take-back", "remove-picture")
        else f"answer-{name}": value
        for name, value in {**values, **typed}.items()
    }
    return phone.post(f"{OWN}{sent.client_key}/correct/", data)


def test_list_says_every_answer_in_words(phone, sent):
    page = main_of(phone.get(OWN))
    for part in ("5 min", "Yes", "Wet", f"{sent.client_key}/photos/picture/"):
        assert part in page, part


def test_chosen_answer_can_be_unchosen(phone, sent):
    form = main_of(phone.get(f"{OWN}{sent.client_key}/correct/"))
    assert 'value="5"' in form
    assert form.count("No answer") == 2
    assert correct(phone, sent, found="", weather="dry")["Location"] == OWN
    sent.refresh_from_db()
    assert sent.values == {"minutes": 5.0, "weather": "dry", "picture": True}
    page = main_of(phone.get(OWN))
    for part in ("<del>Wet</del> → <ins>Dry</ins>", "<del>Yes</del>", "A slip"):
        assert part in page, part


def test_photo_is_removed_by_its_box(phone, sent):
    correct(phone, sent, **{"remove-picture": "on"})
    sent.refresh_from_db()
    assert ("picture" in sent.values, sent.photos.count()) == (False, 0)


def test_nothing_different_changes_nothing(phone, sent):
    correct(phone, sent)
    assert Correction.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"reason": ""}, "Say in a few words why the answer changes."),
        ({"minutes": "9000"}, "At most 600 min. Is the unit right?"),
    ],
)
def test_faults_are_named_and_nothing_is_lost(phone, sent, typed, sentence):
    answer = correct(phone, sent, remarks="Keep me", **typed)
    page = main_of(answer)
    assert answer.status_code == 422
    assert (sentence in page, "Keep me" in page) == (True, True)


def test_whole_entry_is_taken_back(phone, sent):
    correct(phone, sent, **{"take-back": "yes"})
    sent.refresh_from_db()
    assert sent.values == {}
    assert "Taken back: it counts nowhere." in main_of(phone.get(OWN))


def test_refused_answers_are_not_listed_any_more(phone, sent, participation):
    assert "picture?" in main_of(phone.get(OWN))
    renew_consent(
        participation=participation,
        by=participation.user,
        language="en",
        decisions=decisions_for(participation.experiment, photos=False),
        signed_in_by="password",
    )
    assert "picture?" not in main_of(phone.get(OWN))


def test_somebody_elses_observation_is_not_there(client, sent, neighbour):
    join(sent.experiment, neighbour)
    client.force_login(neighbour)
    for end in ("", "correct/", "photos/picture/"):
        assert client.get(f"{OWN}{sent.client_key}/{end}").status_code == 404
    assert correct(client, sent, minutes="6").status_code == 404
