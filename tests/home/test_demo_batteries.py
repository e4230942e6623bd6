"""Half a year of batteries in the demonstration park: the books close, the chains prove themselves, and something waits for everybody."""

import json
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.demo import DEMO_PEOPLE
from accounts.models import User
from experiments.batteries.custody.balance import balance_of
from experiments.batteries.custody.exports import chain_lines, piece_of
from experiments.batteries.custody.models import CustodyEvent, Lot, Node, Stock
from experiments.batteries.custody.verifying import Damaged, verified
from experiments.batteries.custody.workflow import Act
from experiments.batteries.enums import PointStatus
from experiments.batteries.models import BatteryPoint, BatteryScheme, PointReport
from experiments.batteries.permissions import takes_part
from experiments.batteries.rewards.counting import contribution_of, team_total
from experiments.batteries.rewards.exports.books import (
    books_difference,
    books_document,
    published_periods,
)
from experiments.batteries.rewards.exports.check_books import faults
from experiments.batteries.rewards.models import DropOff, RuleCard, Team
from experiments.batteries.rounds.models import Round
from home.demo.boxes.places import BOXES, HEARSAY
from home.demo.plant_batteries import WEEKS
from tests.factories.home import DEMONSTRATION_DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def sign_in_of(name) -> User:
    return User.objects.get(email=DEMO_PEOPLE[name].email)


def chain_of(node) -> list[bytes]:
    return list(chain_lines(node, piece_of(node)))


def test_boxes_are_known_from_different_days():
    points = BatteryPoint.objects.select_related("district")
    assert {each.name for each in points} == {each.name for each in (*BOXES, HEARSAY)}
    districts = {each.name: each.district for each in (*BOXES, HEARSAY)}
    assert {each.name: each.district.code for each in points} == districts
    assert len({each.checked_at for each in points}) >= 8
    unsure = points.get(status=PointStatus.UNCONFIRMED)
    assert (unsure.name, unsure.level) == (HEARSAY.name, "unsure")
    reported = PointReport.objects.open().values_list("kind", flat=True)
    assert sorted(reported) == ["full", "gone"]


def test_half_a_year_is_in_the_books_and_the_books_close():
    days = CustodyEvent.objects.order_by("at").values_list("at", flat=True)
    assert days.last() - days.first() > timedelta(days=7 * WEEKS - 7)
    assert timezone.localdate(days.last()) < DEMONSTRATION_DAY
    whole = balance_of()
    assert whole.difference == 0
    assert whole.received > 200_000
    assert whole.received > whole.stock > 0
    acts = Counter(CustodyEvent.objects.values_list("act", flat=True))
    steps = (Act.CLOSE, Act.SHIP, Act.ARRIVE, Act.CERTIFY)
    assert [acts[each] for each in steps] == [3, 2, 1, 1]
    assert Stock.objects.filter(node__kind="van").get().grams == 0
    states = Counter(Lot.objects.values_list("state", flat=True))
    assert states.pop("open") >= 1
    assert states == {"certified": 1, "shipped": 1, "closed": 1}


def test_every_chain_proves_itself_and_a_changed_one_does_not():
    nodes = [each for each in Node.objects.order_by("pk") if not each.is_boundless]
    assert len(nodes) >= len(BOXES) + 5
    for node in nodes:
        verified([chain_of(node)])
    head, first, *rest = chain_of(nodes[0])
    told = json.loads(first)
    told["line"]["moved"][0][-1] += 1
    with pytest.raises(Damaged):
        verified([[head, json.dumps(told).encode(), *rest]])


def test_todays_round_and_what_waits_at_the_desk():
    rounds = Round.objects.order_by("day")
    today = rounds.last()
    assert (today.day, today.state) == (DEMONSTRATION_DAY, "published")
    assert today.driver == sign_in_of("neighbour")
    assert takes_part(today.driver, BatteryScheme.objects.current())
    assert today.stops.count() >= 3
    done = rounds.exclude(pk=today.pk)
    assert set(done.values_list("state", flat=True)) == {"done"}
    assert done.count() >= WEEKS - 4
    assert DropOff.objects.waiting().count() == 1


def test_rewards_are_recomputable_and_one_lies_ready_for_the_resident():
    districts = RuleCard.objects.in_force().values_list("district__code", flat=True)
    assert sorted(districts) == ["11060", "11100", "11120", "11220"]
    own = contribution_of(sign_in_of("resident"))
    assert own.given > 0
    assert [each.collection.state for each in own.holdings] == ["open"]
    assert books_difference() == 0
    later = timezone.now() + timedelta(days=400)  # the month is over
    books = books_document(published_periods(later))
    assert any(books["districts"].values())
    assert list(faults(books)) == []
    team = Team.objects.get()
    assert team.members.count() == 6
    assert 0 < team_total(team, later).grams < team.goal_grams
