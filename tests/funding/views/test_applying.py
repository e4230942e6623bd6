"""The pages of applying, as plain pages and as their script asks."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from funding.models import Application, Document, TeamMember
from funding.workflow import Status
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.applying import (
    ANSWERS,
    PDF,
    answer,
    begun,
    every_kind,
    lead_of,
    near_its_end,
    page_of,
    sent,
    shown_of,
    submitted,
    with_file,
    written,
)
from tests.factories.funding import call_open, firm_of

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


def test_call_is_begun_with_ones_organisation(client, here, lead):
    call, firm = call_open(every_kind()), firm_of(lead)
    address = f"/en/funding/calls/{call.slug}/apply/"
    assert firm.name in client.get(address).content.decode()
    answer_ = client.post(address, {"organisation": firm.pk})
    application = Application.objects.get()
    assert answer_.url == here(application)
    assert (application.organisation, application.officer) == (firm, None)


def test_somebody_elses_organisation_is_not_offered(client, here, lead):
    call = call_open(every_kind())
    firm_of(lead)
    client.post(
        f"/en/funding/calls/{call.slug}/apply/",
        {"organisation": firm_of(UserFactory()).pk},
    )
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    "end",
    [
        "",
        "check/",
        "team/",
        "organisation/",
        "withdraw/",
        "save/",
        "form/project/what/",
    ],
)
def test_strangers_find_no_such_page(client, end):
    application = begun()
    sign_in(client, UserFactory())
    assert (
        client.get(f"/en/funding/applications/{application.code}/{end}").status_code
        == 404
    )


def test_tasks_say_how_far_each_part_is(client, here, lead):
    application = begun(lead)
    text = client.get(here(application)).content.decode()
    assert "Cannot start yet" in text
    assert here(application, page_of(application)) in text
    assert here(application, page_of(application, "work", "steps")) not in text
    answer(application, **ANSWERS)
    text = client.get(here(application)).content.decode()
    assert "2 of 2 parts completed" in text


def test_page_is_saved_and_leads_to_the_next(client, here, lead):
    application = begun(lead)
    data = sent(
        application, title="Lamps", plan="We build.", stage="idea", has_data="no"
    ) | {"then": "next"}
    response = client.post(here(application, page_of(application)), data)
    assert response.url == here(application, page_of(application, page="money"))
    assert application.answers.get(key="has_data").value is False


def test_page_says_what_is_missing_and_keeps_the_rest(client, here, lead):
    application = begun(lead)
    response = client.post(
        here(application, page_of(application)),
        sent(application, title="Lamps", plan=" ") | {"then": "next"},
    )
    text = response.content.decode()
    assert response.status_code == 200
    assert "Something needs mending" in text
    assert application.answers.get(key="title").value == "Lamps"
    stop = client.post(
        here(application, page_of(application)),
        sent(application, plan="x") | {"then": "tasks"},
    )
    assert stop.url == here(application)


def test_answer_that_asks_for_more_shows_it_first(client, here, lead):
    application = begun(lead)
    address = here(application, page_of(application))
    data = sent(
        application, title="Lamps", plan="We build.", stage="idea", has_data="yes"
    ) | {"then": "next"}
    assert client.post(address, data).url == address
    hidden = (
        'data-question="protection" data-kind="text" data-version="0" data-base="null"'
    )
    page = client.get(address).content.decode()
    assert hidden in page
    assert page.partition(hidden)[2].partition(">")[0].endswith("hidden") is False


def test_collision_is_a_choice_on_the_plain_page(client, here, lead):
    application = begun(lead)
    answer(application, plan="One.")
    late = sent(application, plan="One, mine.")
    answer(application, plan="One, theirs.")
    address = here(application, page_of(application))
    text = client.post(address, late | {"then": "next"}).content.decode()
    assert "One, mine.</textarea>" in text
    assert "One, theirs.</blockquote>" in text
    assert application.answers.get(key="plan").value == "One, theirs."
    client.post(address, late | {"take": "plan"})
    assert application.answers.get(key="plan").value == "One, theirs."
    client.post(address, late | {"version--plan": 2, "then": "stay"})
    assert application.answers.get(key="plan").value == "One, mine."


def rows(*cells):
    data = {
        "version--budget": 0,
        "answer-budget--row": [f"r{number}" for number in range(len(cells))],
    }
    for number, (what, won) in enumerate(cells):
        data |= {
            f"answer-budget--r{number}--what": what,
            f"answer-budget--r{number}--won": won,
        }
    return data


def test_rows_come_and_go_without_a_script(client, here, lead):
    application = begun(lead)
    answer(
        application, **{key: value for key, value in ANSWERS.items() if key != "budget"}
    )
    address = here(application, page_of(application, "work", "steps"))
    added = client.post(
        address, rows(("Lamp", "1,000"), ("Pole", "5")) | {"add-row": "budget"}
    )
    assert added.url == f"{address}#id_answer-budget_set"
    kept = application.answers.get(key="budget")
    assert [row["won"] for row in kept.value] == [1000, 5]
    client.post(
        address,
        rows(("Lamp", "1,000"), ("Pole", "5"))
        | {"version--budget": 1, "remove-row": "budget--r0"},
    )
    assert [row["what"] for row in application.answers.get(key="budget").value] == [
        "Pole"
    ]


def test_files_are_taken_or_refused_one_by_one(client, here, lead):
    application = begun(lead)
    address = here(application, page_of(application, "work", "steps"))
    files = [
        SimpleUploadedFile("plan.pdf", PDF),
        SimpleUploadedFile("evil.pdf", b"MZ\x00"),
    ]
    response = client.post(
        address, {"version--proof": 0, "answer-proof": files, "then": "stay"}
    )
    assert "evil.pdf: This is not a complete PDF." in response.content.decode()
    document = Document.objects.get()
    assert document.name == "plan.pdf"
    shown = client.get(here(application, f"files/{document.pk}/"))
    assert b"".join(shown.streaming_content) == PDF
    assert shown["Content-Disposition"].startswith("attachment")
    client.post(address, {"version--proof": 0, "remove-file": document.pk})
    assert not Document.objects.exists()


def test_what_was_typed_into_a_session_that_ended_is_back_after_signing_in(lead):
    application, client = begun(lead), Client()
    address = f"/en/funding/applications/{application.code}/{page_of(application)}"
    response = client.post(
        address, sent(application, plan="Typed for an hour.") | {"then": "next"}
    )
    assert response.url.startswith("/en/account/login/?next=/en/funding/applications/")
    sign_in(client, lead)
    text = client.get(address).content.decode()
    assert "Typed for an hour.</textarea>" in text
    assert "what you had typed is back" in text
    assert not application.answers.filter(key="plan").exists()
    assert "Typed for an hour." not in client.get(address).content.decode()


def submit(client, here, application):
    return client.post(here(application, "check/"), {"shown": shown_of(application)})


def test_checked_submitted_and_received(client, here, lead):
    application = written(lead)
    with_file(application)
    text = client.get(here(application, "check/")).content.decode()
    assert shown_of(application) in text
    assert "Submit the application" in text
    assert submit(client, here, application).url == here(application, "receipt/")
    submission = application.submissions.get()
    assert (
        submission.digest in client.get(here(application, "receipt/")).content.decode()
    )
    assert (
        client.get(here(application, "receipt.json")).content.decode()
        == submission.content
    )
    assert client.get(here(application, "receipt.pdf")).content.startswith(b"%PDF-")
    assert submit(client, here, application).url == here(application, "receipt/")
    assert application.submissions.count() == 1


def test_check_says_what_is_missing_with_ways_to_it(client, here, lead):
    application = begun(lead)
    text = client.get(here(application, "check/")).content.decode()
    assert f"{here(application, page_of(application))}#question-title" in text
    assert 'name="shown"' not in text


def test_too_late_is_said_and_nothing_is_lost(client, here, lead):
    application = near_its_end(written(lead), seconds=-1)
    assert (
        "it cannot be submitted to this call"
        in client.get(here(application, "check/")).content.decode()
    )
    assert submit(client, here, application).url == here(application, "check/")
    application.refresh_from_db()
    assert (application.status, application.answers.count() > 5) == (Status.DRAFT, True)


def test_page_after_it_says_what_comes_next(
    client, here, lead, django_assert_max_num_queries
):
    application = submitted(lead)
    with django_assert_max_num_queries(24):
        text = client.get(here(application)).content.decode()
    for words in (
        "An officer checks whether everything is there",
        "You submitted it.",
        "Too few applications",
    ):
        assert words in text


def test_lead_withdraws_on_one_page(client, here, lead):
    application = submitted(lead)
    address = here(application, "withdraw/")
    assert client.get(address).status_code == 200
    assert client.post(
        address, {"reason": "", "version": application.version}
    ).url == here(application)
    application.refresh_from_db()
    assert application.status == Status.WITHDRAWN
    assert client.get(address).status_code == 404


def test_others_of_the_team_read_and_do_not_withdraw(client):
    application, viewer = submitted(), UserFactory()
    TeamMember.objects.create(application=application, person=viewer, role="viewer")
    sign_in(client, viewer)
    address = f"/en/funding/applications/{application.code}/"
    assert client.get(address).status_code == 200
    assert client.get(f"{address}withdraw/").status_code == 404
    assert client.get(f"{address}receipt.json").status_code == 200


def test_list_puts_what_waits_first_and_costs_the_same(
    client, here, lead, django_assert_num_queries
):
    application = begun(lead)
    text = client.get("/en/funding/applications/").content.decode()
    assert text.index("Waiting for you") < text.index("Finish and submit it")
    assert application.code in text
    with_one = queries_of(client)
    for _more in range(3):
        submitted(lead)
    assert queries_of(client) == with_one


def queries_of(client):
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as queries:
        client.get("/en/funding/applications/")
    return len(queries)


def test_organisation_with_a_wrong_digit_is_not_taken(client, here, lead):
    application = begun(lead)
    address = here(application, "organisation/")
    data = {
        "name": "Lamp & Co",
        "kind": "startup",
        "registration_number": "123-45-67890",
    }
    assert "its last digit does not fit" in client.post(address, data).content.decode()
    client.post(address, data | {"registration_number": "123-45-67891"})
    application.refresh_from_db()
    assert application.organisation.registration_number == "1234567891"
    assert application.organisation.members.get().person == lead
    again = client.post(address, data | {"registration_number": "1234567891"})
    assert "known here already" in again.content.decode()


def test_invitation_is_read_before_it_is_taken(
    client, here, lead, mailoutbox, django_capture_on_commit_callbacks
):
    application = begun(lead)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            here(application, "team/"), {"email": "new@example.org", "role": "editor"}
        )
    link = next(word for word in mailoutbox[-1].body.split() if "/invitations/" in word)
    path = link.partition("//")[2].partition("/")[2]
    new = sign_in(Client(), UserFactory(email="new@example.org"))
    assert "You are invited to a team" in new.get(f"/{path}").content.decode()
    assert application.team.filter(person=None).count() == 1
    assert new.post(f"/{path}").url == here(application)
    assert new.get(f"/{path}").status_code == 404
    assert lead_of(application) == lead


def test_words_of_the_corpora_come_back_as_text(client, here, lead):
    cache.clear()
    application = begun(lead)
    attack = '"><img src=x onerror=alert(1)><script>alert(2)</script>{{ 7*7 }}\u202e'
    data = sent(application, title=attack, plan=attack, firm_name=attack) | {
        "then": "tasks"
    }
    client.post(here(application, page_of(application)), data)
    for end in ("", page_of(application), "check/"):
        text = client.get(here(application, end)).content.decode()
        assert "<img src=x" not in text
        assert "<script>alert" not in text
