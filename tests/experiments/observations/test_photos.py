"""Photos carry nothing but their pixels, are shown to few, and go with everything they hang on."""

import pytest
from django.conf import settings
from PIL import Image

from accounts.actions import erase_person
from experiments.actions import renew_consent, withdraw_participation
from experiments.enums import DataWish
from experiments.observations.models import Observation, ObservationPhoto
from innovation_park.lib.uploads import clean_picture
from tests.factories.accounts import sign_in
from tests.factories.experiments import decisions_for, join
from tests.factories.filling_in import observe, photo_with_place, running

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(moderator):
    return moderator


@pytest.fixture
def observation(resident, organiser):
    participation = join(running(organisers=[organiser]), resident)
    return observe(participation, photos={"picture": clean_picture(photo_with_place())})


def url(observation):
    return f"/en/experiments/happy-parking/observations/{observation.client_key}/photos/picture/"


def files():
    return {path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()}


def test_gps_and_camera_are_gone(observation):
    upload = photo_with_place()
    with Image.open(upload) as sent:
        assert sent.getexif().get_ifd(0x8825)[2] == (37.0, 33.0, 59.0)
    assert b"zqcamera" in photo_with_place().read()
    photo = observation.photos.get()
    stored = photo.picture.open().read()
    with Image.open(photo.picture.open()) as kept:
        assert (kept.size, dict(kept.getexif()), kept.info.get("exif")) == (
            (40, 30),
            {},
            None,
        )
    for trace in (b"zqcamera", b"zqartist", b"Exif"):
        assert trace not in stored
    assert "zqplace" not in photo.picture.name
    assert photo.picture.path.startswith(str(settings.PRIVATE_ROOT))


def test_who_sees_a_photo(client, observation, resident, neighbour, organiser, manager):
    seen = {"nobody": client.get(url(observation)).status_code}
    people = {
        "own": resident,
        "neighbour": neighbour,
        "organiser": organiser,
        "manager": manager,
    }
    for name, user in people.items():
        sign_in(client, user)
        answer = client.get(url(observation))
        seen[name] = answer.status_code
        if answer.status_code == 200:
            assert answer["Content-Type"] == "image/jpeg"
            assert "no-store" in answer["Cache-Control"]
    assert seen == {
        "nobody": 302,
        "own": 200,
        "neighbour": 404,
        "organiser": 200,
        "manager": 200,
    }


def test_photo_of_a_refused_purpose_is_gone_at_once(client, observation, organiser):
    participation = observation.participation
    renew_consent(
        participation=participation,
        by=participation.user,
        language="en",
        decisions=decisions_for(participation.experiment, photos=False),
        signed_in_by="password",
    )
    for user in (participation.user, organiser):
        sign_in(client, user)
        assert client.get(url(observation)).status_code == 404


def _withdraw(participation):
    withdraw_participation(
        participation=participation, data_wish=DataWish.DELETE, by=participation.user
    )


def _erase(participation):
    erase_person(person=participation.user, by=participation.user)


@pytest.mark.parametrize("leave", [_withdraw, _erase])
def test_files_go_with_the_person(resident, django_capture_on_commit_callbacks, leave):
    before = files()
    participation = join(running(), resident)
    observe(participation, photos={"picture": clean_picture(photo_with_place())})
    assert len(files() - before) == 1
    with django_capture_on_commit_callbacks(execute=True):
        leave(participation)
    assert files() == before
    assert Observation.objects.count() == ObservationPhoto.objects.count() == 0


def test_observation_that_fails_leaves_no_file(resident, monkeypatch):
    before = files()
    participation = join(running(), resident)

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(ObservationPhoto, "save", fail)
    with pytest.raises(RuntimeError):
        observe(participation, photos={"picture": clean_picture(photo_with_place())})
    assert (files(), Observation.objects.count()) == (before, 0)


def organise(client, path=""):
    return client.get(f"/en/experiments/happy-parking/organise/data/{path}").content


def test_organiser_sees_the_photo_among_the_data_and_at_its_entry(
    client, observation, organiser
):
    sign_in(client, organiser)
    picture = f'src="{url(observation)}"'.encode()
    entry = f"entries/{observation.pk}/"
    assert organise(client).count(picture) == 1
    assert organise(client, entry).count(picture) == 1
    renew_consent(
        participation=observation.participation,
        by=observation.participation.user,
        language="en",
        decisions=decisions_for(observation.experiment, photos=False),
        signed_in_by="password",
    )
    assert b"photos/picture/" not in organise(client) + organise(client, entry)
