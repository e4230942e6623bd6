"""Plants one application: what a team and the foundation did, day after day, up to where it stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from funding.actions.applying import begin_application
from funding.actions.autosaving import Change, save_answers
from funding.actions.desk import assign_officer
from funding.actions.moving import move
from funding.actions.organisations import save_organisation
from funding.actions.submitting import (
    fingerprint_of,
    send_for_sign_off,
    submit_application,
)
from funding.actions.withdrawing import withdraw_application
from funding.decisions.actions.carrying import carry_out_due
from funding.decisions.actions.feedback import write_feedback
from funding.decisions.actions.redress import ask_redress
from funding.decisions.actions.ruling import Wish, rule
from funding.enums import OrganisationKind, Outcome, TeamRole
from funding.models import Application, Organisation, TeamMember
from funding.reviews.actions import (
    accept_assignment,
    assign_reviewer,
    hand_in_review,
    save_review,
)
from funding.reviews.standing import composition_of
from funding.standing import Filled
from funding.workflow import Event, Status

from .grants.answers import PHRASES, answers_to
from .grants.calls import MILLION, DemoCall
from .grants.judging import FEEDBACK, REASON, REDRESS, WHY
from .grants.projects import DemoProject
from .plant_awards import Money
from .plant_pages import moment

if TYPE_CHECKING:
    from .plant_funding import Foundation

DECIDED = {
    Status.SELECTED: Outcome.SELECTED,
    Status.RESERVE: Outcome.RESERVE,
    Status.DECLINED: Outcome.DECLINED,
}
WITH_MONEY = {
    Status.SELECTED,
    Status.CONTRACTING,
    Status.RUNNING,
    Status.CLOSING,
    Status.CLOSED,
    Status.TERMINATED,
}


class Path:
    """What one team and the foundation did, day after day."""

    def __init__(self, park: Foundation, project: DemoProject, text: DemoCall):
        self.park, self.project, self.text = park, project, text
        self.call = park.calls[project.call]
        self.lead = park.sign_ins[project.lead] if project.lead else park.people.pop()
        self.begun = text.opens + park.chance.randint(1, 8)
        self.closed = text.closes

    def go(self) -> None:
        with self.park.on(self.begun, 11):
            self.begin()
        if self.project.ends == Status.DRAFT:
            return
        with self.park.on(self.begun + 2, 16):
            self.hand_in()
        if self.project.ends in (Status.SIGN_OFF, Status.SUBMITTED):
            return
        if self.project.ends == Status.WITHDRAWN:
            with self.park.on(self.begun + 3):
                application = self.fresh()
                withdraw_application(
                    application=application,
                    reason="",
                    version=application.version,
                    by=self.lead,
                )
            return
        with self.park.on(self.closed + 4):
            self.screen()
        if self.project.ends in (Status.CHANGES_REQUESTED, Status.INELIGIBLE):
            return
        self.review()
        if self.project.ends == Status.IN_REVIEW:
            return
        with self.park.on(self.closed + 27):
            self.move(Event.TO_PANEL)

    @property
    def is_to_be_decided(self) -> bool:
        return self.project.ends in WITH_MONEY or self.project.ends in DECIDED

    def fresh(self) -> Application:
        return Application.objects.get(pk=self.application.pk)

    def move(self, event: Event, *, by=None, reason="", payload=None) -> None:
        application = self.fresh()
        move(
            application=application,
            event=event,
            by=by or self.park.officer,
            version=application.version,
            reason=reason,
            payload=payload,
        )

    def begin(self) -> None:
        said = PHRASES[self.project.language]
        firm = self.firm(said)
        self.application = begin_application(
            call=self.call, by=self.lead, organisation=firm
        )
        if self.text.needs_sign_off:
            self.signatory = self.park.people.pop()
            TeamMember.objects.create(
                application=self.application,
                person=self.signatory,
                role=TeamRole.SIGNATORY,
                joined_at=timezone.now(),
            )
        answers = dict(answers_to(self.project, timezone.localdate()))
        if self.project.ends == Status.DRAFT:
            answers = dict(list(answers.items())[:12])
        save_answers(
            application=self.application,
            changes=[Change(key, value, 0) for key, value in answers.items()],
            by=self.lead,
        )

    def firm(self, said) -> Organisation:
        known = Organisation.objects.filter(members__person=self.lead).first()
        return known or save_organisation(
            organisation=Organisation(
                name=self.project.firm,
                kind=OrganisationKind.STARTUP,
                registration_number=next(self.park.numbers),
                founded_on=date(2021, 3, 2),
                employees=self.park.chance.randint(3, 24),
                address=said.address,
                about=said.about,
            ),
            by=self.lead,
        )

    def hand_in(self) -> None:
        shown = fingerprint_of(Filled.of(self.fresh()))
        if not self.text.needs_sign_off:
            submit_application(application=self.fresh(), shown=shown, by=self.lead)
            return
        send_for_sign_off(application=self.fresh(), shown=shown, by=self.lead)
        if self.project.ends != Status.SIGN_OFF:
            submit_application(application=self.fresh(), shown=shown, by=self.signatory)

    def screen(self) -> None:
        officer, reason = self.park.officer, REASON[self.project.language]
        assign_officer(application=self.fresh(), officer=officer, by=officer)
        if self.project.ends == Status.CHANGES_REQUESTED:
            named = {"sections": ["money"]}
            self.move(Event.REQUEST_CHANGES, reason=reason, payload=named)
        elif self.project.ends == Status.INELIGIBLE:
            self.move(Event.FIND_INELIGIBLE, reason=reason)
        else:
            self.move(Event.START_REVIEW)

    def review(self) -> None:
        """Three read it. What is not decided waits for the reviewer of the demonstration: one to begin, one to answer."""
        park, is_open = self.park, self.project.ends == Status.IN_REVIEW
        with park.on(self.closed + 6):
            others = [next(park.turns) for _each in range(3)]
            if is_open:
                known = park.reviewers[0]
                others = [known, *[each for each in others if each != known][:2]]
            due_at = moment(park.day, max(self.closed + 24, 9 if is_open else 0), 18)
            asked = [
                assign_reviewer(
                    application=self.fresh(),
                    reviewer=each,
                    due_at=due_at,
                    by=park.officer,
                )
                for each in others
            ]
        if is_open:
            asked = asked[1 if self.project.worth > 3 else 2 :]
        for days, assignment in enumerate(asked):
            with park.on(self.closed + 10 + 3 * days, 15):
                accept_assignment(assignment=assignment, by=assignment.reviewer.person)
            with park.on(self.closed + 16 + 2 * days, 20):
                self.judge(assignment)

    def judge(self, assignment) -> None:
        review, person = assignment.review, assignment.reviewer.person
        why, worth = WHY[self.project.language], self.project.worth
        moods = (0,) if self.project.is_of_one_mind else (-1, 0, 0, 1)
        scores = {
            each.key: (
                min(max(worth + self.park.chance.choice(moods), 0), each.most),
                why,
            )
            for each in composition_of(self.application).criteria
        }
        saved = save_review(
            review=review,
            scores=scores,
            words=why,
            note="",
            version=review.version,
            by=person,
        )
        hand_in_review(review=saved, by=person)

    def decide(self) -> None:
        park, ends = self.park, self.project.ends
        outcome = Outcome.SELECTED if ends in WITH_MONEY else DECIDED[ends]
        with park.on(self.text.decides - 2):
            if outcome == Outcome.DECLINED:
                self.write_feedback()
            rule(
                call=self.call,
                wishes=[
                    Wish(
                        application=self.fresh(),
                        outcome=outcome,
                        reason=REASON[self.project.language],
                        amount=self.project.asked * MILLION,
                    )
                ],
                due_at=timezone.now(),
                by=park.officer,
            )
            carry_out_due()
        if outcome == Outcome.DECLINED:
            with park.on(self.text.decides + 8):
                ask_redress(
                    application=self.fresh(),
                    grounds="procedure",
                    words=REDRESS[self.project.language],
                    by=self.lead,
                )
        if ends in WITH_MONEY - {Status.SELECTED}:
            Money(self).go()

    def write_feedback(self) -> None:
        for criterion in composition_of(self.application).criteria:
            write_feedback(
                application=self.fresh(),
                criterion=criterion.key,
                words=FEEDBACK[self.project.language],
                version=0,
                by=self.park.officer,
            )
