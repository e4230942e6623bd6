"""The hub weighs, sorts, closes and ships; the recycler confirms and certifies by the link; everybody reads the balance."""

import pytest

from accounts.roles import Role
from experiments.batteries.custody.balance import balance_of
from experiments.batteries.custody.models import Lot
from experiments.batteries.custody.workflow import LotState
from tests.factories.accounts import UserFactory
from tests.factories.custody import Way
from tests.factories.home import opened_park
from tests.factories.parking import PDF

from .phone import LANGUAGES

pytestmark = pytest.mark.browser


@pytest.fixture
def way(live_site):
    opened_park()
    way = Way()
    way.receive(2_000)
    way.empty(2_000)
    return way


def opens(person, name, *arguments):
    person.page.goto(
        person.site + person.address(f"batteries_custody:{name}", *arguments)
    )


def follows(person, id_):
    with person.page.expect_navigation():
        person.main.locator(f"#{id_}").click()


def weighs_sorts_and_ships(keeper, way) -> tuple[Lot, str]:
    opens(keeper, "desk")
    keeper.look()
    follows(keeper, f"unload-{way.van.code}")
    keeper.fill(grams="-3")
    keeper.sends()
    keeper.main.locator('[aria-invalid="true"]').wait_for()
    keeper.look()
    keeper.fill(grams="1.99")
    keeper.sends()
    follows(keeper, "sort")
    keeper.fill(grams="1.98")
    keeper.sends()
    lot = Lot.objects.get()
    follows(keeper, f"close-{lot.code}")
    keeper.look()
    keeper.sends()
    follows(keeper, f"ship-{lot.code}")
    keeper.look()
    keeper.sends()
    keeper.look()
    return lot, keeper.main.locator("#recycler-link").get_attribute("href")


def confirms_and_certifies(recycler, link):
    recycler.page.goto(link)
    recycler.look()
    recycler.fill(grams="1.97")
    recycler.sends()
    recycler.look()
    recycler.fill(number="R-7", won_zinc="0.5", won_steel="0.9")
    recycler.adds_file("certificate.pdf", PDF, "document")
    recycler.sends()
    recycler.look()


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_van_to_the_certificate(way, people, language):
    somebody = people(language)
    keeper = somebody(UserFactory(roles=[Role.HUB_KEEPER]))
    lot, link = weighs_sorts_and_ships(keeper, way)
    confirms_and_certifies(somebody(), link)
    lot.refresh_from_db()
    assert lot.state == LotState.CERTIFIED
    visitor = somebody()
    opens(visitor, "overview")
    visitor.look()
    visitor.goes_to("batteries_custody:lot", lot.code)
    visitor.look()
    visitor.goes_to("batteries_custody:place", way.hub.code)
    visitor.look()
    assert (balance_of(way.hub).sent, balance_of().difference) == (1_980, 0)
