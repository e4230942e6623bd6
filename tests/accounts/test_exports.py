"""Taking everything with oneself."""

import io
import json
import time
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.test import TestCase
from django.urls import reverse

from accounts.exports import export_person
from experiments.batteries.rewards.models import DropOff
from innovation_park.lib.personal_data import REGISTRY
from tests.accounts.planting import MARKER, plant_everywhere
from tests.accounts.planting_battery_rewards import plant_battery_rewards
from tests.factories.accounts import sign_in


@pytest.fixture
def archive(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with TestCase.captureOnCommitCallbacks(execute=True):
        person = plant_everywhere()
    return ZipFile(export_person(person))


def test_export_has_every_kind_with_its_fields_explained(archive):
    about = json.loads(archive.read("about-you.json"))
    kinds = [section["kind"] for section in about["data"]]
    assert kinds == [each.model_name for each in REGISTRY.declarations]
    for section in about["data"]:
        assert section["records"], section["kind"]
        for record in section["records"]:
            assert set(record) - {"files"} == set(section["fields"])
        assert section["when_you_leave"]


def test_export_has_the_persons_own_words(archive):
    about = archive.read("about-you.json").decode()
    for words in (
        "name",
        "needs",
        "remark",
        "reply",
        "opinion",
        "browser",
        "observation",
        "draft",
    ):
        assert f"{MARKER} {words}" in about


def test_export_has_the_files_and_the_consent_as_pdf(archive):
    names = archive.namelist()
    assert any(name.endswith("upload.txt") for name in names)
    (photo,) = [name for name in names if f"{MARKER}-photo" in name]
    assert archive.read(photo) == f"{MARKER} inside".encode()
    consents = [name for name in names if name.endswith(".pdf")]
    assert consents
    assert archive.read(consents[0]).startswith(b"%PDF")


def test_export_has_no_file_twice(archive):
    assert len(archive.namelist()) == len(set(archive.namelist()))


def files_for(person) -> list[str]:
    return [name for name in ZipFile(export_person(person)).namelist() if "/" in name]


def test_who_decided_does_not_take_along_what_another_sent(resident, neighbour):
    plant_battery_rewards(resident, MARKER, lambda name: ContentFile(b"cells", name))
    DropOff.objects.update(decided_by=neighbour)
    (photo,) = files_for(resident)
    assert photo.startswith("files/batteries_rewards.dropoff/")
    assert files_for(neighbour) == []
    about = json.loads(ZipFile(export_person(neighbour)).read("about-you.json"))
    told = [each["kind"] for each in about["data"] if each["records"]]
    assert "batteries_rewards.DropOff" in told


def test_export_has_no_secret(archive, resident):
    about = archive.read("about-you.json").decode()
    assert "password" not in json.loads(about)["data"][0]["fields"]
    assert "pbkdf2" not in about
    assert '"secret"' not in about


def test_export_explains_itself(archive):
    words = archive.read("read-me.txt").decode()
    assert "Everything Innovation Park knows of you" in words
    assert "how others see you" in words


def test_export_is_a_download_within_a_minute(client, resident):
    sign_in(client, resident)
    started = time.monotonic()
    answer = client.post(reverse("accounts:export"))
    content = b"".join(answer.streaming_content)
    assert time.monotonic() - started < 60
    assert answer["Content-Type"] == "application/zip"
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    about = json.loads(ZipFile(io.BytesIO(content)).read("about-you.json"))
    assert about["person"] == resident.pk


def test_export_holds_nothing_of_others(client, resident, neighbour):
    sign_in(client, resident)
    content = b"".join(client.post(reverse("accounts:export")).streaming_content)
    about = ZipFile(io.BytesIO(content)).read("about-you.json").decode()
    assert neighbour.email not in about


def test_export_is_for_the_signed_in(client, db):
    assert client.post(reverse("accounts:export")).status_code == 302


def test_export_is_limited(client, resident):
    sign_in(client, resident)
    statuses = [client.post(reverse("accounts:export")).status_code for _n in range(6)]
    assert statuses == [200] * 5 + [429]


def test_page_shows_only_what_there_is(client, resident):
    sign_in(client, resident)
    page = client.get(reverse("accounts:export")).content.decode()
    assert "Your profile" in page
    assert "editors’ desk" not in page.split("<main")[1]
