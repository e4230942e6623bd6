import csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.accounts import UserFactory, sign_in
from tests.factories.experiments import decisions_for, join, ready_experiment
from tests.streams import body_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return UserFactory(email="organiser@example.org")


@pytest.fixture
def experiment(organiser):
    return ready_experiment(slug="happy-parking", capacity=1, organisers=[organiser])


def export(client, experiment, kind: str):
    return client.get(
        reverse("experiments:organise-export", args=[experiment.slug, kind])
    )


def rows_of(response) -> list[list[str]]:
    text = body_of(response).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline="")))


def test_export_everyone_in_order_with_decisions(client, experiment, organiser):
    first = join(experiment, UserFactory(display_name="김하나"))
    decisions = decisions_for(experiment, photos=False)
    second = join(experiment, UserFactory(display_name="สมชาย"), decisions=decisions)
    sign_in(client, organiser)
    header, *rows = rows_of(export(client, experiment, "csv"))
    assert header[:4] == ["Status", "Number", "Name", "Receipt"]
    assert [[*row[:4], *row[7:]] for row in rows] == [
        ["Joined", "1", "김하나", first.code, "version 1, current", "yes", "yes"],
        ["On the waiting list", "1", "สมชาย", second.code]
        + ["version 1, current", "yes", "no"],
    ]


def test_export_name_that_is_a_formula_is_text(client, experiment, organiser):
    join(experiment, UserFactory(display_name="=HYPERLINK(1)"))
    sign_in(client, organiser)
    assert rows_of(export(client, experiment, "csv"))[1][2] == "'=HYPERLINK(1)"
    book = load_workbook(BytesIO(body_of(export(client, experiment, "xlsx"))))
    assert book.active["C2"].value == "'=HYPERLINK(1)"
    assert book.active["C2"].data_type == "s"


def test_export_contains_no_addresses(client, experiment, organiser, resident):
    join(experiment, resident)
    sign_in(client, organiser)
    body = body_of(export(client, experiment, "csv")).decode()
    assert resident.email not in body


def test_export_of_another_kind_is_not_found(client, experiment, organiser):
    sign_in(client, organiser)
    assert export(client, experiment, "ods").status_code == 404


def test_export_too_often_is_refused(client, experiment, organiser):
    sign_in(client, organiser)
    codes = [export(client, experiment, "csv").status_code for _turn in range(31)]
    assert codes == [200] * 30 + [429]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_export_of_nobody_has_only_the_heading(client, experiment, organiser, kind):
    sign_in(client, organiser)
    response = export(client, experiment, kind)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment; filename=")
    assert body_of(response)
