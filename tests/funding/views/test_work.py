from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from funding.enums import ConflictKind
from funding.models import Application, Conflict, Extract, SavedSearch
from funding.workflow import Event, Status
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.funding import a_director, an_officer, application_in, call_open
from tests.factories.funding_crowd import crowd_of

MOST_QUERIES = 15


@pytest.fixture
def at_desk(client, officer):
    return sign_in(client, officer)


@pytest.fixture
def application(db):
    return application_in(Status.SUBMITTED)


def bind(person, application):
    return Conflict.objects.create(
        person=person,
        application=application,
        kind=ConflictKind.FAMILY,
        source="officer",
        at=timezone.now(),
    )


def page(client, name, *arguments, **query):
    return client.get(reverse(f"funding:{name}", args=arguments), query)


def test_the_desk_is_there_for_the_foundation_alone(
    client, resident, reviewer, manager
):
    for person in (resident, reviewer, manager):
        assert page(sign_in(client, person), "work").status_code == 404
    for person in (an_officer(), a_director()):
        assert page(sign_in(client, person), "work").status_code == 200


def test_approvals_are_the_directors(client, officer):
    assert page(sign_in(client, officer), "work-director").status_code == 404
    assert page(sign_in(client, a_director()), "work-director").status_code == 200


@pytest.mark.parametrize("name", ["work", "work-board", "work-table"])
def test_lists_name_what_is_submitted_and_no_drafts(at_desk, application, name):
    draft = application_in(Status.DRAFT, title="Still secret")

    answer = page(at_desk, name).content.decode()

    assert (name == "work-board" or name == "work-table") <= (
        application.code in answer
    )
    assert draft.code not in answer
    assert "Still secret" not in answer


def test_whoever_has_a_conflict_meets_no_trace(at_desk, officer, application):
    bind(officer, application)
    traces = (application.code, application.title, application.organisation.name)

    for name in ("work", "work-board", "work-table", "work-people"):
        answer = page(at_desk, name).content.decode()
        assert [each for each in traces if each in answer] == []
    found = page(at_desk, "work-table", q=application.code)
    assert found.context["page_of"].paginator.count == 0
    for name in ("work-application",):
        assert page(at_desk, name, application.code).status_code == 404
    for name in ("work-step", "work-assign", "work-remind", "work-bundle"):
        address = reverse(f"funding:{name}", args=[application.code])
        assert at_desk.post(address, {"reason": "To see it."}).status_code == 404


def test_of_a_sealed_call_there_are_counts_until_the_deadline(at_desk):
    call = call_open(is_sealed=True)
    application = application_in(Status.SUBMITTED, call=call)

    overview = page(at_desk, "work-calls")
    table = page(at_desk, "work-table").content.decode()

    row = next(each for each in overview.context["calls"] if each.call == call)
    assert (row.submitted, row.under_decision, row.asked) == (1, 0, None)
    assert application.code not in table
    assert page(at_desk, "work-application", application.code).status_code == 404
    call.closes_at = timezone.now() - timedelta(minutes=1)
    call.save()
    assert page(at_desk, "work-application", application.code).status_code == 200


def test_a_search_with_a_fault_finds_nothing_and_points_at_it(at_desk, application):
    answer = page(at_desk, "work-table", q="status:submited")

    assert answer.context["page_of"].paginator.count == 0
    assert "<mark>submited</mark>" in answer.content.decode()
    assert "q=status%3Asubmitted" in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("status:submitted", True),
        ("-status:submitted", False),
        ("amount>69m", True),
        ("amount>70m", False),
        ("match:30m..", True),
        ("lamps", True),
        ('"lamps that" -roofs', True),
        ("lead:none", True),
        ("lead:me", False),
        ("after:1d", True),
        ("before:1d", False),
        ("submitted:today", True),
        ("kind:startup", True),
        ("is:ours,redress", True),
        ("is:redress", False),
        ("-is:demo", True),
        ("decided:today", False),
    ],
)
def test_what_the_language_finds(at_desk, application, query, is_found):
    found = page(at_desk, "work-table", q=query).context["page_of"].paginator.count

    assert found == int(is_found)


def test_lists_cost_the_same_with_many(at_desk, officer, django_assert_max_num_queries):
    calls = [call_open(slug=f"call-{each}-of-many") for each in range(3)]
    crowd_of(120, calls, [officer])

    for name in (
        "work-board",
        "work-table",
        "work-calls",
        "work-people",
        "work-extracts",
    ):
        page(at_desk, name)
        with django_assert_max_num_queries(MOST_QUERIES):
            assert page(at_desk, name, q="amount>1m").status_code == 200


@pytest.mark.parametrize(
    ("somebody", "rooms"),
    [
        (an_officer, ["awards/", "reviews/desk/", "decisions/calls/spring/", "reviews/desk/spring/"]),
        (a_director, ["awards/", "decisions/calls/spring/"]),
    ],
)  # fmt: skip
def test_the_desk_leads_to_its_rooms(db, client, somebody, rooms):
    application_in(Status.SUBMITTED, call=call_open(slug="spring"))
    html = page(sign_in(client, somebody()), "work-calls").content.decode()
    every = ["awards/", "reviews/desk/", "decisions/calls/spring/", "reviews/desk/spring/"]  # fmt: skip
    assert [each for each in every if f'href="/en/funding/{each}"' in html] == rooms


def test_the_board_has_a_column_for_each_status_that_goes_on(at_desk, officer):
    crowd_of(42, [call_open()], [officer])

    board = page(at_desk, "work-board").context["board"]

    assert board.number == 42
    assert [each.number for each in board.columns] == [3] * 9
    assert sum(each.number for each in board.ended) == 15
    assert [len(each.cards) for each in board.columns] == [3] * 9


def test_searches_are_kept_and_forgotten_by_their_owner(at_desk, officer, neighbour):
    keep = reverse("funding:work-search-keep")

    at_desk.post(keep, {"name": "Mine", "query": "lead=me"})
    at_desk.post(keep, {"name": "Mine", "query": "lead=none"})
    others = SavedSearch.objects.create(person=neighbour, name="x", query="q=x")
    at_desk.post(reverse("funding:work-search-forget", args=[others.pk]))

    kept = officer.funding_searches.get()
    assert (kept.name, kept.query) == ("Mine", "lead=none")
    assert SavedSearch.objects.filter(pk=others.pk).exists()
    back = {"name": "Mine", "query": "a=b", "next": "https://evil.example/"}
    assert at_desk.post(keep, back).url == reverse("funding:work-table")
    at_desk.post(reverse("funding:work-search-forget", args=[kept.pk]))
    assert not officer.funding_searches.exists()


def act(client, *applications, **data):
    picks = [f"{each.code}:{each.version}" for each in applications]
    return client.post(reverse("funding:work-act"), {"pick": picks, **data})


def status_of(application):
    return Application.objects.get(pk=application.pk).status


def test_a_rehearsal_says_what_would_happen_and_changes_nothing(at_desk, application):
    drafted = application_in(Status.IN_REVIEW)

    answer = act(at_desk, application, drafted, act=Event.START_REVIEW)

    assert [each.is_done for each in answer.context["results"]] == [True, False]
    assert status_of(application) == Status.SUBMITTED
    assert application.events.count() == 2


def test_the_act_itself_is_done_row_by_row(at_desk, application):
    stale, other = application_in(Status.SUBMITTED), application_in(Status.SUBMITTED)
    stale.version -= 1

    answer = act(at_desk, application, stale, other, act="start_review", really="yes")

    assert [each.is_done for each in answer.context["results"]] == [True, False, True]
    assert status_of(application) == status_of(other) == Status.IN_REVIEW
    assert status_of(stale) == Status.SUBMITTED


def test_acts_of_others_are_not_offered_in_bulk(at_desk, application):
    answer = act(at_desk, application, act=Event.SELECT, really="yes")

    assert answer.status_code == 302
    assert status_of(application) == Status.SUBMITTED


def test_everything_that_was_found_is_what_the_search_finds(at_desk, application):
    application_in(Status.SUBMITTED, title="Roofs")

    answer = act(
        at_desk, act="start_review", everything="yes", question="q=lamps", really="yes"
    )

    assert [each.code for each in answer.context["results"]] == [application.code]


def test_whoever_looks_after_it_is_somebody_without_a_conflict(at_desk, application):
    bound, free = an_officer(), a_director()
    bind(bound, application)
    address = reverse("funding:work-assign", args=[application.code])

    for person in (bound, UserFactory()):
        at_desk.post(address, {"officer": person.pk})
        assert Application.objects.get(pk=application.pk).officer is None
    at_desk.post(address, {"officer": free.pk})
    assert Application.objects.get(pk=application.pk).officer == free


def test_changes_are_asked_for_in_named_parts(at_desk, application):
    address = reverse("funding:work-request-changes", args=[application.code])
    sent = {"reason": "Say how many.", "version": application.version}

    refused = at_desk.post(address, {**sent, "sections": ["nowhere"]})
    at_desk.post(address, {**sent, "sections": ["project"]})

    assert refused.status_code == 200
    assert status_of(application) == Status.CHANGES_REQUESTED
    event = application.events.get(event=Event.REQUEST_CHANGES)
    assert event.payload == {"sections": ["project"]}


def test_steps_are_shown_with_what_stands_in_their_way(at_desk):
    application = application_in(Status.IN_REVIEW)

    steps = page(at_desk, "work-application", application.code).context["steps"]

    to_panel = next(each for each in steps if each["step"].event == Event.TO_PANEL)
    assert not to_panel["step"].is_open
    assert [each.holds for each in to_panel["step"].conditions] == [False]
    assert to_panel["step"].conditions[0].sentence


def test_a_step_needs_its_reason_and_the_version_one_saw(at_desk, application):
    address = reverse("funding:work-step", args=[application.code])
    sent = {"event": Event.FIND_INELIGIBLE, "version": application.version}

    at_desk.post(address, sent)
    at_desk.post(address, {**sent, "reason": "Not in the city.", "version": 0})
    assert status_of(application) == Status.SUBMITTED
    at_desk.post(address, {**sent, "reason": "Not in the city."})
    assert status_of(application) == Status.INELIGIBLE


def test_a_conflict_that_an_officer_sets_hides_it_at_once(
    at_desk, officer, application, client
):
    other = an_officer()
    Application.objects.filter(pk=application.pk).update(officer=other)
    address = reverse("funding:work-conflict", args=[application.code])

    at_desk.post(address, {"person": other.pk, "kind": "family", "note": "Sisters."})

    assert Application.objects.get(pk=application.pk).officer is None
    found = Conflict.objects.get(person=other)
    lift = reverse("funding:work-conflict-lift", args=[application.code, found.pk])
    at_desk.post(lift, {"note": ""})
    assert Conflict.objects.standing().filter(person=other).exists()
    at_desk.post(lift, {"note": "It was somebody else."})
    assert not Conflict.objects.standing().filter(person=other).exists()


def test_what_is_taken_along_is_written_down(at_desk, officer, application):
    address = reverse("funding:work-bundle", args=[application.code])

    assert at_desk.post(address, {"reason": "short"}).status_code == 302
    assert Extract.objects.count() == 0
    assert at_desk.post(address, {"reason": "The yearly audit."}).status_code == 200
    taken = Extract.objects.get()
    assert (taken.person, taken.application, taken.reason) == (
        officer,
        application,
        "The yearly audit.",
    )


def test_an_extract_belongs_to_whoever_made_it(at_desk, application):
    own = Extract.objects.create(
        person=an_officer(), kind="table", made_at=timezone.now()
    )

    assert page(at_desk, "work-extract", own.pk).status_code == 404
    assert page(at_desk, "work-extract-file", own.pk).status_code == 404
