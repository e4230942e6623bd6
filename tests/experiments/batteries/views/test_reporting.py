"""Two taps without an account; the queue and the check of those who take part."""

from uuid import uuid4

import pytest
from django.urls import reverse

from experiments.batteries.enums import Outcome, PointStatus, ReportKind
from experiments.batteries.models import PointReport
from tests.factories.accounts import sign_in
from tests.factories.batteries import reported_gone, seen_point

pytestmark = pytest.mark.django_db


def test_two_taps_without_an_account(client):
    point = seen_point()
    page = client.get(reverse("batteries:report", args=[point.code]))
    key = page.context["form"].initial["client_key"]
    sent = {"kind": "gone", "client_key": key}
    for _twice in range(2):
        answer = client.post(page.request["PATH_INFO"], sent)
        assert answer.url == reverse("batteries:reported", args=[point.code, key])
    report = PointReport.objects.get()
    assert (report.kind, report.person, report.note) == (ReportKind.GONE, None, "")
    assert client.get(answer.url).context["report"] == report


def test_words_stay_when_something_is_wrong(client):
    point = seen_point()
    address = reverse("batteries:report", args=[point.code])
    answer = client.post(
        address, {"kind": "stolen", "client_key": uuid4(), "note": "x"}
    )
    assert answer.status_code == 422
    assert answer.context["form"]["note"].value() == "x"
    assert not PointReport.objects.exists()


def test_reports_of_one_connection_are_limited(client):
    point = seen_point()
    address = reverse("batteries:report", args=[point.code])
    statuses = {
        client.post(address, {"kind": "full", "client_key": uuid4()}).status_code
        for _time in range(13)
    }
    assert statuses == {302, 429}
    assert PointReport.objects.count() == 12


def test_queue_and_check_are_for_those_who_take_part(client, scheme, checker, resident):
    point = seen_point()
    reported_gone(point)
    sign_in(client, resident)
    queue = reverse("batteries:checks")
    assert client.get(queue).url == scheme.experiment.get_absolute_url()
    sign_in(client, checker)
    answer = client.get(queue)
    assert [(each, each.waiting) for each in answer.context["page_of"]] == [(point, 1)]
    address = reverse("batteries:check", args=[point.code])
    assert client.post(address, {}).status_code == 422
    sent = {"status": "working", "opening_hours": "Mo 09:00-10:00", "steps": "yes"}
    assert client.post(address, sent).url == queue
    point.refresh_from_db()
    assert (point.status, point.doubts, point.is_step_free, point.hours.count()) == (
        PointStatus.WORKING,
        0,
        True,
        1,
    )
    assert PointReport.objects.get().outcome == Outcome.WRONG


def test_hours_that_cannot_be_read_are_asked_again(client, scheme, checker):
    point = seen_point()
    sign_in(client, checker)
    address = reverse("batteries:check", args=[point.code])
    answer = client.post(address, {"status": "working", "opening_hours": "mornings"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["opening_hours"]
