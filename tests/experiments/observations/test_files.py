"""Files through the pages: upload, columns, progress, report."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook

from experiments.enums import FilledBy
from experiments.models import Experiment
from experiments.observations.actions import (
    continue_stalled_imports,
    files,
    read_import,
    start_import,
)
from experiments.observations.actions.files import STALLED_AFTER
from experiments.observations.importing.mapping import Mapping, MappingRefused
from experiments.observations.models import ImportRun, Observation
from experiments.workflow import Status
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.sensors import measured_experiment, with_protocol
from tests.streams import body_of

ROWS = """day,station,people,out
2025-05-01,Sindang,"1,200",3
2025.05.02,Sindang, 7 ,
2025-05-01,Sindang,"1,200",3
2025-05-03,Sindang,many,1
01/05/2025,Sindang,1,1
2025-05-04,Sindang,５,=1+1
2025-05-05,Sindang,-2,1
"""
COLUMNS = {
    "column--boardings": "people",
    "column--alightings": "out",
    "when": "day",
    "unit": ["station"],
    "key": ["day", "station"],
    "decimal": ".",
}


@pytest.fixture
def organiser(db):
    return UserFactory(email="organiser@example.org")


@pytest.fixture
def experiment(organiser):
    return measured_experiment(slug="stations", organisers=[organiser])


@pytest.fixture
def desk(client, organiser):
    sign_in(client, organiser)
    return client


def address(name, experiment, *rest):
    return reverse(f"observations:{name}", args=[experiment.slug, *rest])


def upload(desk, experiment, content=ROWS, name="rows.csv", form="stations"):
    body = content if isinstance(content, bytes) else content.encode()
    return desk.post(
        address("files", experiment),
        {"form": form, "file": SimpleUploadedFile(name, body)},
    )


def read(desk, experiment, commits, content=ROWS, name="rows.csv", **changes):
    upload(desk, experiment, content, name)
    run = ImportRun.objects.latest("pk")
    with commits(execute=True):
        response = desk.post(
            address("file-mapping", experiment, run.pk), {**COLUMNS, **changes}
        )
    run.refresh_from_db()
    return run, response


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


def outcomes(run):
    return {
        row.line: (row.outcome, [code for code, _values in row.notes])
        for row in run.rows.all()
    }


def test_file_is_read_row_by_row(desk, experiment, commits):
    run, response = read(desk, experiment, commits)
    assert response.url == address("file-run", experiment, run.pk)
    assert run.status == "done"
    assert outcomes(run) == {
        2: ("repaired", ["thousands"]),
        3: ("repaired", ["date-dots", "whitespace"]),
        4: ("known", ["thousands", "duplicate"]),
        5: ("refused", ["not-a-number"]),
        6: ("refused", ["ambiguous-date"]),
        7: ("refused", ["full-width", "not-a-number"]),
        8: ("refused", ["answer"]),
    }
    assert (run.accepted, run.repaired, run.known, run.refused) == (0, 2, 1, 4)
    assert Observation.objects.count() == 2
    kept = Observation.objects.get(observed_on="2025-05-01")
    assert (kept.unit_key, kept.values, kept.source) == (
        "Sindang",
        {"boardings": 1200, "alightings": 3},
        "file",
    )


def test_file_a_second_time_changes_nothing_and_a_changed_row_is_refused(
    desk, experiment, commits
):
    read(desk, experiment, commits)
    before = list(Observation.objects.order_by("pk").values())
    again, _response = read(desk, experiment, commits)
    assert (again.accepted, again.repaired, again.known, again.refused) == (0, 0, 3, 4)
    changed, _response = read(
        desk, experiment, commits, ROWS.replace("Sindang, 7 ,", "Sindang,8,")
    )
    assert outcomes(changed)[3] == ("refused", ["date-dots", "other-content"])
    assert list(Observation.objects.order_by("pk").values()) == before


def test_report_is_safe_to_open_and_speaks_the_readers_language(
    desk, experiment, commits
):
    run, _response = read(desk, experiment, commits)
    response = desk.get(address("file-report", experiment, run.pk))
    text = body_of(response).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert lines[0] == ["line", "outcome", "what and why", "receipt"]
    assert [line[0] for line in lines[1:]] == list("2345678")
    assert lines[4][2] == "people: “many” is no number"
    assert lines[7][2] == "people: “-2” – At least 0. Is the unit right?"
    assert not [cell for line in lines for cell in line if cell[:1] in "=+-@" and cell]


def test_run_page_says_what_was_found(desk, experiment, commits):
    run, _response = read(desk, experiment, commits)
    context = desk.get(address("file-run", experiment, run.pk)).context
    assert (1, "Signs between thousands were taken away") not in context["tally"]
    assert (2, "Signs between thousands were taken away") in context["tally"]


@pytest.mark.parametrize(
    ("encoding", "sign"), [("cp949", ","), ("utf-16", "\t"), ("utf-8-sig", ";")]
)
def test_file_in_other_encodings_and_signs(desk, experiment, commits, encoding, sign):
    text = "day,station,people,out\n2025-05-01,신당역 정거장,7,3\n".replace(",", sign)
    run, _response = read(desk, experiment, commits, text.encode(encoding))
    assert (run.encoding, run.mapping["delimiter"]) == (encoding, sign)
    assert (run.accepted, Observation.objects.get().unit_key) == (1, "신당역 정거장")


def test_file_of_json_records(desk, experiment, commits):
    records = [{"day": "2025-05-01", "station": "Sindang", "people": 7, "out": None}]
    run, _response = read(desk, experiment, commits, json.dumps(records), "rows.json")
    assert (run.accepted, Observation.objects.get().values) == (1, {"boardings": 7})


def test_file_of_a_workbook(desk, experiment, commits):
    book = Workbook()
    book.active.append(["day", "station", "people", "out"])
    book.active.append([date(2025, 5, 1), "Sindang", 7, 3.0])
    book.active.append(["2025.05.02", "=1+1", "1,200", None])
    content = io.BytesIO()
    book.save(content)
    run, _response = read(desk, experiment, commits, content.getvalue(), "rows.xlsx")
    assert (run.accepted, run.repaired, run.refused) == (1, 1, 0)
    assert list(
        Observation.objects.order_by("observed_on").values_list("values", flat=True)
    ) == [
        {"boardings": 7, "alightings": 3},
        {"boardings": 1200},
    ]


def test_unit_of_a_column_is_converted_and_a_wrong_one_named(organiser, commits, desk):
    experiment = measured_experiment(slug="distances", organisers=[organiser])
    with_protocol(
        experiment,
        ("stations", "records", {"distance": {"unit": "km", "maximum": 50}}),
    )
    text = (
        "day,station,people\n2025-05-01,A,1500\n2025-05-02,A,3 kg\n2025-05-03,A,2 km\n"
    )
    columns = {"column--distance": "people", "unit--distance": "m"}
    run, _response = read(desk, experiment, commits, text, **columns)
    assert outcomes(run) == {
        2: ("repaired", ["converted"]),
        3: ("refused", ["wrong-unit", "unit-suffix"]),
        4: ("repaired", ["unit-suffix"]),
    }
    run, _response = read(
        desk, experiment, commits, text, **{"column--distance": "people"}
    )
    assert outcomes(run)[2] == ("refused", ["answer", "perhaps-unit"])
    assert [
        note for note in run.rows.get(line=2).notes if note[0] == "perhaps-unit"
    ] == [["perhaps-unit", {"field": "distance", "unit": "m"}]]


def test_mapping_that_cannot_be_is_said_where_it_is(desk, experiment, commits):
    run, response = read(desk, experiment, commits, when="", fixed_day="")
    assert response.status_code == 200
    assert response.context["form"].errors["when"] == [
        "Give either the column of the day or one day for all rows."
    ]
    assert run.status == "mapping"
    _run, response = read(desk, experiment, commits, **{"column--boardings": ""})
    assert "column--boardings" in response.context["form"].errors
    _run, response = read(desk, experiment, commits, key=[])
    assert "key" in response.context["form"].errors


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.csv"),
        (b"a,b\n", "a.csv"),
        (b"PK\x03\x04", "a.xlsx"),
        (b"{}", "a.json"),
        (b"[1, 2]", "a.json"),
        (b"[" * 100_000, "a.json"),
        (b"a,b\n1\x00,2\n", "a.csv"),
        (b"a,a\n1,2\n", "a.csv"),
        (b"MZ", "a.exe"),
    ],
)
def test_file_that_is_no_table_is_not_kept(desk, experiment, content, name):
    response = upload(desk, experiment, content, name)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not ImportRun.objects.exists()


def test_file_about_people_cannot_be_brought(desk, experiment):
    assert upload(desk, experiment, form="diary").status_code == 200
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize("status", [Status.RECRUITING, Status.PAUSED, Status.ADOPTED])
def test_file_is_refused_while_nothing_is_taken(desk, experiment, status):
    Experiment.objects.filter(pk=experiment.pk).update(status=status)
    assert upload(desk, experiment).status_code == 200
    assert not ImportRun.objects.exists()


def big(rows=1200):
    lines = [f"2025-05-01,Station {number},{number},1" for number in range(rows)]
    return "day,station,people,out\n" + "\n".join(lines) + "\n"


def test_killed_worker_leaves_whole_pieces_and_another_reads_on(
    desk, experiment, commits, monkeypatch
):
    """The negative control first: half of the file is there, each row with its report, and no more."""
    upload(desk, experiment, big())
    run = ImportRun.objects.get()
    monkeypatch.setattr(files, "_enqueue", files._wait)
    desk.post(address("file-mapping", experiment, run.pk), COLUMNS)
    run.refresh_from_db()

    class Killed(BaseException):
        pass

    def kill(_run):
        raise Killed

    with pytest.raises(Killed):
        read_import(run, after_piece=kill)
    run.refresh_from_db()
    assert (run.status, run.rows_read, run.accepted) == ("running", 500, 500)
    assert Observation.objects.count() == 500
    monkeypatch.undo()
    assert continue_stalled_imports() == 0
    ImportRun.objects.update(read_at=timezone.now() - 2 * STALLED_AFTER)
    with commits(execute=True):
        assert continue_stalled_imports() == 1
    run.refresh_from_db()
    assert (run.status, run.rows_read, run.accepted) == ("done", 1200, 1200)
    assert Observation.objects.count() == 1200


def stopped_by_another_protocol(desk, experiment, commits):
    """500 rows of 1200 are read, then the protocol asks for what the columns were not named for."""
    upload(desk, experiment, big())
    run = ImportRun.objects.get()
    with patch.object(files, "_enqueue", files._wait):
        desk.post(address("file-mapping", experiment, run.pk), COLUMNS)
    run.refresh_from_db()

    def change(_run):
        with_protocol(
            experiment,
            ("stations", FilledBy.RECORDS, {"riders": {"is_required": True}}),
        )
        raise ConnectionError

    read_import(run, after_piece=change)
    with commits(execute=True):
        desk.post(address("file-continue", experiment, run.pk))
    run.refresh_from_db()
    return run


def test_file_that_another_protocol_stopped_is_mapped_again_and_read_on(
    desk, experiment, commits
):
    run = stopped_by_another_protocol(desk, experiment, commits)
    assert (run.status, run.fault, run.rows_read) == ("failed", "mapping", 500)
    page = desk.get(address("file-run", experiment, run.pk)).content.decode()
    mapping = address("file-mapping", experiment, run.pk)
    assert f'href="{mapping}">Name the columns again and read on</a>' in page
    assert "500 rows are read already" in desk.get(mapping).content.decode()

    with commits(execute=True):
        again = desk.post(mapping, {"column--riders": "people", "decimal": "."})

    run.refresh_from_db()
    assert again.url == address("file-run", experiment, run.pk)
    assert (run.status, run.rows_read, run.accepted) == ("done", 1200, 1200)
    assert Observation.objects.count() == 1200
    last = Observation.objects.get(unit_key="Station 1199")
    assert last.values == {"riders": 1199}
    assert run.mapping["key"] == ["day", "station"]


def test_rows_that_were_read_are_known_by_the_same_columns(desk, experiment, commits):
    run = stopped_by_another_protocol(desk, experiment, commits)
    named = Mapping.from_json({**run.mapping, "fields": {"riders": {"column": "out"}}})
    with pytest.raises(MappingRefused) as refusal:
        start_import(run=run, mapping=replace(named, key=["station"]))
    assert set(refusal.value.faults) == {"key"}
    run.refresh_from_db()
    assert (run.status, run.rows_read) == ("failed", 500)


def test_file_stopped_by_a_fault_of_ours_keeps_its_mapping(desk, experiment, commits):
    run, _response = read(desk, experiment, commits)
    ImportRun.objects.update(status="failed", fault="fault")
    page = desk.get(address("file-run", experiment, run.pk)).content.decode()
    assert "Name the columns again" not in page
    assert desk.get(address("file-mapping", experiment, run.pk)).status_code == 302


def test_piece_that_breaks_in_the_middle_leaves_nothing_of_it(
    desk, experiment, commits, monkeypatch
):
    def broken(*args):
        raise RuntimeError

    monkeypatch.setattr(files, "_count", broken)
    run, _response = read(desk, experiment, commits)
    assert (run.status, run.fault, run.rows_read) == ("failed", "fault", 0)
    assert not Observation.objects.exists()
    monkeypatch.undo()
    with commits(execute=True):
        desk.post(address("file-continue", experiment, run.pk))
    run.refresh_from_db()
    assert (run.status, run.rows_read) == ("done", 7)


@pytest.mark.parametrize("name", ["files", "file-mapping", "file-run", "file-report"])
def test_pages_are_for_organisers_only(
    client, desk, experiment, commits, resident, name
):
    run, _response = read(desk, experiment, commits)
    rest = () if name == "files" else (run.pk,)
    assert desk.get(address(name, experiment, *rest)).status_code in (200, 302)
    other = measured_experiment(organisers=[resident])
    sign_in(client, resident)
    assert client.get(address(name, experiment, *rest)).status_code == 404
    if rest:
        assert client.get(address(name, other, *rest)).status_code == 404
