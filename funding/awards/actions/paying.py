"""Money on its way: whose account it is, who proposes, who orders, and the file for the bank."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from funding.actions.moving import note
from funding.workflow import Event

from ..bank_file import fits
from ..enums import Bank, Entry
from ..kinds import MONEY
from ..models import Award, Milestone, Payee, Payment, PaymentFile
from ..permissions import (
    MatchMissing,
    NoPayments,
    NotForYou,
    NotPrintable,
    NotYourself,
    PayeeNotReady,
    ReasonMissing,
    StepNotListed,
    is_foundation,
    require_hat,
    require_running,
    require_step,
)
from ..workflow import (
    OPEN_PAYMENTS,
    PAYMENT,
    Hat,
    MilestoneStatus,
    PaymentStatus,
)
from .ledger import counter, post
from .locking import lock_award, locked
from .telling import tell_officer, tell_team


@transaction.atomic
def enter_payee(
    *, award: Award, bank: Bank, account_number: str, holder: str, by
) -> Payee:
    """By the team, or by an officer from its papers; whoever it was, the team confirms and another officer checks."""
    award = lock_award(award)
    require_hat(by, award, Hat.SIGNATORY, Hat.OFFICER)
    if not fits(holder):
        raise NotPrintable
    payee = Payee.objects.create(
        award=award,
        bank=bank,
        account_number=account_number,
        holder=holder,
        entered_by=by,
    )
    tell_team(award, MONEY, "payee_entered", f"payee:{payee.pk}")
    return payee


def payee_of(award: Award) -> Payee | None:
    """The newest holds."""
    return award.payees.order_by("-pk").first()


@transaction.atomic
def confirm_payee(*, payee: Payee, by) -> Payee:
    row = locked(payee)
    require_hat(by, row.award, Hat.SIGNATORY)
    if row != payee_of(row.award) or row.confirmed_at:
        raise StepNotListed
    row.confirmed_at, row.confirmed_by = timezone.now(), by
    row.save(update_fields=["confirmed_at", "confirmed_by"])
    tell_officer(row.award, MONEY, "payee_confirmed", f"payee:{row.pk}:confirmed")
    return row


@transaction.atomic
def check_payee(*, payee: Payee, by) -> Payee:
    """Against the copy of the bank book, with one's own eyes."""
    row = locked(payee)
    require_hat(by, row.award, Hat.OFFICER, Hat.DIRECTOR)
    if row != payee_of(row.award) or not row.confirmed_at or row.checked_at:
        raise StepNotListed
    if by.pk in (row.entered_by_id, row.confirmed_by_id):
        raise NotYourself
    row.checked_at, row.checked_by = timezone.now(), by
    row.save(update_fields=["checked_at", "checked_by"])
    return row


@transaction.atomic
def propose_payment(*, milestone: Milestone, by) -> Payment:
    row = locked(milestone)
    award = row.award
    require_hat(by, award, Hat.OFFICER)
    require_running(award)
    open_ones = row.payments.filter(status__in=OPEN_PAYMENTS)
    if row.status != MilestoneStatus.ACHIEVED or open_ones.exists():
        raise StepNotListed
    payee = payee_of(award)
    if payee is None or not payee.is_ready:
        raise PayeeNotReady
    if missing := award.standing().missing_for(row.amount):
        raise MatchMissing(missing)
    return Payment.objects.create(
        milestone=row, payee=payee, amount=row.amount, proposed_by=by
    )


@transaction.atomic
def order_payment(*, payment: Payment, by) -> Payment:
    """The second person's yes: the release stands in the books from then on."""
    row, milestone = _locked(payment)
    award = milestone.award
    require_running(award)
    require_step(by, award, PAYMENT, row.status, PaymentStatus.ORDERED)
    if by.pk == row.proposed_by_id:
        raise NotYourself
    if row.payee != payee_of(award) or not row.payee.is_ready:
        raise PayeeNotReady
    row.release = post(
        award=award,
        kind=Entry.RELEASE,
        amount=row.amount,
        milestone=milestone,
        key=f"{Entry.RELEASE}:{row.pk}",
        note=milestone.title,
        by=by,
    )
    row.status, row.ordered_at, row.ordered_by = (
        PaymentStatus.ORDERED,
        timezone.now(),
        by,
    )
    row.save()
    _set(milestone, MilestoneStatus.PAID)
    note(
        application=award.application,
        event=Event.RELEASE_MONEY,
        by=by,
        payload={"milestone": milestone.number, "won": row.amount},
    )
    won = f"{row.amount:,}"
    tell_team(award, MONEY, "ordered", f"payment:{row.pk}:ordered", won=won)
    return row


@transaction.atomic
def refuse_payment(*, payment: Payment, reason: str, by) -> Payment:
    row, milestone = _locked(payment)
    require_step(by, milestone.award, PAYMENT, row.status, PaymentStatus.REFUSED)
    if not reason.strip():
        raise ReasonMissing
    row.status, row.reason = PaymentStatus.REFUSED, reason.strip()
    row.save(update_fields=["status", "reason"])
    return row


@transaction.atomic
def bounce_payment(*, payment: Payment, reason: str, by) -> Payment:
    """The bank sent it back: a counter-entry, and the milestone waits for another payment."""
    row, milestone = _locked(payment)
    require_step(by, milestone.award, PAYMENT, row.status, PaymentStatus.BOUNCED)
    if not reason.strip():
        raise ReasonMissing
    entry = row.release
    entry.award = milestone.award
    counter(entry=entry, note=reason.strip(), by=by)
    row.status, row.reason = PaymentStatus.BOUNCED, reason.strip()
    row.save(update_fields=["status", "reason"])
    _set(milestone, MilestoneStatus.ACHIEVED)
    tell_team(milestone.award, MONEY, "bounced", f"payment:{row.pk}:bounced")
    return row


@transaction.atomic
def make_payment_file(*, by) -> PaymentFile:
    """Everything that was ordered, that ``by`` may read and that is in no file yet. A payment is in one file, ever."""
    if not is_foundation(by):
        raise NotForYou
    waiting = waiting_payments(by).select_for_update(of=("self",))
    pks = [each.pk for each in waiting]
    if not pks:
        raise NoPayments
    file = PaymentFile.objects.create(made_by=by)
    Payment.objects.filter(pk__in=pks).update(file=file, status=PaymentStatus.SENT)
    return file


def waiting_payments(user):
    ordered = Payment.objects.filter(status=PaymentStatus.ORDERED, file=None)
    readable = Award.objects.visible_to(user)
    return ordered.filter(milestone__award__in=readable).order_by("pk")


def files_for(user):
    """Those without a payment that concerns a firm to which the reader is bound."""
    hidden = Award.objects.exclude(pk__in=Award.objects.visible_to(user).values("pk"))
    files = PaymentFile.objects.exclude(payments__milestone__award__in=hidden)
    return files.order_by("-pk")


def _locked(payment: Payment) -> tuple[Payment, Milestone]:
    milestone = locked(payment.milestone)
    row = Payment.objects.select_for_update(of=("self",)).get(pk=payment.pk)
    row.milestone = milestone
    return row, milestone


def _set(milestone: Milestone, status: MilestoneStatus) -> None:
    milestone.status = status
    milestone.save(update_fields=["status"])
