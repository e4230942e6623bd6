"""A resident brings batteries: by the code on the box, to the reward in her hand; once with no script at all."""

import pytest
from django.contrib.sessions.backends.db import SessionStore

from experiments.batteries.custody.stock import stock_of
from experiments.batteries.enums import PointKind
from experiments.batteries.rewards.enums import CollectionState, State
from experiments.batteries.rewards.models import Collection, DropOff
from experiments.batteries.rewards.views.pages import DROP_OFFS
from tests.factories.batteries import BatteryPointFactory, collector, running_batteries
from tests.factories.battery_rewards import box_in, card_of, shelf
from tests.factories.home import opened_park

from .phone import LANGUAGES

pytestmark = pytest.mark.browser
ROOM = "batteries_rewards"


@pytest.fixture
def scheme(live_site):
    opened_park()
    return running_batteries()


@pytest.fixture
def card(scheme):
    return card_of()


@pytest.fixture
def box(card):
    """With a staffed place not far away."""
    BatteryPointFactory(name="Centre", kind=PointKind.CENTRE, latitude=37.57)
    return box_in(card)


def answers(person, box, look, kind):
    """To the two questions of safety; what to do then stands on the next page."""
    person.open(f"batteries/rewards/at/{box.code}/")
    person.tick("look", look)
    person.tick("kind", kind)
    person.sends(":not([name])")
    return person.main.locator("[data-advice]").first.get_attribute("data-advice")


def scans(person, box):
    """A plain address leads to the box, and a link there to the questions."""
    person.open(f"batteries/points/{box.code}/")
    person.goes_to(f"{ROOM}:drop", box.code)
    person.look()


def states_ten(person, box) -> DropOff:
    assert answers(person, box, "fine", "alkaline") == "box"
    person.look()
    person.fill(cells="0")
    person.sends()
    assert not DropOff.objects.exists()
    person.fill(cells=10, grams=230)
    person.sends()
    person.look()
    return DropOff.objects.get()


def signs_in_and_claims(person, user, drop_off):
    """The page goes on where it was left; the session is the same."""
    held = person.context.cookies()
    [cookie] = [each for each in held if each["name"] == "sessionid"]
    codes = SessionStore(cookie["value"]).get(DROP_OFFS)
    person.sign_in(user)
    [cookie] = [
        each for each in person.context.cookies() if each["name"] == "sessionid"
    ]
    session = SessionStore(cookie["value"])
    session[DROP_OFFS] = codes
    session.save()
    person.open(f"batteries/rewards/drop-offs/{drop_off.code}/")
    person.sends(to=person.address(f"{ROOM}:claim", drop_off.code))
    drop_off.refresh_from_db()
    assert (drop_off.person, drop_off.card_id is None) == (user, False)


def weighs(staff, drop_off):
    staff.open("batteries/rewards/desk/")
    staff.look()
    staff.goes_to(f"{ROOM}:desk-drop-off", drop_off.code)
    staff.look()
    staff.sends(to=staff.address(f"{ROOM}:desk-act", drop_off.code, "confirm"))
    drop_off.refresh_from_db()
    assert drop_off.state == State.CONFIRMED
    assert stock_of(drop_off.point) == 230


def asks_for_the_reward(person, stock) -> Collection:
    person.open("batteries/rewards/mine/")
    person.look()
    person.sends(to=person.address(f"{ROOM}:collect", stock.pk))
    person.look()
    return Collection.objects.get()


def hands_it_out(staff, collection):
    staff.open("batteries/rewards/desk/")
    staff.fill(code=f"{collection.code[:4].lower()} {collection.code[4:]}")
    staff.sends()
    staff.look()
    staff.sends()
    staff.look()
    collection.refresh_from_db()
    assert collection.state == CollectionState.GIVEN


@pytest.mark.parametrize(
    ("language", "script"), [*((each, True) for each in LANGUAGES), ("en", False)]
)
def test_resident_brings_ten_and_gets_a_bag(
    scheme, card, box, people, manager, language, script
):
    somebody, stock = people(language), shelf(card, 3, manager)
    resident, staff = somebody(script=script), somebody(manager, script=script)
    if not script:  # axe is a script
        resident.look = staff.look = lambda: None
    scans(resident, box)
    assert answers(resident, box, "leaking", "li_ion") == "sand"
    assert resident.box("cells").count() == 0
    resident.look()
    drop_off = states_ten(resident, box)
    assert drop_off.person is None
    signs_in_and_claims(resident, collector(scheme), drop_off)
    weighs(staff, drop_off)
    hands_it_out(staff, asks_for_the_reward(resident, stock))
    stock.refresh_from_db()
    assert stock.pieces == 2
