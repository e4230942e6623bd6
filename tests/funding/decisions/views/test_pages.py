"""What officers and applicants do on the pages of deciding."""

import csv
import io

import pytest
from django.urls import reverse

from funding.decisions.actions.carrying import carry_out_due
from funding.decisions.models import FeedbackDraft, PanelMeeting, Ruling
from funding.enums import Outcome
from funding.models import Application, Redress
from funding.workflow import Status
from tests.factories.accounts import sign_in
from tests.factories.decisions import (
    draw_promised,
    feedback_drafted,
    judged_call,
    ruled,
)
from tests.factories.funding import MILLION, application_in, team_of
from tests.streams import body_of

pytestmark = pytest.mark.django_db


def url(name, *arguments) -> str:
    return reverse(f"funding_decisions:{name}", args=arguments)


@pytest.fixture
def judged(client):
    call, applications = judged_call(
        total_amount=120 * MILLION, most_amount=60 * MILLION
    )
    sign_in(client, call.officer)
    return call, applications


def choices(chosen, step="check", **more):
    data = {"step": step, "leaves": "half_hour", **more}
    for application, outcome in chosen.items():
        data[f"outcome-{application.code}"] = outcome
        data[f"amount-{application.code}"] = "50000000"
    return data


def reasons(**more):
    return {f"reason-{outcome}": f"Because of {outcome}." for outcome in Outcome} | more


def test_letters_are_looked_at_before_anything_is_decided(client, judged):
    call, (first, second, third) = judged
    feedback_drafted(third)
    chosen = {first: "selected", second: "reserve", third: "declined"}

    page = client.post(url("decide", call.slug), choices(chosen, **reasons()))

    shown = page.content.decode()
    assert page.status_code == 200
    for application in chosen:
        assert application.code in shown
    assert shown.count("<details>") == 3
    assert "It is told well what comes first" in shown
    assert not Ruling.objects.exists()
    statuses = Application.objects.filter(call=call).values_list("status", flat=True)
    assert set(statuses) == {Status.PANEL}


def test_confirmed_they_wait_and_are_carried_out(client, judged):
    call, (first, second, third) = judged
    feedback_drafted(third)
    chosen = {first: "selected", second: "reserve", third: "declined"}
    data = choices(chosen, "confirm", **reasons(**{f"reason-{first.code}": "Best."}))

    page = client.post(url("decide", call.slug), data)

    assert page.status_code == 302
    rulings = {each.application: each for each in Ruling.objects.all()}
    assert len({each.batch for each in rulings.values()}) == 1
    assert rulings[first].reason == "Best."
    assert rulings[second].reason == "Because of reserve."
    keys = [each.pk for each in rulings.values()]
    client.post(url("ruling-undo", call.slug), {"ruling": [rulings[second].pk]})
    client.post(url("ruling-hurry", call.slug), {"ruling": keys})
    assert carry_out_due() == 2
    statuses = Application.objects.filter(call=call).order_by("pk")
    assert [each.status for each in statuses] == ["selected", "panel", "declined"]


def test_a_dry_run_names_what_would_be_refused(client, judged):
    call, (first, second, third) = judged
    silent = client.post(
        url("decide", call.slug),
        choices({first: "declined"}, "confirm", **reasons()),
    )
    dear = client.post(
        url("decide", call.slug),
        choices(dict.fromkeys((first, second, third), "selected"), **reasons()),
    )

    assert "at least 40 characters" in silent.content.decode()
    assert "would cost more than the call has" in dear.content.decode()
    for page in (silent, dear):
        assert 'value="confirm"' not in page.content.decode()
    assert not Ruling.objects.exists()


@pytest.mark.parametrize(
    ("chosen", "more"),
    [("", reasons()), ("selected", {}), ("nonsense", reasons())],
)
def test_what_is_not_filled_in_is_asked_again(client, judged, chosen, more):
    call, (first, *_others) = judged
    page = client.post(url("decide", call.slug), choices({first: chosen}, **more))
    assert "error-summary" in page.content.decode()
    assert not Ruling.objects.exists()


def test_one_application_alone(client, judged):
    call, (first, second, _third) = judged
    page = client.get(f"{url('decide', call.slug)}?code={first.code}").content.decode()
    assert (first.code in page, second.code in page) == (True, False)
    assert client.get(f"{url('decide', call.slug)}?code=DF-1").status_code == 404


def test_the_ranking_page_says_it_in_words_and_figures(
    client, judged, django_assert_max_num_queries
):
    call, (first, *_others) = judged
    draw_promised(call)
    with django_assert_max_num_queries(22):
        page = client.get(url("ranking", call.slug)).content.decode()
    assert "The money reaches 2 applications" in page
    assert page.count('class="strip"') == 3
    assert page.index(first.code) < page.index(_others[0].code)


def test_the_file_of_the_ranking_runs_nothing(client, judged):
    call, (first, *_others) = judged
    Application.objects.filter(pk=first.pk).update(title="=cmd|' /C calc'!A0")
    content = body_of(client.get(url("ranking-file", call.slug)))
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert [len(row) for row in rows] == [15] * 4
    assert rows[1][:4] == [first.code, "'=cmd|' /C calc'!A0", "1", "1"]


def test_feedback_is_saved_while_it_is_typed(client, judged):
    _call, (first, *_others) = judged
    address = url("feedback-save", first.code, "technology")
    json = {"headers": {"accept": "application/json"}}

    saved = client.post(address, {"words": "One.", "version": 0}, **json)
    again = client.post(address, {"words": "Two.", "version": 1}, **json)
    late = client.post(address, {"words": "Three.", "version": 1}, **json)
    plain = client.post(address, {"words": "Three.", "version": 1})

    assert (saved.json()["version"], again.json()["version"]) == (1, 2)
    assert late.status_code == 409
    assert "Two." in plain.content.decode() and "Three." in plain.content.decode()
    assert FeedbackDraft.objects.get().words == "Two."
    page = client.get(url("feedback", first.code)).content.decode()
    assert "Why technology gets so much." in page
    assert (
        client.post(url("feedback-save", first.code, "no"), {"version": 0}).status_code
        == 404
    )


def test_a_meeting_from_the_invitation_to_the_closed_minutes(client, judged, reviewer):
    call, (first, *_others) = judged
    client.post(
        url("meeting-new", call.slug),
        {
            "at": "2026-12-01T14:00",
            "place": "Hall",
            "chair": call.officer.pk,
            "people": [reviewer.pk],
        },
    )
    meeting = PanelMeeting.objects.get()
    assert meeting.seats.count() == 2
    seats = list(meeting.seats.values_list("pk", flat=True))
    client.post(url("meeting-presence", meeting.pk), {"seat": seats})
    client.post(
        url("meeting-note", meeting.pk, first.code),
        {
            "words": "Strong.",
            "recommendation": "selected",
            "amount": "40000000",
            "version": 0,
        },
    )
    client.post(url("meeting-minutes", meeting.pk), {"minutes": "Begun.", "version": 1})
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert "Strong." in page and "Begun." in page
    assert client.get(url("meeting-pdf", meeting.pk)).content[:5] == b"%PDF-"
    client.post(url("meeting-close", meeting.pk))
    closed = client.get(meeting.get_absolute_url()).content.decode()
    assert "<textarea" not in closed and "Strong." in closed
    decide = client.get(url("decide", call.slug)).content.decode()
    assert 'value="40000000"' in decide
    sign_in(client, reviewer)
    assert "Strong." in client.get(meeting.get_absolute_url()).content.decode()
    assert client.post(url("meeting-close", meeting.pk)).status_code == 302


def test_the_applicants_read_their_decision_and_ask_for_redress(client):
    call, (first, *_others) = judged_call()
    feedback_drafted(first)
    ruled(first, Outcome.DECLINED, wait=0, reason="Others were stronger.")
    carry_out_due()
    people = team_of(first)
    sign_in(client, people["editor"])
    page = client.get(url("decision", first.code)).content.decode()
    assert "Others were stronger." in page and "It is told well" in page
    assert url("redress-ask", first.code) not in page
    assert client.get(url("redress-ask", first.code)).status_code == 404

    sign_in(client, people["lead"])
    assert (
        url("redress-ask", first.code)
        in client.get(url("decision", first.code)).content.decode()
    )
    data = {"grounds": "late", "words": "It came late."}
    assert client.post(url("redress-ask", first.code), data).status_code == 302
    redress = Redress.objects.get()
    client.post(url("redress-withdraw", first.code, redress.pk))
    redress.refresh_from_db()
    assert redress.status == "withdrawn"


def test_the_answer_is_by_somebody_else(client, director):
    call, (first, *_others) = judged_call()
    feedback_drafted(first)
    ruled(first, Outcome.DECLINED, wait=0)
    carry_out_due()
    lead = team_of(first)["lead"]
    sign_in(client, lead)
    client.post(url("redress-ask", first.code), {"grounds": "rule", "words": "So."})
    redress = Redress.objects.get()

    sign_in(client, call.officer)
    page = client.get(url("redress", redress.pk)).content.decode()
    assert "<textarea" not in page
    data = {"verdict": "upheld", "answer": "A rule broke."}
    assert client.post(url("redress", redress.pk), data).status_code == 200
    sign_in(client, director)
    assert client.post(url("redress", redress.pk), data).status_code == 302
    sign_in(client, lead)
    assert "A rule broke." in client.get(url("decision", first.code)).content.decode()


def test_nothing_is_told_before_there_is_a_decision(client):
    application = application_in(Status.PANEL)
    sign_in(client, application.team.get(role="lead").person)
    assert client.get(url("decision", application.code)).status_code == 404
