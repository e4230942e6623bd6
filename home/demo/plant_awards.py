"""Plants one award: from the contract to the last instalment, as far as the project has come."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from funding.awards import actions as awards
from funding.awards.contract_words import Instalment
from funding.awards.enums import MatchKind, Side
from funding.awards.models import Award
from funding.workflow import Status

from .grants.answers import PHRASES
from .grants.calls import MILLION
from .grants.judging import REASON

if TYPE_CHECKING:
    from .plant_applications import Path


class Money:
    """From the contract to the last instalment, as far as the project has come."""

    def __init__(self, path: Path):
        self.path, self.park, self.project = path, path.park, path.project
        self.lead, self.ends = path.lead, path.project.ends
        self.signed = path.text.decides + 25

    def go(self) -> None:
        park = self.park
        with park.on(self.signed - 12):
            version = awards.write_contract(
                application=self.path.fresh(), plan=self.plan(), by=park.officer
            )
            awards.decide_step(version=version, is_granted=True, by=park.officer)
        with park.on(self.signed - 6):
            awards.decide_step(version=version, is_granted=True, by=park.director)
        if self.ends == Status.CONTRACTING:
            return
        with park.on(self.signed):
            for side, by in ((Side.TEAM, self.lead), (Side.FOUNDATION, park.director)):
                version.refresh_from_db()
                awards.sign_contract(
                    version=version,
                    side=side,
                    sha256=version.sha256,
                    proof="code",
                    proved_at=timezone.now(),
                    by=by,
                )
        self.award = Award.objects.get(application=self.path.application)
        with park.on(self.signed + 9):
            self.bring_part()
        parts = 1 if self.ends == Status.TERMINATED else 3
        parts = 2 if self.ends == Status.RUNNING else parts
        for number in range(1, parts + 1):
            with park.on(self.signed + 12 + 50 * number):
                self.pay(number)
        self.end()

    def plan(self) -> awards.Plan:
        begins = self.park.day + timedelta(days=self.signed)
        won = self.project.asked * MILLION
        shares = (won * 4 // 10, won * 4 // 10, won - 2 * (won * 4 // 10))
        said = PHRASES[self.project.language]
        titles = (*said.steps, said.shown_by)
        return awards.Plan(
            starts_on=begins,
            ends_on=begins + timedelta(days=200),
            instalments=[
                Instalment(
                    title=title,
                    won=share,
                    due_on=begins + timedelta(days=10 + 50 * number),
                    evidence=said.shown_by,
                )
                for number, (title, share) in enumerate(
                    zip(titles, shares, strict=True), start=1
                )
            ],
        )

    def bring_part(self) -> None:
        said = PHRASES[self.project.language]
        for kind, sum, what, how in (
            (MatchKind.CASH, self.project.cash, said.costs[1], ""),
            (MatchKind.IN_KIND, self.project.kind, said.costs[2], said.valuation),
        ):
            claimed = awards.claim_contribution(
                award=self.award,
                kind=kind,
                what=what,
                amount=sum * MILLION,
                on=timezone.localdate(),
                valuation=how,
                files=[paper()],
                by=self.lead,
            )
            awards.decide_contribution(
                contribution=claimed, is_accepted=True, by=self.park.officer
            )
        payee = awards.enter_payee(
            award=self.award,
            bank="004",
            account_number="000000" + str(self.award.pk).zfill(6),
            holder=f"Demonstration firm {self.award.pk}",
            by=self.lead,
        )
        awards.confirm_payee(payee=payee, by=self.lead)
        awards.check_payee(payee=payee, by=self.park.officer)

    def pay(self, number: int) -> None:
        milestone = self.award.milestones.get(number=number)
        said = PHRASES[self.project.language]
        awards.hand_in_milestone(
            milestone=milestone, words=said.shown_by, files=[paper()], by=self.lead
        )
        awards.decide_milestone(
            milestone=milestone, is_achieved=True, answer="", by=self.park.officer
        )
        milestone.refresh_from_db()
        payment = awards.propose_payment(milestone=milestone, by=self.park.officer)
        awards.order_payment(payment=payment, by=self.park.director)
        awards.make_payment_file(by=self.park.officer)

    def end(self) -> None:
        park = self.park
        if self.ends == Status.TERMINATED:
            with park.on(self.signed + 90):
                awards.terminate_award(
                    award=self.award,
                    reason=REASON[self.project.language],
                    asked_back=0,
                    by=park.director,
                )
        if self.ends in (Status.CLOSING, Status.CLOSED):
            with park.on(self.signed + 185):
                awards.begin_closing(award=self.award, by=park.officer)
        if self.ends == Status.CLOSED:
            with park.on(self.signed + 195):
                self.report()
                awards.close_award(award=self.award, by=park.officer)

    def report(self) -> None:
        said = PHRASES[self.project.language]
        for report in self.award.reports.exclude(status="dropped"):
            awards.send_report(
                report=report,
                words={
                    "done": said.steps[1],
                    "learnt": said.novelty,
                    "next_steps": said.afterwards,
                    "public_summary": self.project.effect,
                },
                files=[paper()],
                by=self.lead,
            )
            report.refresh_from_db()
            awards.decide_report(report=report, is_accepted=True, by=self.park.officer)


def paper() -> SimpleUploadedFile:
    """What shows that something was done; of the demonstration, as its name says."""
    return SimpleUploadedFile(
        "demonstration.txt", b"Demonstration.\n", content_type="text/plain"
    )
