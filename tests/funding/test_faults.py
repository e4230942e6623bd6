"""What breaks in the middle: a mail server that is away, a worker that is killed, a file far too large. Nothing lost, nothing twice."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile

from accounts.notifications.models import Delivery
from funding.actions.extracting import begin_table, tend_extracts, write_table
from funding.awards.actions import contracting
from funding.awards.forms.evidence import EvidenceField
from funding.awards.models import Award, ContractVersion
from funding.models import Application, Extract
from funding.models.extract import ExtractStatus
from funding.reviews.forms.desk import CopyForm
from funding.workflow import Event, Status
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.applying import shown_of, written
from tests.factories.awards import cast_of, plan_for
from tests.factories.funding import MILLION, application_in

pytestmark = pytest.mark.django_db
SMTP = "django.core.mail.backends.smtp.EmailBackend"
TOO_LARGE = 200 * 1024 * 1024


class Killed(BaseException):
    """As a worker ends that is told to at once: nothing of its own catches that."""


def killed(*_arguments, **_more):
    raise Killed


def huge(name):
    """Two hundred megabytes of nothing; they take no room on the disk."""
    upload = TemporaryUploadedFile(name, "application/pdf", TOO_LARGE, None)
    upload.file.truncate(TOO_LARGE)
    return upload


def test_submitting_takes_no_notice_of_a_mail_server_that_is_away(
    client, settings, monkeypatch, django_capture_on_commit_callbacks
):
    application = written(UserFactory())
    lead = application.team.get(role="lead").person
    settings.EMAIL_BACKEND, tried = SMTP, []

    def away(_server, messages):
        tried.extend(messages)
        raise ConnectionRefusedError

    monkeypatch.setattr(f"{SMTP}.send_messages", away)
    sign_in(client, lead)
    address = f"/en/funding/applications/{application.code}"
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"{address}/check/", {"shown": shown_of(application)})
    assert answer.url == f"{address}/receipt/"
    assert client.get(answer.url).status_code == 200
    assert application.submissions.count() == 1
    assert application.events.filter(event=Event.SUBMIT).count() == 1
    told = Delivery.objects.filter(notification__person=lead, means="mail")
    assert told.count() == 1


def test_a_contract_whose_pdf_was_killed_is_written_once_afterwards(monkeypatch):
    people = cast_of()
    application = application_in(
        Status.SELECTED,
        lead=people.lead,
        officer=people.officer,
        director=people.director,
    )
    more = {
        "application": application,
        "plan": plan_for(70 * MILLION),
        "by": people.officer,
    }
    with monkeypatch.context() as now:
        now.setattr(contracting, "contract_pdf", killed)
        with pytest.raises(Killed):
            contracting.write_contract(**more)
    assert not Award.objects.exists()
    assert not ContractVersion.objects.exists()
    version = contracting.write_contract(**more)
    assert (version.number, ContractVersion.objects.count()) == (1, 1)
    assert Application.objects.get(pk=application.pk).status == Status.SELECTED


def test_a_table_whose_worker_was_killed_is_written_by_the_next(
    officer, monkeypatch, django_capture_on_commit_callbacks
):
    application_in(Status.SUBMITTED)
    keys = list(Application.objects.values_list("pk", flat=True))
    extract = begin_table(query="", chosen=keys, by=officer)
    with monkeypatch.context() as now:
        now.setattr("funding.actions.extracting.File", killed)
        with pytest.raises(Killed):
            write_table(Extract.objects.get(pk=extract.pk))
    half = Extract.objects.get()
    assert (half.status, half.file.name) == (ExtractStatus.RUNNING, "")
    monkeypatch.setattr("funding.actions.extracting.STALLED_AFTER", timedelta(0))
    with django_capture_on_commit_callbacks(execute=True):
        assert tend_extracts() == 1
        assert tend_extracts() == 1
    done = Extract.objects.get()
    assert (done.status, done.rows_done) == (ExtractStatus.DONE, 1)


@pytest.mark.parametrize("name", ["plan.pdf", "photo.jpg"])
def test_a_file_of_200_mb_is_refused_by_its_size_with_a_sentence(name):
    with pytest.raises(ValidationError) as refusal:
        EvidenceField().clean([huge(name)])
    form = CopyForm({}, {"copy": huge(name)})
    assert not form.is_valid()
    for said in (refusal.value.messages, form.errors["copy"]):
        assert len(said) == 1
        assert "MB" in said[0]
