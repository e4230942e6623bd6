"""Calls as everybody reads them: before their opening, while they are open, after it."""

import json
import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from funding.actions.composing import ask_for_publication, begin_draft
from funding.announcing import earlier_calls, is_about_to_change
from funding.cards import eligibility_panel, publishing_work
from funding.models import Application, Call, Decision
from funding.ready_made import READY_MADE
from funding.workflow import Status
from tests.factories.accounts import sign_in
from tests.factories.funding import CallFactory, call_open, close, draft_of
from tests.factories.home import CallPageFactory, opened_park

pytestmark = pytest.mark.django_db
CALLS = "/en/funding/"


@pytest.fixture(autouse=True)
def park():
    opened_park()


def read(client, address, status=200):
    response = client.get(address, headers={"host": "localhost"})
    assert response.status_code == status, response.get("Location")
    return response


def coming(**fields):
    now = timezone.now()
    return call_open(
        opens_at=now + timedelta(days=5), closes_at=now + timedelta(days=40), **fields
    )


def listed(client, query=""):
    html = read(client, CALLS + query).content.decode()
    return re.findall(r'<h3[^>]*><a href="/en/funding/calls/([^/]+)/"', html)


def test_list_begins_with_what_closes_next(client):
    close(call_open(slug="over"))
    coming(slug="coming")
    call_open(slug="later", closes_at=timezone.now() + timedelta(days=20))
    call_open(slug="soon", closes_at=timezone.now() + timedelta(days=2))
    CallFactory(slug="on-the-desk")

    assert listed(client) == ["soon", "later", "coming", "over"]
    assert listed(client, "?show=open") == ["soon", "later"]
    assert listed(client, "?show=coming") == ["coming"]
    assert listed(client, "?show=closed") == ["over"]
    assert listed(client, "?show=anything") == ["soon", "later", "coming", "over"]


def test_list_costs_the_same_however_many_calls_there_are(
    client, django_assert_max_num_queries, django_assert_num_queries
):
    call_open()
    with django_assert_max_num_queries(12):
        read(client, CALLS)
    with django_assert_max_num_queries(12) as few:
        read(client, CALLS)
    for _each in range(4):
        call_open()
    with django_assert_num_queries(len(few)):
        read(client, CALLS)


@pytest.mark.parametrize(
    "make", [call_open, coming, lambda **fields: close(call_open(**fields))]
)
def test_every_rule_is_public_before_while_and_after(
    client, make, django_assert_max_num_queries
):
    asked = READY_MADE["co-investment"].composition
    make(
        asked=asked,
        slug="a-call",
        grace_minutes=15,
        is_sealed=True,
        needs_sign_off=True,
    )
    with django_assert_max_num_queries(12):
        html = read(client, CALLS + "calls/a-call/").content.decode()
    told = [
        "25 %</span>",  # the weight of a criterion
        "New, and the difference is shown.",  # an anchor
        "at least 30 % yourselves",
        "Only from those who are selected",
        "Decision expected",
        "for 15 minutes",
        "Asia/Seoul",
        "They do not learn who applies.",
    ]
    assert [words for words in told if words not in html] == []


def test_call_that_was_not_published_is_not_there(client, officer):
    CallFactory(slug="on-the-desk")
    read(client, CALLS + "calls/on-the-desk/", 404)
    read(sign_in(client, officer), CALLS + "calls/on-the-desk/form/", 404)


def test_story_of_a_call_takes_the_place_of_its_plain_page(
    client, django_assert_max_num_queries
):
    call = call_open(slug="lamps")
    CallPageFactory(call=call)
    assert read(client, CALLS + "calls/lamps/", 302)["Location"] == "/en/lamps/"
    with django_assert_max_num_queries(12):
        html = read(client, "/en/lamps/").content.decode()
    assert (
        "technology" in html.lower(),
        "From the opening to the decision" in html,
    ) == (True, True)
    assert read(client, "/ko/funding/calls/lamps/").status_code == 200


def test_search_finds_the_story_by_a_criterion(client):
    CallPageFactory(call=call_open(slug="lamps"))
    html = read(client, "/en/search/?q=technology").content.decode()
    assert 'href="/en/lamps/"' in html


def test_sitemap_names_each_call_once(client):
    CallPageFactory(call=call_open(slug="told"))
    call_open(slug="plain")
    found = set(
        re.findall(
            r"<loc>https?://[^/]+(/en/[^<]*)</loc>",
            read(client, "/sitemap.xml").content.decode(),
        )
    )
    assert {CALLS, CALLS + "calls/plain/", "/en/told/"} <= found
    assert CALLS + "calls/told/" not in found


def test_form_can_be_read_beforehand(client):
    asked = READY_MADE["co-investment"].composition
    call_open(asked=asked, slug="a-call")
    html = read(client, CALLS + "calls/a-call/form/").content.decode()
    labels = [
        field["label"]["en"]
        for section in asked["sections"]
        for page in section["pages"]
        for field in page["fields"]
    ]
    assert [label for label in labels if label.replace("'", "&#x27;") not in html] == []


@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_feeds_tell_of_calls_in_the_readers_language(client, language):
    call_open(slug="lamps")
    for kind, path in (("rss", "channel/item/title"), ("atom", "{*}entry/{*}title")):
        response = read(client, f"/{language}/funding/calls.{kind}")
        titles = ElementTree.fromstring(response.content).findall(path)  # noqa: S314
        wanted = {"en": "lamps", "ko": "lamps (한국어)", "th": "lamps (ไทย)"}[language]
        assert [each.text for each in titles] == [wanted]


def test_dates_for_ones_calendar(client):
    call_open(slug="lamps")
    body = read(client, CALLS + "calls/lamps/dates.ics").content.decode()
    assert body.count("BEGIN:VEVENT") == 3


def test_clock_is_that_of_the_server_and_no_copy_of_it_is_kept(client):
    response = read(client, CALLS + "clock/")
    told = json.loads(response.content)["now"]
    assert abs(timezone.datetime.fromisoformat(told) - timezone.now()) < timedelta(
        seconds=5
    )
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(("seconds", "is_kept"), [(30, False), (120, True)])
def test_no_copy_is_kept_across_a_deadline(client, seconds, is_kept):
    call = call_open(
        slug="lamps", closes_at=timezone.now() + timedelta(seconds=seconds)
    )
    for address in (CALLS, CALLS + "calls/lamps/"):
        assert (
            "no-store" not in read(client, address).get("Cache-Control", "")
        ) is is_kept
    CallPageFactory(call=call)
    response = read(client, "/en/lamps/")
    assert ("no-store" not in response.get("Cache-Control", "")) is is_kept


def test_end_of_the_grace_is_a_moment_that_changes_pages():
    now = timezone.now()
    call = CallFactory.build(
        opens_at=now - timedelta(days=3),
        closes_at=now - timedelta(minutes=14, seconds=30),
        grace_minutes=15,
    )
    assert is_about_to_change([call], now) is True
    assert is_about_to_change([call], now + timedelta(minutes=1)) is False


def decided(call, status, days, amount=None):
    application = draft_of(call=call)
    Application.objects.filter(pk=application.pk).update(
        status=status,
        submitted_at=call.opens_at,
        decided_at=call.closes_at + timedelta(days=days, hours=1),
    )
    if amount:
        Decision.objects.create(
            application=application,
            outcome="selected",
            amount=amount,
            at=timezone.now(),
        )


def test_figures_of_earlier_calls_are_those_of_their_applications():
    call = call_open()
    for days in (10, 20, 30, 40):
        decided(call, Status.DECLINED, days)
    decided(call, Status.RUNNING, 50, 60_000_000)
    decided(call, Status.INELIGIBLE, 5)
    draft_of(call=call)
    close(call)
    (past,) = earlier_calls(timezone.now())
    assert (past.applied, past.eligible, past.selected, past.granted) == (
        6,
        5,
        1,
        60_000_000,
    )
    assert past.half_days < past.most_days


def test_of_fewer_than_five_decisions_no_days_are_told():
    call = call_open()
    for days in (10, 20, 30, 40):
        decided(call, Status.DECLINED, days)
    close(call)
    (past,) = earlier_calls(timezone.now())
    assert (past.applied, past.half_days, past.most_days) == (4, None, None)


# May I apply?


def ask(client, **answers):
    address = CALLS + "calls/a-call/eligibility/"
    response = client.post(address, answers, headers={"host": "localhost"})
    assert response.status_code == 302
    return read(client, address).content.decode()


@pytest.fixture
def quiz():
    return call_open(asked=READY_MADE["co-investment"].composition, slug="a-call")


RIGHT = {
    "organisation": "startup",
    "founded_on": (timezone.now() - timedelta(days=900)).date().isoformat(),
    "in_seoul": "yes",
    "taxes_paid": "yes",
    "not_excluded": "no",
    "not_funded_twice": "no",
    "can_match": "yes",
}


def test_answers_are_judged_without_signing_in_and_stay_in_the_session(client, quiz):
    assert "You may apply" in ask(client, **RIGHT)
    kept = client.session["funding_eligibility"]["a-call"]
    assert (kept["in_seoul"], kept["not_excluded"], kept["organisation"]) == (
        True,
        False,
        "startup",
    )


def test_whoever_fails_reads_why_and_may_go_on(client, quiz):
    html = ask(client, **{**RIGHT, "founded_on": "2001-01-01"})
    verdict = (
        html[html.index('id="result"') : html.index("<form")]
        if '<form class="form"' in html
        else html
    )
    assert "By these answers you cannot be funded" in html
    assert "A start-up is a business in its first seven years" in verdict


def test_what_is_left_open_is_counted(client, quiz):
    assert "6 questions are not answered yet" in ask(client, in_seoul="yes")


def test_answers_survive_signing_in(client, quiz, founder):
    ask(client, **RIGHT)
    sign_in(client, founder)
    assert client.session["funding_eligibility"]["a-call"]["can_match"] is True


@pytest.mark.parametrize(
    "answers",
    [{"founded_on": "never"}, {"organisation": "circus"}, {"in_seoul": "<script>"}],
)
def test_answers_that_are_none_are_told(client, quiz, answers):
    response = client.post(
        CALLS + "calls/a-call/eligibility/", answers, headers={"host": "localhost"}
    )
    assert response.status_code == 200
    assert "field-error" in response.content.decode()


def test_quiz_is_kept_by_nobody(client, quiz):
    assert (
        "no-store" in read(client, CALLS + "calls/a-call/eligibility/")["Cache-Control"]
    )


def test_front_page_and_menu_lead_to_calls_once_there_are_some(client):
    before = read(client, "/en/").content.decode()
    call_open()
    after = read(client, "/en/").content.decode()
    assert (before.count(f'href="{CALLS}"'), after.count(f'href="{CALLS}"')) == (0, 2)


def test_preview_is_for_the_foundation(client, officer, founder):
    call = CallFactory()
    call_open()
    begin_draft(call=call, begins_with="small", by=officer)
    address = f"{CALLS}preview/{call.pk}/"
    read(sign_in(client, founder), address, 404)
    html = read(sign_in(client, officer), address).content.decode()
    assert "on the officer" in html
    assert Call.objects.get(pk=call.pk).published_at is None


def test_answers_go_along_with_the_application_that_is_begun(client, quiz, founder):
    ask(client, **{**RIGHT, "founded_on": "2001-01-01"})
    sign_in(client, founder)
    begin = CALLS + "calls/a-call/apply/"
    for _press in range(2):
        client.post(begin, {}, headers={"host": "localhost"})
    application = Application.objects.get()
    kept = application.answers.get(key="eligibility").value
    assert (kept["founded_on"], kept["in_seoul"]) == ("2001-01-01", True)
    assert "a-call" not in client.session["funding_eligibility"]
    verdicts = eligibility_panel(application, founder)["verdicts"]
    assert [each.question.key for each in verdicts if not each.passes] == ["founded_on"]


def test_direction_finds_what_is_to_be_published(officer, director):
    call = CallFactory()
    begin_draft(call=call, begins_with="small", by=officer)
    assert publishing_work(director) == []
    ask_for_publication(call=call, by=officer)
    (work,) = publishing_work(director)
    assert work.address == f"/admin/calls/{call.pk}/check/"
    assert publishing_work(officer) == []


def test_a_changed_deadline_stands_on_the_page_with_old_and_new(
    client, officer, founder, django_assert_max_num_queries
):
    call = call_open(slug="a-call")
    address = CALLS + "work/calls/a-call/deadline/"
    read(sign_in(client, founder), address, 404)
    client.logout()
    sign_in(client, officer)
    page = read(client, address).content.decode()
    assert "Change it and tell everybody" in page
    later = timezone.localtime(call.closes_at + timedelta(days=3))
    typed = {
        "kind": "moved",
        "becomes_at": later.strftime("%Y-%m-%dT%H:%M"),
        "seen": call.closes_at.isoformat(),
        **{f"reason_{code}": "A broken line." for code in ("en", "ko", "th")},
    }
    answer = client.post(address, typed)
    assert answer.status_code == 302, answer.context["form"].errors
    said = client.post(address, typed).context["form"].errors
    assert "Somebody else has just changed the deadline" in str(said)
    client.logout()
    with django_assert_max_num_queries(12):
        html = read(client, CALLS + "calls/a-call/").content.decode()
    old, new = re.search("<del>(.*?)</del>.*?<ins>(.*?)</ins>", html).groups()
    assert later.strftime("%Y-%m-%dT%H:%M") in new
    assert "A broken line." in html
