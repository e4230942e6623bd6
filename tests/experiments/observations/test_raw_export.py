import csv
import json
import tracemalloc
from io import BytesIO, StringIO
from itertools import islice

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from experiments.observations.codes import code_of
from experiments.observations.consented import rows_of
from experiments.observations.exports.raw import raw_chunks
from experiments.observations.models import Correction, Observation
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.experiments import decisions_for
from tests.shared import shared_file
from tests.streams import body_of

from .publishing import observe, participants, protocol, readings, running_experiment

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return UserFactory(email="organiser@example.org")


@pytest.fixture
def experiment(organiser):
    return running_experiment(organisers=[organiser])


def export(client, experiment, form="diary", kind="csv"):
    return client.get(
        reverse("observations:raw-export", args=[experiment.slug, form, kind])
    )


def rows_in(response) -> list[dict]:
    text = body_of(response).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def diary(experiment, person, **values):
    values = {"minutes": 9.0, **values}
    return observe(experiment, "diary", values, day=timezone.localdate(), by=person)


def correct(observation, field, old, new, reason="A slip"):
    now = timezone.now()
    Correction.objects.create(
        observation=observation, field=field, old=old, new=new, reason=reason, at=now
    )


def test_export_has_answers_under_codes_with_what_was_corrected(
    client, experiment, organiser
):
    (person,) = participants(experiment, 1)
    made = diary(experiment, person, note="See you")
    correct(made, "minutes", 90, 9)
    sign_in(client, organiser)
    (row,) = rows_in(export(client, experiment))
    assert row["participant"] == code_of(person.pk)
    assert (row["minutes"], row["note"]) == ("9.0", "See you")
    day = timezone.now().date().isoformat()
    assert row["corrections"] == f"minutes: 90 became 9 on {day}, because: A slip"


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_export_names_nobody(client, experiment, organiser, kind):
    (person,) = participants(experiment, 1)
    diary(experiment, person)
    sign_in(client, organiser)
    body = body_of(export(client, experiment, kind=kind))
    for secret in ("Person 0", person.user.email, person.code):
        assert secret.encode() not in body


def test_export_leaves_out_what_was_given_for_a_refused_purpose(
    client, experiment, organiser
):
    decided = decisions_for(experiment, photos=False)
    (person,) = participants(experiment, 1, decisions=decided)
    made = diary(experiment, person, street="mangwon-ro")
    correct(made, "street", "yanghwa-ro", "mangwon-ro")
    sign_in(client, organiser)
    (row,) = rows_in(export(client, experiment))
    assert (row["street"], row["corrections"]) == ("", "")
    entries = json.loads(body_of(export(client, experiment, kind="json")))["entries"]
    assert entries[0]["corrections"] == []
    assert "street" not in entries[0]["values"]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_export_has_those_who_refused_publication_too(
    client, experiment, organiser, kind
):
    decided = decisions_for(experiment, photos=False)
    (person,) = participants(experiment, 1, decisions=decided)
    diary(experiment, person)
    sign_in(client, organiser)
    assert code_of(person.pk).encode() in body_of(export(client, experiment, kind=kind))


@pytest.mark.corpora
def test_export_holds_nothing_that_a_program_would_run(client, experiment, organiser):
    corpus = json.loads(shared_file("corpora/generated/csv_formula.json").read_text())
    (person,) = participants(experiment, 1)
    for text in (each.replace("\x00", "") for each in corpus):  # as answers are cleaned
        made = diary(experiment, person, note=text)
        correct(made, "note", "x", text, reason=text)
    sign_in(client, organiser)
    rows = rows_in(export(client, experiment))
    cells = [cell for row in rows for cell in row.values()]
    assert len(rows) == len(corpus)
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r＝") and cell] == []
    book = load_workbook(BytesIO(body_of(export(client, experiment, kind="xlsx"))))
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row}
    assert "f" not in kinds


def test_export_json_of_nothing_is_json(client, experiment, organiser):
    sign_in(client, organiser)
    found = json.loads(body_of(export(client, experiment, kind="json")))
    assert (found["form"], found["entries"]) == ("diary", [])


def test_export_needs_the_second_factor_of_residents_too(client, experiment, organiser):
    sign_in(client, organiser, second_factor=False)
    answer = export(client, experiment)
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("accounts:second-factor"))


@pytest.mark.parametrize(("form", "kind"), [("nothing", "csv"), ("diary", "ods")])
def test_export_of_what_is_not_there_is_not_found(
    client, experiment, organiser, form, kind
):
    sign_in(client, organiser)
    assert export(client, experiment, form, kind).status_code == 404


def test_export_too_often_is_refused(client, experiment, organiser):
    sign_in(client, organiser)
    codes = [export(client, experiment).status_code for _turn in range(31)]
    assert codes == [200] * 30 + [429]


MOST_BYTES = 6_000_000


def test_export_of_many_rows_needs_little_memory(experiment):
    """Three chunks of rows and more; the negative control keeps them all."""
    readings(experiment, 1)
    (one,) = Observation.objects.all()
    copies = (copy_of(one, number) for number in range(20_000))
    while batch := list(islice(copies, 1_000)):
        Observation.objects.bulk_create(batch)
    asked = protocol(experiment)
    form = asked.form("roof")
    for kind in ("csv", "xlsx", "json"):
        chunks = raw_chunks(experiment, asked, form, kind)
        assert peak_of(lambda chunks=chunks: all(chunks)) < MOST_BYTES, kind
    kept = rows_of(experiment, asked, form="roof", to_publish=False)
    assert peak_of(lambda: list(kept)) > MOST_BYTES


def copy_of(one, number):
    values = {"temperature": number / 7, "lit": True}
    fields = {
        each.attname: getattr(one, each.attname)
        for each in Observation._meta.concrete_fields
        if not each.primary_key
    }
    key = type(one.client_key)(int=10**20 + number)
    return Observation(**{**fields, "client_key": key, "values": values})


def peak_of(work) -> int:
    tracemalloc.start()
    work()
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_rows_can_be_asked_for_by_their_keys(experiment):
    readings(experiment, 3)
    wanted = Observation.objects.order_by("pk")[1].pk
    found = rows_of(experiment, protocol(experiment), to_publish=False, only=[wanted])
    assert [row.pk for row in found] == [wanted]
