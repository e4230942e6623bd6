"""What nobody can write into the books of an award, by whatever door."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from funding.awards.actions import correct_entry, record_money
from funding.awards.actions.ledger import post
from funding.awards.enums import AccountKind as A
from funding.awards.enums import Entry, MatchKind
from funding.awards.models import Account, Award, Posting, Transaction
from funding.awards.permissions import (
    CorrectedAlready,
    CorrectElsewhere,
    MatchMissing,
    NotForYou,
    NotInTheBooks,
    ReasonMissing,
)
from tests.factories.awards import (
    balances,
    brought,
    cast_of,
    fresh,
    paid,
    payee_ready,
    running,
)
from tests.factories.funding import MILLION

pytestmark = pytest.mark.django_db
WON = MILLION


@pytest.fixture
def taken_back(db):
    """PostgreSQL lets no transaction of the books stay open to the end of a test."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def people():
    return cast_of()


@pytest.fixture
def award(people):
    """Seventy million, committed; the team has brought ten in cash and twenty in kind."""
    award = running(people)
    brought(award, people, 10 * WON)
    brought(award, people, 20 * WON, MatchKind.IN_KIND)
    return award


def opened(award, kind=Entry.RELEASE, **postings) -> Transaction:
    """Written past every action, not sealed yet."""
    made = Transaction.objects.create(
        key=f"raw:{timezone.now().timestamp()}",
        award=award,
        kind=kind,
        on=timezone.localdate(),
    )
    accounts = {each.kind: each for each in award.accounts.all()}
    Posting.objects.bulk_create(
        Posting(transaction=made, account=accounts[name], amount=amount)
        for name, amount in postings.items()
    )
    return made


def seal(entry: Transaction) -> None:
    Transaction.objects.filter(pk=entry.pk).update(is_sealed=True)


def refused(write) -> None:
    before = list(Account.objects.order_by("pk").values_list("pk", "balance"))
    with pytest.raises(IntegrityError), transaction.atomic():
        write()
    assert list(Account.objects.order_by("pk").values_list("pk", "balance")) == before


def test_signing_commits_the_whole_award(people):
    award = running(people)
    kept = balances(award)
    assert (kept.budget, kept.awarded, kept.committed) == (-70 * WON, 0, 70 * WON)
    assert sum(vars(kept).values()) == 0


def test_what_is_matched_can_be_released_by_a_raw_write_too(award):
    seal(opened(award, committed=-70 * WON, released=70 * WON))
    assert balances(award).released == 70 * WON


@pytest.mark.usefixtures("taken_back")
@pytest.mark.parametrize(
    "postings",
    [
        {A.COMMITTED: -1, A.RELEASED: 2},  # does not add up
        {A.COMMITTED: -1},  # one leg
        {A.OUTSIDE: -5, A.RELEASED: 5},  # the team's money becomes ours
        {A.BUDGET: -5, A.MATCH_CASH: 5},  # and ours the team's
        {A.COMMITTED: -71 * WON, A.RELEASED: 71 * WON},  # more than is there
        {A.BUDGET: -1, A.COMMITTED: 1},  # more than was awarded
        {A.BUDGET: 1, A.RETURNED: -1},  # out of an empty account
        {A.MATCH_CASH: -11 * WON, A.OUTSIDE: 11 * WON},  # more than was brought
    ],
)
def test_a_transaction_that_breaks_the_books_is_not_sealed(award, postings):
    entry = opened(award, **{kind.value: won for kind, won in postings.items()})
    refused(lambda: seal(entry))


@pytest.mark.parametrize("kind", [Entry.RELEASE, Entry.MATCH, Entry.LAPSE])
def test_no_release_without_the_match_whatever_it_is_called(people, kind):
    award = running(people)
    brought(award, people, 10 * WON)
    refused(
        lambda: seal(opened(award, kind, committed=-23_333_334, released=23_333_334))
    )
    entry = opened(award, kind, committed=-10 * WON, released=10 * WON)
    seal(entry)
    assert balances(award).released == 10 * WON


def test_one_won_more_than_the_rule_allows_is_refused(people):
    award = running(people)
    brought(award, people, 9 * WON)
    brought(award, people, 21 * WON, MatchKind.IN_KIND)
    most = award.rule.most_released(9 * WON, 21 * WON)
    refused(lambda: seal(opened(award, committed=-(most + 1), released=most + 1)))
    seal(opened(award, committed=-most, released=most))
    assert balances(award).released == most


def test_a_sealed_transaction_stays(award):
    entry = opened(award, committed=-5, released=5)
    seal(entry)
    posting = entry.postings.first()
    for write in (
        lambda: Transaction.objects.filter(pk=entry.pk).update(note="other"),
        lambda: Transaction.objects.filter(pk=entry.pk).update(is_sealed=False),
        lambda: Transaction.objects.filter(pk=entry.pk).update(award=None),
        lambda: Posting.objects.filter(pk=posting.pk).update(amount=6),
        lambda: Posting.objects.filter(pk=posting.pk)._raw_delete("default"),
        lambda: Posting.objects.create(
            transaction=entry, account=award.accounts.get(kind=A.AWARDED), amount=1
        ),
        lambda: Transaction.objects.create(
            key="at once",
            award=award,
            kind=Entry.AWARD,
            on=timezone.localdate(),
            is_sealed=True,
        ),
    ):
        refused(write)


def test_nobody_writes_a_balance_or_the_amount_of_an_award(award):
    released = Account.objects.filter(award=award, kind=A.RELEASED)
    table = Account._meta.db_table

    def by_sql():
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET balance = 5 WHERE kind = 'released'")

    for write in (
        lambda: released.update(balance=1),
        by_sql,
        lambda: released.update(kind=A.RETURNED),
        lambda: released._raw_delete("default"),
        lambda: Award.objects.filter(pk=award.pk).update(amount=10**12),
        lambda: Award.objects.filter(pk=award.pk).update(least_percent=0),
        lambda: Account.objects.create(award=award, kind=A.RELEASED),
        lambda: Account.objects.bulk_create(
            [Account(award=award, kind="other", balance=7)]
        ),
    ):
        refused(write)


@pytest.mark.usefixtures("taken_back")
def test_an_entry_stands_in_the_books_of_one_award(award):
    other = running(cast_of())
    entry = opened(award, committed=-5)
    refused(
        lambda: Posting.objects.create(
            transaction=entry, account=other.accounts.get(kind=A.RELEASED), amount=5
        )
    )


def test_a_counter_entry_is_the_mirror_or_nothing(award, people):
    payee_ready(award, people)
    payment = paid(award, people, 1)

    def crooked():
        made = Transaction.objects.create(
            key="crooked",
            award=award,
            kind=Entry.CORRECTION,
            corrects=payment.release,
            on=timezone.localdate(),
        )
        accounts = {each.kind: each for each in award.accounts.all()}
        for kind, amount in ((A.RELEASED, -1), (A.COMMITTED, 1)):
            Posting.objects.create(
                transaction=made, account=accounts[kind], amount=amount
            )
        seal(made)

    refused(crooked)


def test_the_same_key_moves_money_once(award, people):
    for _again in range(2):
        post(
            award=award,
            kind=Entry.RELEASE,
            amount=7,
            key="once",
            by=people.officer,
        )
    assert balances(award).released == 7


def test_the_actions_say_it_before_the_database_does(award, people):
    with pytest.raises(NotInTheBooks):
        post(
            award=award,
            kind=Entry.RELEASE,
            amount=71 * WON,
            key="a",
            by=people.officer,
        )
    poor = running(cast_of())
    with pytest.raises(MatchMissing) as refusal:
        post(award=poor, kind=Entry.RELEASE, amount=7, key="b", by=people.officer)
    assert refusal.value.won == 3


def returned(award, people, kind=Entry.RETURN, amount=WON, by=None, note="Not used"):
    return record_money(
        award=award,
        kind=kind,
        amount=amount,
        on=timezone.localdate(),
        note=note,
        by=by or people.officer,
    )


def test_money_comes_back_and_can_be_asked_back(award, people):
    payee_ready(award, people)
    paid(award, people, 1)
    returned(award, people, amount=8 * WON)
    returned(award, people, Entry.DEMAND, 10 * WON, by=people.director)
    returned(award, people, Entry.RECOVERY, 4 * WON)
    returned(award, people, Entry.WAIVER, 1 * WON, by=people.director)
    kept = balances(award)
    assert (kept.released, kept.clawback, kept.returned) == (
        11 * WON,
        5 * WON,
        12 * WON,
    )
    assert sum(vars(kept).values()) == 0


def test_asking_back_is_the_directors(award, people):
    payee_ready(award, people)
    paid(award, people, 1)
    for by in (people.officer, people.lead):
        with pytest.raises(NotForYou):
            returned(award, people, Entry.DEMAND, by=by)
    with pytest.raises(ReasonMissing):
        returned(award, people, Entry.DEMAND, by=people.director, note=" ")
    with pytest.raises(NotInTheBooks):
        returned(award, people, Entry.DEMAND, 29 * WON, by=people.director)


def test_what_was_written_by_hand_is_righted_once(award, people):
    payee_ready(award, people)
    payment = paid(award, people, 1)
    entry = returned(award, people, amount=8 * WON)
    correct_entry(entry=entry, note="Another award's", by=people.officer)
    assert balances(award).returned == 0
    with pytest.raises(CorrectedAlready):
        correct_entry(entry=entry, note="Again", by=people.officer)
    with pytest.raises(CorrectElsewhere):
        correct_entry(entry=payment.release, note="Wrong", by=people.officer)


def test_whoever_left_leaves_the_books_whole(award):
    Transaction.objects.filter(award=award).update(by=None)
    assert sum(vars(balances(award)).values()) == 0
    assert fresh(award).standing().holds
