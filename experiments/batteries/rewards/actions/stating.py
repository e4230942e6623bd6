"""Somebody says what they put into a box. The same key is the same drop-off and the same receipt."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone

from experiments.batteries.models import BatteryPoint, BatteryScheme
from experiments.batteries.permissions import takes_part

from .. import fire_safety
from ..enums import Item, State
from ..limits import (
    MOST_CELLS,
    MOST_GRAMS,
    SAME_BOX,
    Before,
    limit_on,
    weight_limit,
)
from ..models import SEOUL, DropOff, RuleCard, TeamMember
from ..permissions import (
    AlreadyDecided,
    KeyIsTaken,
    NotANumber,
    NotAWeight,
    NotForBoxes,
    NothingStated,
    NotThisBox,
    OverLimit,
    PointIsClosed,
)
from .ledger import account_of


@dataclass(frozen=True)
class Said:
    """Answers to the questions of :mod:`..fire_safety`, and how much it is."""

    look: str
    kind: str
    cells: int | None = None
    grams: int | None = None

    @property
    def item(self) -> Item:
        is_bank = self.kind == fire_safety.POWER_BANK
        return Item.POWER_BANK if is_bank else Item.CELL

    @property
    def chemistry(self):
        return fire_safety.CHEMISTRIES.get(
            self.kind, fire_safety.CHEMISTRIES["unknown"]
        )


def state_drop_off(
    *, point: BatteryPoint, said: Said, client_key: UUID, by=None, photo=None, now=None
) -> DropOff:
    """``by`` is nobody without an account: it helps, and earns nothing. ``photo`` has been written anew already."""
    if known := _known(client_key, point, said, by):
        return known
    require_amount(said.cells, said.grams)
    if not fire_safety.advice_on(said.look, said.kind).lets_go_on:
        raise NotForBoxes
    if not point.is_active:
        raise PointIsClosed
    if not takes(point, said):
        raise NotThisBox
    limit = weight_limit(
        chemistry=said.chemistry, item=said.item, cells=said.cells, grams=said.grams
    )
    if limit:
        raise OverLimit(limit)
    try:
        return _state(point, said, client_key, by, photo, now or timezone.now())
    except IntegrityError:  # of two without an account the other was faster
        if known := _known(client_key, point, said, by):
            return known
        raise


def takes(point: BatteryPoint, said: Said) -> bool:
    """What a point does not say it may take; what nobody knows may be anything."""
    is_known = said.kind != "unknown" and point.accepts
    return not is_known or bool(point.accepts & said.chemistry.bit)


def report_unsafe(
    *, point: BatteryPoint, said: Said, client_key: UUID, by=None, now=None
) -> DropOff:
    """It lies in the box already: staff are shown it before everything else. It earns nothing, and nobody is blamed."""
    try:
        with transaction.atomic():
            return DropOff.objects.get_or_create(
                client_key=client_key,
                defaults={
                    "person": by,
                    "point": point,
                    "district_id": point.district_id,
                    "chemistry": said.chemistry,
                    "item": said.item,
                    "at": now or timezone.now(),
                    "state": State.UNSAFE,
                },
            )[0]
    except IntegrityError:
        raise KeyIsTaken from None


def require_amount(cells: int | None, grams: int | None) -> None:
    if cells is None and grams is None:
        raise NothingStated
    if cells is not None and not 1 <= cells <= MOST_CELLS:
        raise NotANumber
    if grams is not None and not 1 <= grams <= MOST_GRAMS:
        raise NotAWeight


@transaction.atomic
def _state(point, said: Said, client_key, by, photo, now) -> DropOff:
    digest = _digest(photo)
    if by is not None:
        get_user_model().objects.select_for_update().get(pk=by.pk)
        if known := _known(client_key, point, said, by):
            return known  # the other half of a double click held the lock
        _require_within_limits(point, by, digest, now)
    drop_off = DropOff(
        client_key=client_key,
        person=by,
        point=point,
        district_id=point.district_id,
        chemistry=said.chemistry,
        item=said.item,
        cells=said.cells,
        grams=said.grams,
        photo_sha256=digest,
        at=now,
        **_earning(point, by, now),
    )
    if photo:
        drop_off.photo.save(photo.name, photo, save=False)
    drop_off.save(force_insert=True)
    return drop_off


def _earning(point: BatteryPoint, by, now) -> dict:
    """Card, account and team of whoever takes part."""
    if by is None or not takes_part(by, BatteryScheme.objects.current()):
        return {}
    card = RuleCard.objects.in_force(now).filter(district=point.district_id).first()
    member = TeamMember.objects.filter(person=by).first()
    return {
        "card": card,
        "account": account_of(by),
        "team_id": member.team_id if member else None,
    }


def _require_within_limits(point, by, digest: str, now) -> None:
    """The person's row is locked: of two at once the second one is looked at after the first."""
    here = now.astimezone(SEOUL)
    day = here.replace(hour=0, minute=0, second=0, microsecond=0)
    own = DropOff.objects.filter(person=by, at__gte=min(day, here - SAME_BOX))
    earlier = [
        Before(at.astimezone(SEOUL), box) for at, box in own.values_list("at", "point")
    ]
    is_known = bool(digest) and DropOff.objects.filter(photo_sha256=digest).exists()
    if limit := limit_on(earlier, point=point.pk, now=here, is_known_photo=is_known):
        raise OverLimit(limit)


def _digest(photo) -> str:
    if not photo:
        return ""
    photo.seek(0)
    digest = sha256(photo.read()).hexdigest()
    photo.seek(0)
    return digest


def _known(client_key: UUID, point, said: Said, by) -> DropOff | None:
    """The same drop-off, for its own person; another under the same key is refused."""
    known = DropOff.objects.filter(client_key=client_key).first()
    if known is None:
        return None
    sent = (by.pk if by else None, point.pk, said.item, said.cells, said.grams)
    kept = (
        known.person_id,
        known.point_id,
        known.item,
        known.cells,
        known.grams,
    )
    if sent != kept:
        raise KeyIsTaken
    return known


@transaction.atomic
def claim_drop_off(*, drop_off: DropOff, by) -> DropOff:
    """For oneself what one stated before signing in or joining, while nobody has weighed it. Twice is once.

    Whether the session is the one that stated it is asked by the caller.
    """
    get_user_model().objects.select_for_update().get(pk=by.pk)
    drop_off = DropOff.objects.select_for_update(of=("self",)).get(pk=drop_off.pk)
    if drop_off.person_id not in (None, by.pk):
        raise AlreadyDecided
    if drop_off.person_id == by.pk and drop_off.card_id:
        return drop_off
    if not drop_off.is_open:
        raise AlreadyDecided
    if drop_off.person_id is None:
        _require_within_limits(drop_off.point, by, "", drop_off.at)
    drop_off.person = by
    for name, value in _earning(drop_off.point, by, drop_off.at).items():
        setattr(drop_off, name, value)
    drop_off.save()
    return drop_off
