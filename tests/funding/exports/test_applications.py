import io
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from funding.actions.extracting import (
    EnoughAtWork,
    begin_table,
    tend_extracts,
    write_table,
)
from funding.models import Answer, Application, Extract
from funding.models.extract import ExtractStatus
from funding.permissions import NotForYou
from funding.workflow import Status
from tests.factories.accounts import sign_in
from tests.factories.funding import an_officer, application_in, call_open
from tests.factories.funding_crowd import crowd_of


def written(by, keys=None):
    if keys is None:
        keys = list(Application.objects.order_by("pk").values_list("pk", flat=True))
    extract = begin_table(query="", chosen=keys, by=by)
    return write_table(Extract.objects.get(pk=extract.pk))


def sheets(extract):
    with extract.file.open("rb") as file:
        book = openpyxl.load_workbook(io.BytesIO(file.read()))
    return [[[cell.value for cell in row] for row in sheet.rows] for sheet in book]


def test_a_table_has_a_row_for_each_application_and_its_answers(officer):
    application = application_in(Status.SUBMITTED, title='=HYPERLINK("evil")')
    Answer.objects.create(
        application=application, key="plan", value="@evil", saved_at=timezone.now()
    )

    facts, answers = sheets(written(officer))

    assert facts[1][0] == application.code
    assert facts[1][3] == '\'=HYPERLINK("evil")'
    assert facts[1][8] == 70_000_000
    assert answers[1] == [application.code, "plan", "Plan", "'@evil"]


def test_rows_that_one_may_not_read_are_not_in_it(officer):
    seen = application_in(Status.SUBMITTED)
    draft = application_in(Status.DRAFT)
    sealed = application_in(Status.SUBMITTED, call=call_open(is_sealed=True))

    facts, _answers = sheets(written(officer, [seen.pk, draft.pk, sealed.pk]))

    assert [row[0] for row in facts[1:]] == [seen.code]


def test_progress_is_told_piece_by_piece(officer, monkeypatch):
    crowd_of(30, [call_open()], [officer])
    monkeypatch.setattr("funding.exports.applications.AT_A_TIME", 10)
    told = []
    monkeypatch.setattr(
        "funding.actions.extracting._tell", lambda extract, done: told.append(done)
    )

    extract = written(officer)

    assert told == [10, 20, 30]
    assert (extract.status, extract.rows_done) == (ExtractStatus.DONE, 30)


def test_from_the_button_to_the_file(
    client, officer, django_capture_on_commit_callbacks
):
    application = application_in(Status.SUBMITTED)
    sign_in(client, officer)

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("funding:work-extract-begin") + "?q=lamps")
    extract = Extract.objects.get()
    file = client.get(reverse("funding:work-extract-file", args=[extract.pk]))

    assert answer.url == extract.get_absolute_url()
    assert (extract.chosen, extract.query) == ([application.pk], "q=lamps")
    assert file.status_code == 200
    assert client.get(answer.url).status_code == 200


def test_three_at_once_are_enough_and_nobody_else_has_any(officer, resident):
    for _time in range(3):
        begin_table(query="", chosen=[], by=officer)

    with pytest.raises(EnoughAtWork):
        begin_table(query="", chosen=[], by=officer)
    with pytest.raises(NotForYou):
        begin_table(query="", chosen=[], by=resident)


def test_the_clock_deletes_old_files_and_begins_lost_ones_anew(
    officer, django_capture_on_commit_callbacks
):
    old, lost = written(officer), begin_table(query="", chosen=[], by=officer)
    long_ago = timezone.now() - timedelta(days=4)
    Extract.objects.filter(pk=old.pk).update(made_at=long_ago)
    Extract.objects.filter(pk=lost.pk).update(looked_at=long_ago)
    name, storage = old.file.name, old.file.storage

    with django_capture_on_commit_callbacks(execute=True):
        assert tend_extracts() == 1

    assert not storage.exists(name)
    assert Extract.objects.get(pk=old.pk).file.name == ""
    assert Extract.objects.get(pk=lost.pk).status == ExtractStatus.DONE


def test_whoever_lost_the_role_gets_nothing(officer):
    application_in(Status.SUBMITTED)
    other = an_officer()
    extract = begin_table(
        query="",
        chosen=list(Application.objects.values_list("pk", flat=True)),
        by=other,
    )
    other.groups.clear()

    facts, _answers = sheets(write_table(Extract.objects.get(pk=extract.pk)))

    assert len(facts) == 1
