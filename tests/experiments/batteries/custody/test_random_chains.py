"""Whatever happens to batteries, and however often it is told: the balance closes to 0 g, or shows the loss.

``PARK_CHAINS=10000`` draws so many chains, of which as many go through the database as said beside it.
"""

import os

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from experiments.batteries.custody import actions
from experiments.batteries.custody.balance import balance_of
from experiments.batteries.custody.enums import NodeKind
from experiments.batteries.custody.models import Stock
from experiments.permissions import Refused
from tests.factories.custody import Way

from .model import Chain

CHAINS = int(os.environ.get("PARK_CHAINS", "200"))
# A chain through the database takes a tenth of a second.
IN_DATABASE = int(os.environ.get("PARK_CHAINS_IN_DATABASE", max(8, CHAINS // 10)))
weights = st.integers(1, 50_000)
acts = st.one_of(
    st.tuples(st.just("receive"), weights),
    st.tuples(st.sampled_from(["empty", "unload"]), weights),
    st.tuples(st.sampled_from(["sort", "lose", "arrive", "certify"]), weights),
    st.tuples(st.sampled_from(["close", "ship"]), st.none()),
)
chains = st.lists(st.tuples(acts, st.booleans()), min_size=1, max_size=18)


def in_model(chain: Chain, act: str, grams) -> bool:
    if act == "empty":
        return chain.weigh_out("box", "van", grams)
    if act == "unload":
        return chain.weigh_out("van", "hub", grams)
    if act == "close":
        return chain.step("open", "closed")
    if act == "ship":
        return chain.step("closed", "shipped")
    return getattr(chain, act)(grams)


@settings(max_examples=CHAINS)
@given(told=chains)
def test_the_model_closes_to_nought(told):
    chain = Chain()
    for (act, grams), _is_twice in told:
        in_model(chain, act, grams)
    assert chain.difference == 0
    assert min(chain.stock.values(), default=0) >= 0


class Told:
    """The same acts through the product's own doors; one lot a chain."""

    def __init__(self):
        self.way, self.lot = Way(), None

    def do(self, act: str, grams, is_twice: bool) -> bool:
        try:
            with transaction.atomic():
                event = self._do(act, grams)
        except Refused:
            return False
        if event is None:
            return False
        if is_twice:
            assert self._do(act, grams, key=event.client_key, at=event.at) == event
        return True

    def _do(self, act, grams, **told):
        way = self.way
        if act in ("receive", "empty", "unload"):
            return getattr(way, act)(grams, **told)
        if act == "sort" and (self.lot is None or told or self._is_open()):
            event = way.sort(grams, **told)
            self.lot = event.lot
            return event
        if act == "lose":
            return self._lose(grams, told)
        if self.lot is None or act == "sort":
            return None
        self.lot.refresh_from_db()
        if act in ("arrive",):
            return way.arrive(self.lot, grams, **told)
        if act == "certify":
            return self._certify(grams, told)
        return getattr(way, act)(self.lot, **told)

    def _is_open(self):
        self.lot.refresh_from_db()
        return self.lot.state == "open"

    def _lose(self, grams, told):
        told = self.way._told(told)
        told["key"] = told["key"].removesuffix(":difference")
        return actions.state_loss(
            node=self.way.hub, grams=grams, reason="foreign", **told
        )

    def _certify(self, grams, told):
        return actions.certify(
            lot=self.lot, number="1", recovered={"zinc": grams}, **self.way._told(told)
        )


@pytest.mark.django_db
@settings(
    max_examples=IN_DATABASE,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(told=chains)
def test_the_books_say_what_the_model_says(told):
    with transaction.atomic():
        chain, books = Chain(), Told()
        for (act, grams), is_twice in told:
            assert books.do(act, grams, is_twice) == in_model(chain, act, grams)
        whole = balance_of()
        assert (whole.received, whole.sent) == (chain.received, chain.recovered)
        assert (whole.lost, whole.found) == (chain.lost, chain.found)
        assert whole.stock == sum(chain.stock.values())
        assert whole.difference == 0
        for stock in Stock.objects.select_related("node"):
            assert stock.node.kind not in (NodeKind.LOSS, NodeKind.OUTSIDE)
        transaction.set_rollback(True)
