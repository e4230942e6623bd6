"""From the last check to the receipt: exactly what was shown, in time, once."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from funding.actions.autosaving import Change, save_answers
from funding.actions.moving import move
from funding.actions.submitting import (
    ChangedSinceShown,
    DeadlineHasPassed,
    return_from_sign_off,
    send_for_sign_off,
    submit_application,
)
from funding.enums import TeamRole
from funding.models import Submission, TeamMember
from funding.permissions import NotComplete, NotForYou, ReasonMissing, SignOffNeeded
from funding.workflow import Event, Status
from tests.factories.accounts import UserFactory
from tests.factories.applying import (
    answer,
    begun,
    lead_of,
    near_its_end,
    shown_of,
    submitted,
    with_file,
    written,
)
from tests.factories.funding import an_officer, guards_pass

pytestmark = pytest.mark.django_db


def submit(application, by=None, **more):
    by = by or lead_of(application)
    return submit_application(
        application=application, **{"shown": shown_of(application), "by": by, **more}
    )


def test_submission_is_everything_with_its_hash():
    application = written()
    document = with_file(application)
    submission = submit(application)
    application.refresh_from_db()
    content = json.loads(submission.content)
    assert (application.status, application.submitted_at) == (
        Status.SUBMITTED,
        submission.at,
    )
    assert submission.digest == hashlib.sha256(submission.content.encode()).hexdigest()
    assert content["answers"]["budget"][0]["won"] == 100_000_000
    assert [each["sha256"] for each in content["documents"]] == [document.sha256]
    assert content["organisation"]["name"] == application.organisation.name
    event = application.events.latest("seq")
    assert event.payload == {
        "submission": 1,
        "sha256": submission.digest,
        "grace_used": False,
    }


def test_what_is_hidden_is_not_submitted():
    application = written()
    answer(application, has_data=True, protection="Locked away.")
    answer(application, has_data=False)
    assert "protection" not in json.loads(submit(application).content)["answers"]


def test_pressed_twice_it_is_one_submission():
    application = written()
    shown = shown_of(application)
    first, second = submit(application, shown=shown), submit(application, shown=shown)
    assert (first.pk, Submission.objects.count()) == (second.pk, 1)
    assert application.events.filter(event=Event.SUBMIT).count() == 1


def test_what_was_changed_since_it_was_shown_is_not_submitted():
    application = written()
    shown = shown_of(application)
    answer(application, plan="Something else.")
    with pytest.raises(ChangedSinceShown):
        submit(application, shown=shown)
    assert not Submission.objects.exists()


def test_incomplete_is_not_submitted_and_nothing_of_it_stays():
    application = begun()
    with pytest.raises(NotComplete):
        submit(application)
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    "role", [TeamRole.EDITOR, TeamRole.VIEWER, TeamRole.SIGNATORY, None]
)
def test_only_the_lead_submits(role):
    application, by = written(), UserFactory()
    if role:
        TeamMember.objects.create(application=application, person=by, role=role)
    with pytest.raises(NotForYou):
        submit(application, by=by)


@pytest.mark.parametrize(
    ("pressed", "grace", "outcome"),
    [
        (-0.1, 0, False),
        (0, 0, None),
        (0, 5, True),
        (299.9, 5, True),
        (300, 5, None),
    ],
)
def test_deadline_is_a_moment_with_its_published_grace(pressed, grace, outcome):
    application = near_its_end(written(), seconds=600, grace_minutes=grace)
    at = application.call.closes_at + timedelta(seconds=pressed)
    if outcome is None:
        with pytest.raises(DeadlineHasPassed):
            submit(application, at=at)
        return
    submission = submit(application, at=at)
    assert (
        submission.grace_used,
        application.events.latest("seq").payload["grace_used"],
    ) == (outcome, outcome)


def test_press_that_came_in_time_counts_however_long_the_line_is():
    application = near_its_end(written(), seconds=-2)
    assert submit(application, at=timezone.now() - timedelta(seconds=2.1)).number == 1


def test_database_keeps_a_submission_as_it_is():
    submission = submit(written())
    with pytest.raises(DatabaseError), transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(content="{}")


class TestSignOff:
    @pytest.fixture
    def application(self):
        return written(needs_sign_off=True)

    @pytest.fixture
    def signatory(self, application):
        person = UserFactory(display_name="Signatory")
        TeamMember.objects.create(
            application=application, person=person, role=TeamRole.SIGNATORY
        )
        return person

    def test_lead_alone_cannot_submit(self, application):
        with pytest.raises(SignOffNeeded):
            submit(application)

    def test_second_person_submits_what_was_sent(self, application, signatory):
        send_for_sign_off(
            application=application,
            shown=shown_of(application),
            by=lead_of(application),
        )
        application.refresh_from_db()
        assert application.status == Status.SIGN_OFF
        submission = submit(application, by=signatory)
        application.refresh_from_db()
        assert (application.status, submission.number) == (Status.SUBMITTED, 1)

    def test_second_person_returns_it_with_a_reason(self, application, signatory):
        send_for_sign_off(
            application=application,
            shown=shown_of(application),
            by=lead_of(application),
        )
        return_from_sign_off(
            application=application, reason="The budget is last year's.", by=signatory
        )
        application.refresh_from_db()
        assert application.status == Status.DRAFT
        assert application.events.latest("seq").reason == "The budget is last year's."


def test_changes_are_the_next_submission_even_after_the_deadline():
    application = submitted()
    with guards_pass():
        move(
            application=application,
            event=Event.REQUEST_CHANGES,
            by=an_officer(),
            version=application.version,
            reason="How many?",
            payload={"sections": ["project"]},
        )
    near_its_end(application, seconds=-99)
    change = Change("plan", "We build ten lamps.", 1)
    save_answers(application=application, changes=[change], by=lead_of(application))
    second = submit(application)
    application.refresh_from_db()
    assert (second.number, second.grace_used, application.status) == (
        2,
        False,
        Status.SUBMITTED,
    )
    assert [
        json.loads(each.content)["answers"]["plan"]
        for each in application.submissions.order_by("number")
    ] == [
        "We build lamps. They listen.",
        "We build ten lamps.",
    ]


def test_reason_of_a_return_is_no_duty_but_of_a_person_of_the_team():
    application = written(needs_sign_off=True)
    send_for_sign_off(
        application=application, shown=shown_of(application), by=lead_of(application)
    )
    with pytest.raises((NotForYou, ReasonMissing)):
        return_from_sign_off(application=application, reason="x", by=UserFactory())
