"""What somebody leaves in the money of awards: their name at everything that was written, decided, paid and signed."""

from django.utils import timezone

from funding.awards.actions import make_payment_file
from funding.awards.enums import Change, Side, Step
from funding.awards.models import (
    Approval,
    Award,
    ContractVersion,
    Contribution,
    EvidenceFile,
    Milestone,
    Payee,
    Payment,
    PaymentFile,
    Report,
    Signature,
    SiteVisit,
    Transaction,
    Variation,
)
from tests.factories.awards import (
    approved,
    brought,
    cast_of,
    paid,
    payee_ready,
    running,
    written,
)
from tests.factories.funding import MILLION


def plant_awards(person) -> None:
    """The signature has another's name: the law keeps it, so no search may find this one's afterwards."""
    people, now = cast_of(), timezone.now()
    award = running(people)
    brought(award, people, 30 * MILLION)
    payee_ready(award, people)
    for number in (1, 2):
        paid(award, people, number)
    make_payment_file(by=people.officer)
    for model, names in {
        Award: ["made_by"],
        ContractVersion: ["made_by"],
        Transaction: ["by"],
        Milestone: ["handed_in_by", "accepted_by"],
        Contribution: ["claimed_by", "decided_by"],
        PaymentFile: ["made_by"],
        Payee: ["entered_by", "confirmed_by"],
        Report: ["sent_by", "decided_by"],
        EvidenceFile: ["by"],
    }.items():
        model.objects.update(**dict.fromkeys(names, person))
    first, second = Payment.objects.order_by("pk")
    Payment.objects.filter(pk=first.pk).update(proposed_by=person)
    Payment.objects.filter(pk=second.pk).update(ordered_by=person)
    Payee.objects.create(
        award=award,
        bank="004",
        account_number="1234567890",
        holder="Firm",
        confirmed_at=now,
        checked_at=now,
        checked_by=person,
    )
    _said(award, person, now)
    _signed(person, now)


def _said(award, person, now) -> None:
    Variation.objects.create(
        award=award,
        change=Change.CONTENT,
        words="Other lamps",
        asked_by=person,
        decided_at=now,
        decided_by=person,
    )
    SiteVisit.objects.create(
        award=award, on=now.date(), place="Workshop", words="Lamps hang.", by=person
    )


def _signed(person, now) -> None:
    version = approved(cast_of())
    Signature.objects.create(
        version=version,
        side=Side.TEAM,
        sha256=version.sha256,
        person=person,
        name="Somebody",
        email="somebody@example.org",
        proof="password",
        proved_at=now,
    )
    Approval.objects.create(
        version=written(cast_of()), step=Step.OFFICER, is_granted=True, by=person
    )
