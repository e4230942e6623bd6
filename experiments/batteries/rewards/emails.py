"""What residents are told of their drop-offs and rewards, each in their language, by the one place that reaches people."""

from __future__ import annotations

from django.urls import reverse

from accounts.notifications.actions import reach, reach_many
from accounts.notifications.kinds import Kind
from innovation_park.lib.translated import in_every_language

from .enums import State
from .kinds import DROP_OFFS, REWARDS
from .models import Collection, DropOff, Stock

EVENTS = {
    State.REFUSED: "refused",
    State.UNSAFE: "unsafe",
    State.EXPIRED: "expired",
    State.CORRECTED: "corrected",
}


def letter_earned(drop_off: DropOff, pieces: int, stock: Stock | None) -> None:
    """It is confirmed; and with a reward, that is what is told."""
    if pieces:
        arguments = {"pieces": pieces, "reward": dict(stock.reward.name)}
        _tell(drop_off, REWARDS, "earned", arguments, pieces=pieces, stock=stock)
    else:
        _tell(drop_off, DROP_OFFS, "confirmed", {"grams": drop_off.confirmed_grams})


def letter_decided(drop_off: DropOff) -> None:
    _tell(drop_off, DROP_OFFS, EVENTS[drop_off.state], {})


def tell_in_stock(stock: Stock, people: list[int], key: str) -> None:
    reach_many(
        people=people,
        kind=REWARDS,
        event="in_stock",
        key=f"batteries_rewards.in_stock:{key}",
        arguments={"reward": dict(stock.reward.name)},
        url=in_every_language(lambda: reverse("batteries_rewards:mine")),
    )


def letter_lapsed(collection: Collection) -> None:
    """Whoever has left the park is told nothing."""
    if collection.account.person is None:
        return
    reach(
        person=collection.account.person,
        kind=REWARDS,
        event="lapsed",
        key=f"batteries_rewards.lapsed:{collection.pk}",
        arguments={"reward": dict(collection.stock.reward.name)},
        url=in_every_language(lambda: reverse("batteries_rewards:mine")),
    )


def _tell(drop_off: DropOff, kind: Kind, event: str, arguments: dict, **context):
    if drop_off.person is None:
        return
    code = drop_off.code
    reach(
        person=drop_off.person,
        kind=kind,
        event=event,
        key=f"batteries_rewards.{event}:{drop_off.pk}",
        arguments=arguments,
        url=in_every_language(
            lambda: reverse("batteries_rewards:drop-off", args=[code])
        ),
        template="batteries_rewards/letters/drop_off",
        context={"drop_off": drop_off, "event": event, **context},
    )
