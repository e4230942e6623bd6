"""Photos of a space: sent, sorted, described in three languages, taken away; and a page that outlives its files."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image

from experiments.permissions import NotAllowed
from experiments.spaces.actions.showing import (
    MOST_PHOTOS,
    add_photo,
    delete_photo,
    move_photo,
)
from experiments.spaces.models import SpacePhoto
from experiments.spaces.permissions import EnoughPhotos
from tests.factories.accounts import sign_in
from tests.factories.observations import words
from tests.factories.spaces import SpaceFactory

pytestmark = pytest.mark.django_db
SHOWS = {"en": "A long table", "ko": "긴 탁자", "th": "โต๊ะยาว"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture(name="room.png", size=(40, 30)):
    content = io.BytesIO()
    Image.new("RGB", size, "teal").save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), "image/png")


def shown(space, manager, *names):
    return [
        add_photo(space=space, picture=picture(), shows=words(name), by=manager)
        for name in names
    ]


def order(space):
    return [str(photo.shows) for photo in space.photos.in_order()]


def sent(**more):
    return {f"shows_{code}": text for code, text in SHOWS.items()} | more


def test_manager_sends_a_photo_with_words_in_three_languages(client, manager):
    space = SpaceFactory()
    sign_in(client, manager)
    address = reverse("spaces:manage-photos", args=[space.resource.slug])
    silent = client.post(address, {"picture": picture(), "shows_en": "A long table"})
    assert list(silent.context["form"].errors) == ["shows"]
    client.post(address, sent(picture=picture(size=(400, 300))))
    photo = space.photos.get()
    assert (photo.width, photo.height, dict(photo.shows)) == (400, 300, SHOWS)
    for code, text in SHOWS.items():
        with translation.override(code):
            page = client.get(space.get_absolute_url()).content.decode()
        assert f'alt="{text}" lang="{code}" width="400" height="300"' in page


def test_what_is_no_picture_is_refused(client, manager):
    space = SpaceFactory()
    sign_in(client, manager)
    address = reverse("spaces:manage-photos", args=[space.resource.slug])
    fake = SimpleUploadedFile("room.png", b"<svg onload=alert(1)>", "image/png")
    answer = client.post(address, sent(picture=fake))
    assert list(answer.context["form"].errors) == ["picture"]
    assert not space.photos.exists()


def test_photos_are_sorted_by_buttons(client, manager):
    space = SpaceFactory()
    first, _second, third = shown(space, manager, "one", "two", "three")
    sign_in(client, manager)

    def press(photo, way):
        address = "spaces:manage-photo-move"
        at = reverse(address, args=[space.resource.slug, photo.pk])
        client.post(at, {"way": way})
        return order(space)

    assert press(third, "earlier") == ["one", "three", "two"]
    assert press(first, "later") == ["three", "one", "two"]
    assert press(third, "earlier") == ["three", "one", "two"]
    assert press(first, "sideways") == ["three", "one", "two"]


def test_words_of_a_photo_are_changed(client, manager):
    space = SpaceFactory()
    (photo,) = shown(space, manager, "one")
    sign_in(client, manager)
    at = reverse("spaces:manage-photo", args=[space.resource.slug, photo.pk])
    assert client.get(at).status_code == 200
    client.post(at, sent())
    photo.refresh_from_db()
    assert dict(photo.shows) == SHOWS


def test_photo_goes_with_its_file(manager, django_capture_on_commit_callbacks):
    space = SpaceFactory()
    kept, gone = shown(space, manager, "one", "two")
    with django_capture_on_commit_callbacks(execute=True):
        delete_photo(photo=gone, by=manager)
    assert order(space) == ["one"]
    files = [default_storage.exists(each.picture.name) for each in (kept, gone)]
    assert files == [True, False]


def test_only_a_manager_shows_a_space(resident, manager):
    space = SpaceFactory()
    (photo,) = shown(space, manager, "one")
    with pytest.raises(NotAllowed):
        shown(space, resident, "two")
    for act, more in ((move_photo, {"steps": 1}), (delete_photo, {})):
        with pytest.raises(NotAllowed):
            act(photo=photo, by=resident, **more)
    assert order(space) == ["one"]


def test_twelve_photos_are_enough(manager):
    space = SpaceFactory()
    SpacePhoto.objects.bulk_create(
        SpacePhoto(space=space, picture="x.png", shows=words("x"), position=number)
        for number in range(MOST_PHOTOS)
    )
    with pytest.raises(EnoughPhotos):
        shown(space, manager, "one more")


def test_pages_stand_without_the_file_of_a_photo(client, manager):
    space = SpaceFactory()
    (photo,) = shown(space, manager, "one")
    default_storage.delete(photo.picture.name)
    SpacePhoto.objects.create(
        space=space, picture="pictures/spaces/lost.png", shows=words("lost")
    )
    sign_in(client, manager)
    manage = reverse("spaces:manage-photos", args=[space.resource.slug])
    for address in (space.get_absolute_url(), manage):
        page = client.get(address)
        assert page.status_code == 200
        assert 'alt="lost"' in page.content.decode()
