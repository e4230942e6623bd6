"""A payment takes two people, an account that was looked at twice, a match, and one line in one file."""

import pytest
from django.db import IntegrityError, transaction

from funding.awards.actions import (
    bounce_payment,
    check_payee,
    confirm_payee,
    enter_payee,
    make_payment_file,
    order_payment,
    propose_payment,
    refuse_payment,
)
from funding.awards.bank_file import read_file
from funding.awards.exports import bank_response, payments_csv
from funding.awards.models import Payee, Payment
from funding.awards.permissions import (
    MatchMissing,
    NoPayments,
    NotForYou,
    NotPrintable,
    NotYourself,
    PayeeNotReady,
    ReasonMissing,
    StepNotListed,
)
from funding.awards.workflow import MilestoneStatus, PaymentStatus
from funding.models import Conflict
from tests.factories.awards import (
    achieved,
    balances,
    brought,
    cast_of,
    paid,
    payee_ready,
    running,
)
from tests.factories.funding import MILLION
from tests.streams import body_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast_of()


@pytest.fixture
def award(people):
    award = running(people)
    brought(award, people, 30 * MILLION)
    return award


def entered(award, by, **changed) -> Payee:
    account = {
        "bank": "004",
        "account_number": "12345678901234",
        "holder": "주식회사 한강",
        **changed,
    }
    return enter_payee(award=award, by=by, **account)


def test_the_team_confirms_and_another_person_checks(award, people):
    payee = entered(award, people.officer)
    with pytest.raises(StepNotListed):
        check_payee(payee=payee, by=people.colleague)
    with pytest.raises(NotForYou):
        confirm_payee(payee=payee, by=people.officer)
    confirm_payee(payee=payee, by=people.lead)
    with pytest.raises(NotYourself):
        check_payee(payee=payee, by=people.officer)
    assert check_payee(payee=payee, by=people.colleague).is_ready


def test_a_name_that_no_bank_can_print_is_not_kept(award, people):
    with pytest.raises(NotPrintable):
        entered(award, people.lead, holder="บริษัท")


def test_nothing_is_proposed_before_the_account_is_ready(award, people):
    milestone = achieved(award, people, 1)
    with pytest.raises(PayeeNotReady):
        propose_payment(milestone=milestone, by=people.officer)
    payee_ready(award, people)
    propose_payment(milestone=milestone, by=people.officer)
    with pytest.raises(StepNotListed):
        propose_payment(milestone=milestone, by=people.officer)


def test_another_account_stops_what_was_proposed(award, people):
    payee_ready(award, people)
    payment = propose_payment(milestone=achieved(award, people, 1), by=people.officer)
    entered(award, people.lead, account_number="999999999999")
    with pytest.raises(PayeeNotReady):
        order_payment(payment=payment, by=people.director)


def test_two_people_release(award, people):
    payee_ready(award, people)
    payment = propose_payment(milestone=achieved(award, people, 1), by=people.officer)
    for by, refusal in ((people.officer, NotYourself), (people.lead, NotForYou)):
        with pytest.raises(refusal):
            order_payment(payment=payment, by=by)
    order_payment(payment=payment, by=people.colleague)
    assert balances(award).released == 28 * MILLION
    assert award.milestones.get(number=1).status == MilestoneStatus.PAID


def test_without_the_match_nothing_is_proposed(people):
    award = running(people)
    brought(award, people, 11 * MILLION)
    payee_ready(award, people)
    with pytest.raises(MatchMissing) as refusal:
        propose_payment(milestone=achieved(award, people, 1), by=people.officer)
    assert refusal.value.won == MILLION


def test_the_second_person_may_refuse_with_a_reason(award, people):
    payee_ready(award, people)
    payment = propose_payment(milestone=achieved(award, people, 1), by=people.officer)
    with pytest.raises(ReasonMissing):
        refuse_payment(payment=payment, reason=" ", by=people.director)
    refuse_payment(payment=payment, reason="Look again", by=people.director)
    assert balances(award).released == 0
    assert propose_payment(milestone=payment.milestone, by=people.officer)


def test_what_the_bank_sends_back_has_a_counter_entry(award, people):
    payee_ready(award, people)
    payment = paid(award, people, 1)
    bounce_payment(payment=payment, reason="Account closed", by=people.officer)
    kept = balances(award)
    assert (kept.released, kept.committed) == (0, 70 * MILLION)
    assert award.milestones.get(number=1).status == MilestoneStatus.ACHIEVED
    again = propose_payment(milestone=payment.milestone, by=people.officer)
    order_payment(payment=again, by=people.director)
    assert balances(award).released == 28 * MILLION


def test_a_payment_is_in_one_file_and_the_bank_can_read_it(award, people):
    payee_ready(award, people)
    payments = [paid(award, people, number) for number in (1, 2)]
    file = make_payment_file(by=people.director)
    with pytest.raises(NoPayments):
        make_payment_file(by=people.officer)
    orders = read_file(bank_response(file).content)
    assert [each.won for each in orders] == [28 * MILLION, 28 * MILLION]
    assert orders[0].reference == f"{award.code}-M1-{payments[0].pk}"
    assert bank_response(file).content == bank_response(file).content
    assert Payment.objects.filter(status=PaymentStatus.SENT).count() == 2


def test_the_table_of_payments_runs_no_formula(award, people):
    entered(award, people.lead, holder="=cmd|calc")
    payee = Payee.objects.get()
    confirm_payee(payee=payee, by=people.lead)
    check_payee(payee=payee, by=people.officer)
    paid(award, people, 1)
    lines = body_of(payments_csv(make_payment_file(by=people.officer))).decode()
    assert '"\'=cmd|calc"' in lines


def test_a_firm_one_is_bound_to_is_paid_by_others(award, people):
    payee_ready(award, people)
    paid(award, people, 1)
    Conflict.objects.create(
        person=people.colleague,
        application=award.application,
        kind="family",
        source="declared",
        at=award.made_at,
    )
    with pytest.raises(NoPayments):
        make_payment_file(by=people.colleague)
    assert make_payment_file(by=people.officer)


def test_raw_writes_pay_nobody_alone_or_twice(award, people):
    payee_ready(award, people)
    payment = paid(award, people, 1)
    file = make_payment_file(by=people.officer)
    row = Payment.objects.filter(pk=payment.pk)
    waiting = propose_payment(milestone=achieved(award, people, 2), by=people.officer)
    proposed = Payment.objects.filter(pk=waiting.pk)
    unchecked = entered(award, people.lead)
    for write in (
        lambda: Payment.objects.create(
            milestone=payment.milestone,
            payee=payment.payee,
            amount=payment.amount,
            proposed_by=people.officer,
        ),
        lambda: row.update(amount=1),
        lambda: row.update(release=None),
        lambda: row.update(file=None),
        lambda: proposed.update(
            status=PaymentStatus.ORDERED, ordered_by=people.officer
        ),
        lambda: proposed.update(
            status=PaymentStatus.ORDERED, ordered_by=people.director
        ),
        lambda: proposed.update(
            status=PaymentStatus.ORDERED,
            ordered_by=people.director,
            release=payment.release,
        ),
        lambda: proposed.update(status=PaymentStatus.SENT, file=file),
        lambda: Payee.objects.filter(pk=payment.payee_id).update(account_number="1"),
        lambda: Payee.objects.filter(pk=unchecked.pk).update(
            checked_at=award.made_at, checked_by=people.officer
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
