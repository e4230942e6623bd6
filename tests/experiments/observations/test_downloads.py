import csv
import hashlib
import json
import zipfile
from datetime import timedelta
from io import BytesIO, StringIO
from uuid import uuid4

import frictionless
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from experiments.models import Experiment
from experiments.observations.actions import refresh_results
from experiments.observations.exports.downloads import downloads_of
from experiments.observations.exports.edition import edition_of
from experiments.observations.exports.files import about_of
from experiments.workflow import Status
from tests.factories.home import ExperimentPageFactory, opened_park
from tests.shared import shared_file
from tests.streams import body_of

from .publishing import diaries, observe, participants, readings, running_experiment

pytestmark = pytest.mark.django_db


@pytest.fixture
def experiment():
    """With results, and a public page in every language."""
    opened_park()
    experiment = running_experiment()
    key = uuid4()
    for language in ("en", "ko", "th"):
        ExperimentPageFactory(
            experiment=experiment, language=language, translation_key=key
        )
    diaries(experiment, participants(experiment, 8))
    readings(experiment)
    refresh_results(experiment=experiment)
    return experiment


@pytest.fixture
def downloads(experiment):
    return downloads_of(edition_of(experiment))


def written(downloads, name, kind) -> bytes:
    return b"".join(downloads.find(name, kind).chunks())


def every_file(downloads) -> list:
    described = [*downloads.tables, *downloads.records]
    return [
        *downloads.whole,
        *downloads.papers,
        *(each for one in described for each in one.downloads),
    ]


def rows_in(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def get(client, experiment, name, kind, language="en", method="get"):
    path = f"/{language}/experiments/{experiment.slug}/results/{name}.{kind}"
    return getattr(client, method)(path)


def test_files_are_the_same_bytes_whoever_asks_and_in_whatever_language(
    client, experiment, downloads
):
    for each in every_file(downloads):
        first = b"".join(each.chunks())
        for language in ("en", "ko", "th"):
            answer = get(client, experiment, each.name, each.kind, language)
            assert body_of(answer) == first, (each.name, each.kind, language)
        again = downloads_of(edition_of(experiment)).find(each.name, each.kind)
        assert b"".join(again.chunks()) == first


def test_files_say_their_size_before_and_with_a_head_request(client, experiment):
    for each in every_file(downloads_of(edition_of(experiment))):
        body = body_of(get(client, experiment, each.name, each.kind))
        head = get(client, experiment, each.name, each.kind, method="head")
        assert head["Content-Length"] == str(len(body)), each.file_name
        assert body_of(head) == b""


def test_large_file_is_guessed_until_it_has_been_written(downloads):
    records = downloads.find("records-roof", "csv")
    assert (records.size, records.rows) == (None, 30)
    exact = sum(len(chunk) for chunk in records.written())
    assert records.size == exact
    assert exact / 3 < records.guess < exact * 3


def test_tables_hold_no_row_of_a_participant(downloads):
    names = {each.resource.name for each in [*downloads.tables, *downloads.records]}
    assert "records-roof" in names
    assert "records-diary" not in names


def test_records_have_every_row_and_no_words(downloads):
    header, *rows = rows_in(written(downloads, "records-roof", "csv"))
    assert header == ["day", "unit", "district", "temperature", "lit"]
    assert (len(rows), rows[0][1:]) == (30, ["roof 1", "", "18.0", "true"])


def test_records_of_the_next_edition_wait_for_it(experiment, downloads):
    before = written(downloads, "records-roof", "csv")
    observe(experiment, "roof", {"temperature": 1.0}, day=experiment.starts_on)
    assert written(downloads, "records-roof", "csv") == before
    refresh_results(experiment=experiment)
    after = written(downloads_of(edition_of(experiment)), "records-roof", "csv")
    assert len(rows_in(after)) == len(rows_in(before)) + 1


@pytest.mark.corpora
def test_files_hold_nothing_that_a_program_would_run(experiment):
    corpus = json.loads(shared_file("corpora/generated/csv_formula.json").read_text())
    for number, text in enumerate(corpus):
        observe(
            experiment,
            "roof",
            {"temperature": 1.0},
            day=experiment.starts_on,
            unit=text.replace("\x00", "") or "x",
            n=number,
        )
    refresh_results(experiment=experiment)
    downloads = downloads_of(edition_of(experiment))
    _header, *rows = rows_in(written(downloads, "records-roof", "csv"))
    assert [row[1] for row in rows if row[1][:1] in tuple("=+-@\t\r＝")] == []
    book = load_workbook(BytesIO(written(downloads, "records-roof", "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


def test_workbook_says_what_it_is_and_what_columns_mean(downloads):
    book = load_workbook(BytesIO(written(downloads, "tables", "xlsx")))
    assert book.sheetnames[:3] == ["About", "Dictionary", "metric"]
    about = dict(book["About"].iter_rows(min_row=2, values_only=True))
    assert about == about_of(downloads.edition)
    dictionary = [row[:2] for row in book["Dictionary"].iter_rows(values_only=True)]
    assert dictionary[0] == ("table", "column")
    assert ("series", "from") in dictionary


def test_json_has_tables_with_their_columns(downloads):
    found = json.loads(written(downloads, "tables", "json"))
    assert (found["version"], found["licence"]) == ("1.1", "CC-BY-4.0")
    for table in found["tables"]:
        assert {len(row) for row in table["rows"]} <= {len(table["columns"])}
        assert all(
            set(each["meaning"]) == {"en", "ko", "th"} for each in table["columns"]
        )


def package(downloads, tmp_path):
    content = written(downloads, "data-package", "zip")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    return json.loads((tmp_path / "datapackage.json").read_text())


def test_package_is_valid_for_frictionless(downloads, tmp_path):
    package(downloads, tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["title", "message"]) == []
    assert report.valid
    assert report.stats["tasks"] == len(downloads.tables) + len(downloads.records)


def test_package_names_units_and_ranges(downloads, tmp_path):
    resources = package(downloads, tmp_path)["resources"]
    (roof,) = [each for each in resources if each["name"] == "records-roof"]
    fields = {each["name"]: each for each in roof["schema"]["fields"]}
    assert fields["temperature"]["unit"] == "°C"
    assert fields["temperature"]["constraints"] == {"minimum": -40.0, "maximum": 60.0}
    assert fields["day"]["constraints"] == {"required": True}


def test_package_with_a_wrong_number_is_not_valid(downloads, tmp_path):
    """The check above can fail."""
    package(downloads, tmp_path)
    path = tmp_path / "data/records-roof.csv"
    path.write_text(path.read_text().replace("18.0", "warm", 1))
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_package_is_the_same_before_and_after_the_first_day(experiment, downloads):
    """Its day is that of the figures: what the calendar says later is in the next edition."""
    starts_on = timezone.localdate() + timedelta(days=2)
    Experiment.objects.filter(pk=experiment.pk).update(
        status=Status.RECRUITING, starts_on=starts_on
    )
    experiment.refresh_from_db()
    packages = []
    for days in (0, 3):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            found = downloads_of(edition_of(experiment))
            packages.append(written(found, "data-package", "zip"))
    assert packages[0] == packages[1]


def test_package_knows_bytes_and_checksum_of_every_file(downloads, tmp_path):
    for each in package(downloads, tmp_path)["resources"]:
        content = (tmp_path / each["path"]).read_bytes()
        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_package_carries_the_registration_as_it_was_hashed(downloads, tmp_path):
    package(downloads, tmp_path)
    content = (tmp_path / "registration.json").read_bytes()
    registration = downloads.edition.registration
    assert hashlib.sha256(content).hexdigest() == registration.text_sha256


def test_citation_in_four_forms(downloads):
    edition = downloads.edition
    year = edition.published_on.year
    assert written(downloads, "citation", "txt").decode() == (
        f"Living Lab office ({year}): Happy Parking: results. Version 1.1."
        f" Innovation Park. Dataset. {edition.address('data')}\n"
    )
    assert (
        written(downloads, "citation", "bib")
        .decode()
        .startswith("@misc{happy-parking-1.1,\n  title = {{Happy Parking: results}},")
    )
    (item,) = json.loads(written(downloads, "citation", "json"))
    assert (item["type"], item["version"]) == ("dataset", "1.1")
    assert "\nlicense: CC-BY-4.0\n" in written(downloads, "citation", "cff").decode()


def test_page_explains_every_file_within_twelve_questions(client, experiment):
    page = reverse("observations:data", args=[experiment.slug])
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        text = client.get(page).content.decode()
    assert len(asked) <= 12
    for each in downloads_of(edition_of(experiment)).whole:
        address = reverse(
            "observations:download", args=[experiment.slug, each.name, each.kind]
        )
        assert address in text


def test_page_says_what_it_is_to_machines(client, experiment):
    page = client.get(reverse("observations:data", args=[experiment.slug]))
    text = page.content.decode().split('<script type="application/ld+json">')[-1]
    (found,) = json.loads(text.partition("</script>")[0])["@graph"]
    assert found["@type"] == "Dataset"
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    files = {each["contentUrl"] for each in found["distribution"]}
    assert f"{found['url'].removesuffix('data/')}data-package.zip" in files


def test_page_before_there_are_results_says_so(client):
    opened_park()
    experiment = running_experiment("quiet")
    ExperimentPageFactory(experiment=experiment, language="en")
    page = client.get(reverse("observations:data", args=["quiet"]))
    assert "There are no results yet" in page.content.decode()
    assert get(client, experiment, "tables", "xlsx").status_code == 404


def test_results_of_a_sensor_that_has_sent_nothing_are_empty_files(client):
    opened_park()
    experiment = running_experiment("quiet")
    ExperimentPageFactory(experiment=experiment, language="en")
    refresh_results(experiment=experiment)
    body = body_of(get(client, experiment, "records-roof", "csv"))
    assert rows_in(body) == [["day", "unit", "district", "temperature", "lit"]]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("tables", "ods"),
        ("records-diary", "csv"),
        ("nothing", "csv"),
        ("series", "xlsx"),
    ],
)
def test_files_that_do_not_exist_are_not_found(client, experiment, name, kind):
    assert get(client, experiment, name, kind).status_code == 404


def test_experiment_without_a_page_has_no_files(client):
    experiment = running_experiment("hidden")
    readings(experiment)
    refresh_results(experiment=experiment)
    for name in ("data", "ppsr", "picture"):
        address = reverse(f"observations:{name}", args=["hidden"])
        assert client.get(address).status_code == 404
    assert get(client, experiment, "tables", "json").status_code == 404
