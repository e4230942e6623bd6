"""What somebody leaves with the spaces: a wish of their group, and a closing they ordered."""

from uuid import uuid4

from django.utils import timezone

from experiments.bookings.actions import close_resource
from experiments.bookings.models import Booking
from experiments.spaces.models import Repair
from tests.factories.accounts import UserFactory
from tests.factories.bookings import span
from tests.factories.spaces import SpaceFactory, asked, open_round


def plant_spaces(person, marker: str) -> None:
    space = SpaceFactory()
    asked(
        open_round(space, slug=f"round-{uuid4().hex}"), person, group=f"{marker} choir"
    )
    Repair.objects.create(
        space=space, closure=_closure(space), by=person, made_at=timezone.now()
    )


def _closure(space) -> Booking:
    manager = UserFactory(is_superuser=True)
    closure, _put_off = close_resource(
        resource=space.resource, span=span(1, 2), reason="Paint", by=manager
    )
    return closure
