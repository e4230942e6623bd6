"""The library's doors: what editors upload, on every way in."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, UploadedFile

from home.models import ParkImage
from tests.factories.accounts import sign_in
from tests.factories.home import picture_file

ALT = {"alt_en": "A field", "alt_ko": "들판", "alt_th": "ทุ่ง"}


@pytest.fixture
def desk(park, editor, client):
    return sign_in(client, editor)


def add(desk, file, **fields):
    data = {
        "title": "Field",
        "file": file,
        "credit": "",
        "collection": Collection.objects.first().pk,
        **ALT,
        **fields,
    }
    return desk.post(reverse("wagtailimages:add"), data)


def test_a_described_picture_is_taken_and_rewritten(desk):
    assert (
        add(desk, picture_file("My holiday.jpg", comment=b"secret")).status_code == 302
    )
    picture = ParkImage.objects.get()
    assert picture.alt == {"en": "A field", "ko": "들판", "th": "ทุ่ง"}
    assert b"secret" not in picture.file.read()
    assert (
        picture.file.name.startswith("pictures/") and "holiday" not in picture.file.name
    )
    assert (picture.width, picture.height) == (1200, 800)


def test_the_form_names_the_language_whose_description_is_missing(desk):
    response = add(desk, picture_file(), alt_ko="")
    assert response.context["form"].errors["alt"] == [
        "Write this in 한국어 too: everyone reads it in their own language."
    ]
    assert not ParkImage.objects.exists()


def test_a_picture_without_any_description_is_refused(desk):
    errors = (
        add(desk, picture_file(), alt_en="", alt_ko="", alt_th="")
        .context["form"]
        .errors["alt"]
    )
    assert errors == ["Describe the picture in every language: English, 한국어, ไทย."]


def test_what_is_no_picture_is_refused_with_a_sentence(desk):
    errors = (
        add(desk, SimpleUploadedFile("field.jpg", b"<html>"))
        .context["form"]
        .errors["file"]
    )
    assert errors[0].startswith("This is not a picture we can read.")


def test_many_pictures_at_once_are_rewritten_before_they_are_stored(desk):
    response = desk.post(
        reverse("wagtailimages:add_multiple"),
        {
            "title": "Field",
            "files[]": picture_file("a.jpg", comment=b"secret"),
            "collection": Collection.objects.first().pk,
        },
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    answer = json.loads(response.content)
    assert answer["success"] is True
    assert (
        b"secret"
        not in UploadedFile.objects.get(pk=answer["uploaded_file_id"]).file.read()
    )


def test_one_bad_file_of_many_says_why(desk):
    response = desk.post(
        reverse("wagtailimages:add_multiple"),
        {
            "title": "Field",
            "files[]": SimpleUploadedFile("a.png", b"no"),
            "collection": Collection.objects.first().pk,
        },
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    answer = json.loads(response.content)
    assert (answer["success"], "not a picture" in answer["error_message"]) == (
        False,
        True,
    )


@pytest.mark.parametrize(
    ("name", "content", "is_taken"),
    [
        ("plan.txt", "계획".encode(), True),
        ("plan.pdf", b"no", False),
        ("run.exe", b"MZ", False),
    ],
)
def test_documents_are_looked_into(name, content, is_taken, desk):
    data = {
        "title": "Plan",
        "file": SimpleUploadedFile(name, content),
        "collection": Collection.objects.first().pk,
        "tags": "",
    }
    response = desk.post(reverse("wagtaildocs:add"), data)
    assert get_document_model().objects.exists() is is_taken
    assert response.status_code == (302 if is_taken else 200)
