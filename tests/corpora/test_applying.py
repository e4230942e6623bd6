"""Bad input in every question and every file of an application: a sentence, nothing runs, nothing breaks."""

import json

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.corpora.strings import bad_strings
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.applying import begun, every_kind
from tests.shared import shared_file

pytestmark = [pytest.mark.django_db, pytest.mark.corpora]
EVERY = 27  # of the strings; each goes into all questions at once


@pytest.fixture
def desk():
    lead = UserFactory()
    return begun(lead), sign_in(Client(raise_request_exception=False), lead)


def pages():
    for section in every_kind()["sections"]:
        for page in section["pages"]:
            yield (
                f"form/{section['key']}/{page['key']}/",
                [each["key"] for each in page["fields"]],
            )


def sent(keys, text):
    data = {"then": "next"}
    for key in keys:
        data |= {f"answer-{key}": text, f"version--{key}": text, f"base--{key}": text}
    row = {
        "answer-budget--row": ["r1", text],
        "answer-budget--r1--what": text,
        "answer-budget--r1--won": text,
    }
    return data | row | {"remove-file": text, "remove-row": text, "take": ""}


def test_every_question_takes_every_string(desk):
    application, client = desk
    address = f"/en/funding/applications/{application.code}/"
    broken = []
    for text in bad_strings()[::EVERY]:
        cache.clear()
        text = text.encode(errors="replace").decode()
        for end, keys in pages():
            page = client.post(f"{address}{end}", sent(keys, text))
            kept = client.post(
                f"{address}save/",
                sent(keys, text) | {"keys": [*keys, text]},
                HTTP_ACCEPT="application/json",
            )
            if page.status_code not in (200, 302) or kept.status_code != 200:
                broken.append((text, end, page.status_code, kept.status_code))
        shown = client.get(f"{address}check/").content.decode()
        if len(text) > 8 and "<" in text and text in shown:
            broken.append((text, "shown as it is"))
    assert broken == []


def test_files_of_every_kind_of_harm_get_a_sentence(desk):
    application, client = desk
    address = f"/en/funding/applications/{application.code}/files/add/"
    folders = ("corpora/upload", "corpora/generated", "corpora/images", "corpora/svg")
    broken = []
    for folder in folders:
        for path in sorted(shared_file(folder).iterdir()):
            cache.clear()
            content = path.read_bytes()[: 3 * 1024 * 1024]
            for name in (path.name, f"../harm\u202e{path.suffix or '.pdf'}"):
                file = SimpleUploadedFile(name, content)
                answer = client.post(
                    address,
                    {"key": "proof", "file": file},
                    HTTP_ACCEPT="application/json",
                )
                said = json.loads(answer.content)
                if (answer.status_code, said["state"]) not in (
                    (200, "sent"),
                    (409, "refused"),
                ):
                    broken.append((path.name, name, answer.status_code))
            application.documents.all().delete()
    assert broken == []
