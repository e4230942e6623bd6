"""Where a scanned GS1 Digital Link leads. Boxes are known here; nested apps answer for their bags, lots and packs::

register_door(digital_link.SSCC, lambda link: reverse(...) or None)
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings

from . import digital_link
from .codes import as_typed
from .digital_link import Link
from .models import BatteryPoint

Door = Callable[[Link], str | None]
_DOORS: dict[str, list[Door]] = {}


def register_door(key: str, door: Door) -> None:
    """For links that begin with this AI; whoever knows the thing gives its address."""
    _DOORS.setdefault(key, []).append(door)


def address_of(link: Link) -> str | None:
    """None where nobody knows the thing."""
    return next(
        (found for door in _DOORS.get(link.key, []) if (found := door(link))), None
    )


def box_of(link: Link) -> BatteryPoint | None:
    prefix = settings.GS1_COMPANY_PREFIX
    if link.key != digital_link.GIAI or not link.value.startswith(prefix):
        return None
    code = as_typed(link.value.removeprefix(prefix))
    return BatteryPoint.objects.filter(code=code, is_active=True).first()


def _box_address(link: Link) -> str | None:
    point = box_of(link)
    return point.get_absolute_url() if point else None


register_door(digital_link.GIAI, _box_address)
