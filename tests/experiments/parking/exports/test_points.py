"""Anybody can work out every balance from the public file alone."""

import csv
import io
from collections import Counter
from datetime import datetime

import pytest
import time_machine

from experiments.parking.actions.ledger import account_of, settle_deal
from experiments.parking.exports.points import (
    SEOUL,
    balances,
    ledger_difference,
    published_periods,
)
from experiments.parking.models import Account
from tests.factories.accounts import UserFactory
from tests.factories.points import LentSpaceFactory, ended_deal
from tests.streams import body_of

pytestmark = pytest.mark.django_db


def month(number):
    return datetime(2026, number, 15, 12, tzinfo=SEOUL)


def settled(driver, space, at, **more):
    with time_machine.travel(at, tick=False):
        settle_deal(deal=ended_deal(driver, space, **more))


@pytest.fixture
def books():
    """March and April of one owner and four drivers, May of two people only."""
    owner, *drivers = UserFactory.create_batch(5)
    space = LentSpaceFactory(owner=owner)
    for number, driver in enumerate(drivers, start=1):
        settled(driver, space, month(3), hours=number, overstay=10 * number)
        settled(driver, space, month(4), hours=1)
    settled(drivers[0], space, month(5), hours=3)
    return owner


def test_every_balance_can_be_recomputed_from_the_export_alone(client, books):
    with time_machine.travel(month(5), tick=False):
        text = body_of(client.get("/en/parking/points.csv")).decode("utf-8-sig")
        document = client.get("/en/parking/points.json").json()
    rows = list(csv.DictReader(io.StringIO(text)))
    by_period, by_account = Counter(), Counter()
    for row in rows:
        by_period[row["from"]] += int(row["points"])
        by_account[row["account"]] += int(row["points"])
    assert by_period == {"2026-03-01": 0, "2026-04-01": 0}
    assert dict(by_account) == document["balances"]
    before_may = 30  # of May nothing is told yet
    mine = Account.objects.with_balance().get(person=books)
    assert by_account[mine.code] == mine.balance - before_may
    assert ledger_difference() == 0


def test_month_with_too_few_people_waits_for_the_next(books):
    assert [each.first.month for each in published_periods(month(6))] == [3, 4]
    space = LentSpaceFactory(owner=books)
    for driver in UserFactory.create_batch(4):
        settled(driver, space, month(6), hours=1)
    (*_earlier, last) = published_periods(month(7))
    assert (last.first.month, last.end.month, len(last.people)) == (5, 7, 6)
    published = balances(published_periods(month(7)))
    assert dict(published) == {
        each.code: each.balance for each in Account.objects.with_balance()
    }


def test_file_names_no_person_space_or_day(client, books):
    with time_machine.travel(month(5), tick=False):
        lines = body_of(client.get("/en/parking/points.csv"))
    rows = list(csv.DictReader(io.StringIO(lines.decode("utf-8-sig"))))
    assert {tuple(row) for row in rows} == {("from", "to", "account", "points")}
    assert {row["from"][-2:] for row in rows} == {"01"}
    assert [row["account"] for row in rows[:6]] == sorted(
        row["account"] for row in rows[:6]
    )
    assert str(account_of(books).pk) not in {row["account"] for row in rows}


def test_another_kind_of_file_is_not_there(client):
    assert client.get("/en/parking/points.xml").status_code == 404


def test_pages_say_the_rules_and_ones_own(client, books):
    page = client.get("/en/parking/points/").content.decode()
    assert "600 hours within 4 months" in " ".join(page.split())
    client.force_login(books)
    mine = client.get("/en/parking/points/mine/")
    text = " ".join(mine.content.decode().split())
    assert account_of(books).code in text
    assert "of 600 hours since" in text
    assert mine["Cache-Control"] == "private, no-store"


def test_own_page_asks_to_sign_in(client):
    answer = client.get("/en/parking/points/mine/")
    assert answer.status_code == 302


def test_public_page_costs_the_same_however_much_there_is(
    client, books, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        client.get("/en/parking/points/")
