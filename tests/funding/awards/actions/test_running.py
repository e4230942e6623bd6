"""Milestones, contributions, reports and changes: the team says it, the officer looks."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.notifications.models import Notification
from funding.awards.actions import (
    ask_variation,
    claim_contribution,
    decide_contribution,
    decide_milestone,
    decide_report,
    decide_variation,
    hand_in_milestone,
    note_visit,
    open_experiment,
    remind_of_what_is_due,
    send_report,
    take_back_contribution,
    take_back_variation,
)
from funding.awards.enums import Change, MatchKind
from funding.awards.models import Contribution
from funding.awards.permissions import (
    EvidenceMissing,
    HasExperiment,
    NotForYou,
    NotRunning,
    ReasonMissing,
    StepNotListed,
)
from funding.awards.workflow import MilestoneStatus, ReportStatus, VariationStatus
from tests.factories.awards import (
    achieved,
    approved,
    balances,
    brought,
    cast_of,
    fresh,
    paper,
    running,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast_of()


@pytest.fixture
def award(people):
    return running(people)


def test_a_milestone_is_shown_by_something(award, people):
    milestone = award.milestones.get(number=1)
    with pytest.raises(EvidenceMissing):
        hand_in_milestone(milestone=milestone, words="Done.", by=people.lead)
    with pytest.raises(NotForYou):
        hand_in_milestone(
            milestone=milestone, words="Done.", files=[paper()], by=people.officer
        )
    hand_in_milestone(
        milestone=milestone, words="Done.", files=[paper()], by=people.lead
    )
    kept = milestone.files.get()
    assert (kept.name, kept.size, len(kept.sha256)) == ("proof.txt", 15, 64)


def test_an_officer_asks_for_more_and_then_accepts(award, people):
    milestone = award.milestones.get(number=1)
    hand_in_milestone(
        milestone=milestone, words="Done.", files=[paper()], by=people.lead
    )
    with pytest.raises(ReasonMissing):
        decide_milestone(milestone=milestone, is_achieved=False, by=people.officer)
    with pytest.raises(NotForYou):
        decide_milestone(milestone=milestone, is_achieved=True, by=people.lead)
    decide_milestone(
        milestone=milestone, is_achieved=False, answer="Photos", by=people.officer
    )
    again = hand_in_milestone(milestone=milestone, words="More.", by=people.lead)
    assert again.status == MilestoneStatus.HANDED_IN
    decide_milestone(milestone=milestone, is_achieved=True, by=people.officer)
    with pytest.raises(StepNotListed):
        decide_milestone(milestone=milestone, is_achieved=True, by=people.officer)


def test_nothing_is_handed_in_before_the_contract_is_signed(people):
    version = approved(people)
    milestone = version.award.milestones.get(number=1)
    with pytest.raises(NotRunning):
        hand_in_milestone(
            milestone=milestone, words="Done.", files=[paper()], by=people.lead
        )


def claim(award, people, **changed):
    return claim_contribution(
        **{
            "award": award,
            "kind": MatchKind.CASH,
            "what": "Wages",
            "amount": 5,
            "on": timezone.localdate(),
            "files": [paper()],
            "by": people.lead,
            **changed,
        }
    )


def test_a_contribution_counts_when_an_officer_has_looked(award, people):
    claimed = claim(award, people)
    assert balances(award).match_cash == 0
    with pytest.raises(NotForYou):
        decide_contribution(contribution=claimed, is_accepted=True, by=people.lead)
    decide_contribution(contribution=claimed, is_accepted=True, by=people.officer)
    assert (balances(award).match_cash, balances(award).outside) == (5, -5)


def test_what_was_counted_wrongly_is_taken_out_with_a_counter_entry(award, people):
    counted = brought(award, people, 9)
    with pytest.raises(ReasonMissing):
        decide_contribution(contribution=counted, is_accepted=False, by=people.officer)
    decide_contribution(
        contribution=counted, is_accepted=False, answer="Twice", by=people.officer
    )
    assert balances(award).match_cash == 0
    assert award.transactions.filter(corrects__isnull=False).count() == 1


def test_a_contribution_needs_evidence_and_one_in_kind_a_valuation(award, people):
    with pytest.raises(EvidenceMissing):
        claim(award, people, files=[])
    for raw in ({"kind": MatchKind.IN_KIND}, {"amount": 0}, {"amount": -5}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Contribution.objects.create(
                **{
                    "award": award,
                    "kind": MatchKind.CASH,
                    "what": "W",
                    "amount": 5,
                    "on": timezone.localdate(),
                    **raw,
                }
            )


def test_a_claim_can_be_taken_back_until_it_counts(award, people):
    take_back_contribution(contribution=claim(award, people), by=people.lead)
    with pytest.raises(StepNotListed):
        take_back_contribution(contribution=brought(award, people, 9), by=people.lead)


WORDS = {"done": "D", "learnt": "L", "next_steps": "N", "spent": 5}


def test_a_report_goes_back_and_forth_until_it_is_accepted(award, people):
    report = award.reports.order_by("due_on").first()
    with pytest.raises(NotForYou):
        send_report(report=report, words=WORDS, by=people.officer)
    send_report(report=report, words=WORDS, by=people.lead)
    with pytest.raises(ReasonMissing):
        decide_report(report=report, is_accepted=False, by=people.officer)
    decide_report(report=report, is_accepted=False, answer="More", by=people.officer)
    send_report(report=report, words={**WORDS, "done": "E"}, by=people.lead)
    accepted = decide_report(report=report, is_accepted=True, by=people.officer)
    assert (accepted.status, accepted.done) == (ReportStatus.ACCEPTED, "E")


def test_a_later_end_moves_the_final_report(award, people):
    later = award.ends_on + timedelta(days=60)
    asked = ask_variation(
        award=award, change=Change.LATER_END, words="Rain", new_on=later, by=people.lead
    )
    with pytest.raises(NotForYou):
        decide_variation(variation=asked, is_granted=True, by=people.lead)
    decide_variation(variation=asked, is_granted=True, by=people.officer)
    assert fresh(award).ends_on == later
    assert award.reports.get(is_final=True).due_on == later + timedelta(days=30)


def test_a_later_milestone_and_a_declined_change(award, people):
    milestone = award.milestones.get(number=2)
    later = milestone.due_on + timedelta(days=9)
    asked = ask_variation(
        award=award,
        change=Change.LATER_MILESTONE,
        words="Rain",
        new_on=later,
        milestone=milestone,
        by=people.lead,
    )
    decide_variation(variation=asked, is_granted=True, by=people.officer)
    assert award.milestones.get(number=2).due_on == later
    other = ask_variation(
        award=award, change=Change.CONTENT, words="Other lamps", by=people.lead
    )
    with pytest.raises(ReasonMissing):
        decide_variation(variation=other, is_granted=False, by=people.officer)
    taken = take_back_variation(variation=other, by=people.lead)
    assert taken.status == VariationStatus.WITHDRAWN


def test_a_visit_is_noted_by_the_foundation(award, people):
    seen = {
        "award": award,
        "on": timezone.localdate(),
        "place": "Workshop",
        "words": "Lamps hang.",
        "is_shared": True,
    }
    with pytest.raises(NotForYou):
        note_visit(by=people.lead, **seen)
    assert note_visit(by=people.colleague, **seen).place == "Workshop"


def test_an_award_opens_one_experiment(award, people):
    experiment = open_experiment(award=award, by=people.officer)
    assert list(experiment.awards.all()) == [award]
    assert list(experiment.organisers.all()) == [people.lead]
    with pytest.raises(HasExperiment):
        open_experiment(award=award, by=people.officer)


def told(person, event) -> int:
    return Notification.objects.filter(person=person, event=event).count()


def test_reminders_are_told_once_each(award, people):
    milestone = award.milestones.order_by("due_on").first()
    days = [milestone.due_on + timedelta(days=days) for days in (-14, -14, -3, 1, 2)]
    for day in days:
        remind_of_what_is_due(day)
    assert (told(people.lead, "soon"), told(people.lead, "late")) == (2, 1)


def test_nobody_is_reminded_of_what_is_done_or_not_begun(people):
    award = running(people)
    achieved(award, people, 1)
    written(cast_of())
    day = award.milestones.get(number=1).due_on
    assert remind_of_what_is_due(day) == 0
