"""What the park lends of its own, and what may stand on a plan of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from experiments.bookings.enums import Feature, Kind

PARK = "Asia/Seoul"  # the wall clock of the park
# Parking spaces are lent by residents, elsewhere.
LENT = (Kind.ROOM, Kind.WORKSHOP, Kind.DESK, Kind.EQUIPMENT)
KINDS = [(kind.value, kind.label) for kind in LENT]
# No room is chosen for its charger.
ACCESS = [(str(each.value), each.label) for each in Feature if each != Feature.CHARGER]


class Outcome(models.TextChoices):
    """What became of a booking whose space was closed."""

    MOVED = "moved", _("Moved to an equal space")
    CANCELLED = "cancelled", _("Cancelled: nothing equal was free")
