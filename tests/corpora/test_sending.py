"""Bad input through the API, through files and through the naming of their columns: nothing breaks, nothing runs."""

import json

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase

from experiments.observations.models import ImportRun, Observation
from tests.corpora.strings import bad_strings
from tests.experiments.observations.sensor import Sensor, key_for, reading
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.sensors import measured_experiment
from tests.shared import shared_file
from tests.streams import body_of

pytestmark = [pytest.mark.django_db, pytest.mark.corpora]
HERE = "/en/experiments/bad-input/organise/files/"


@pytest.fixture
def organiser(db):
    return UserFactory(email="organiser@example.org")


@pytest.fixture
def experiment(organiser):
    return measured_experiment(slug="bad-input", organisers=[organiser])


@pytest.fixture
def desk(organiser, experiment):
    return sign_in(Client(raise_request_exception=False), organiser)


def test_api_takes_every_string_in_every_place(experiment, organiser):
    client = Client(raise_request_exception=False)
    sensor = Sensor(client, key_for(experiment, organiser))
    broken = []
    for text in bad_strings():
        cache.clear()
        rows = [
            reading(values={"temperature": text}),
            reading(values={"temperature": 20, "note": text, "sky": text}),
            reading(values={"temperature": 20, text or "-": text}),
            reading(unit=text),
            reading(district=text),
            reading(observed_at=text),
            reading(client_key=text),
            text,
        ]
        answer = sensor.send_all(rows)
        if answer.status_code not in (200, 422) or len(answer.json()["rows"]) != 8:
            broken.append((text, answer.status_code))
    assert broken == []


def test_api_keeps_a_note_as_it_is_and_shows_it_as_text(experiment, organiser):
    sensor = Sensor(Client(), key_for(experiment, organiser))
    text = "<script>alert(1)</script>"
    answer = sensor.send(reading(values={"temperature": 20, "note": text}))
    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.json()["values"]["note"] == text


def test_files_of_every_kind_of_harm_are_refused_or_read_as_text(desk, experiment):
    folders = ("corpora/upload", "corpora/generated", "corpora/images", "corpora/svg")
    broken = []
    for folder in folders:
        for path in sorted(shared_file(folder).iterdir()):
            content = path.read_bytes()[: 3 * 1024 * 1024]
            for suffix in (".csv", ".xlsx", ".json"):
                cache.clear()
                file = SimpleUploadedFile(f"harm{suffix}", content)
                answer = desk.post(HERE, {"form": "stations", "file": file})
                if answer.status_code not in (200, 302):
                    broken.append((path.name, suffix, answer.status_code))
    assert broken == []
    for run in ImportRun.objects.all():
        assert desk.get(f"{HERE}{run.pk}/columns/").status_code == 200


def test_strings_in_a_file_come_back_as_text_only(desk, experiment):
    strings = [text for text in bad_strings() if "\x00" not in text and text.strip()]
    records = [
        {"day": "2025-05-01", "station": f"{number} {text}"[:200], "people": text}
        for number, text in enumerate(strings)
    ]
    content = json.dumps(records).encode()
    file = SimpleUploadedFile("<img src=x onerror=alert(1)>.json", content)
    desk.post(HERE, {"form": "stations", "file": file})
    run = ImportRun.objects.get()
    page = desk.get(f"{HERE}{run.pk}/columns/")
    assert page.status_code == 200
    assert "<img src=x" not in page.content.decode()
    columns = {
        "column--boardings": "people",
        "when": "day",
        "unit": ["station"],
        "key": ["day", "station"],
        "decimal": ".",
    }
    with_commits(desk, f"{HERE}{run.pk}/columns/", columns)
    run.refresh_from_db()
    assert (run.status, run.rows_read) == ("done", len(strings))
    attacks = [text for text in strings if "<" in text and len(text) > 8]
    pages = run.rows.count() // 50 + 1
    shown = "".join(
        desk.get(f"{HERE}{run.pk}/?page={number + 1}").content.decode()
        for number in range(0, pages, 4)
    )
    assert [text for text in attacks if text[:60] in shown] == []
    report = body_of(desk.get(f"{HERE}{run.pk}/report.csv")).decode("utf-8-sig")
    cells = [line.split('","')[2] for line in report.splitlines() if '","' in line]
    assert [cell for cell in cells if cell[:1] in "=+-@|"] == []


def with_commits(desk, address, data):
    """As a request outside of the test's transaction would end: what waits for the commit is done."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert desk.post(address, data).status_code == 302


def test_columns_take_every_string(desk, experiment):
    file = SimpleUploadedFile("a.csv", b"day,station,people\n2025-05-01,A,1\n")
    desk.post(HERE, {"form": "stations", "file": file})
    address = f"{HERE}{ImportRun.objects.get().pk}/columns/"
    names = ("column--boardings", "when", "fixed_day", "order", "unit", "key")
    broken = []
    for text in bad_strings()[::3]:
        sent = text.encode(errors="replace").decode()
        answer = desk.post(address, dict.fromkeys(names, sent))
        asked = desk.get(address, {"encoding": sent, "delimiter": sent})
        if (answer.status_code, asked.status_code) != (200, 200):
            broken.append((text, answer.status_code, asked.status_code))
    assert broken == []
    assert not Observation.objects.exists()
