from __future__ import annotations

from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District
from experiments.batteries.enums import Chemistry
from experiments.batteries.models import BatteryPoint, Scale
from innovation_park.lib.private_files import private_files
from innovation_park.lib.spoken_code import spoken_code

from ..enums import Item, Refusal, State
from ..limits import MOST_CELLS, MOST_GRAMS
from .books import Account
from .cards import RuleCard
from .teams import Team

SEOUL = ZoneInfo("Asia/Seoul")


class DropOffQuerySet(models.QuerySet):
    def whole(self) -> DropOffQuerySet:
        return self.select_related(
            "point__district", "district", "card", "account", "person"
        )

    def waiting(self) -> DropOffQuerySet:
        """For staff: what is unsafe comes first, then the oldest."""
        unsafe = Q(state=State.UNSAFE, decided_at=None)
        return self.filter(Q(state=State.STATED) | unsafe)

    def confirmed(self) -> DropOffQuerySet:
        return self.filter(state=State.CONFIRMED)


class DropOff(models.Model):
    """What somebody says they put into a box, and what the scale said then.

    ``card`` and ``account`` are there when it can earn: when the person took part in the experiment at that moment.
    ``counted_*`` is what the card counts of it; what it earned is worked out from all of them (:mod:`..rules`), so that
    neither the order of confirming nor the number of parts matters. Only the actions write ``state``.
    """

    code = models.CharField(_("code"), max_length=24, unique=True, default=spoken_code)
    client_key = models.UUIDField(unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="drop_offs",
    )
    account = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="drop_offs"
    )
    card = models.ForeignKey(
        RuleCard, models.PROTECT, null=True, blank=True, related_name="drop_offs"
    )
    team = models.ForeignKey(
        Team, models.SET_NULL, null=True, blank=True, related_name="drop_offs"
    )
    point = models.ForeignKey(BatteryPoint, models.PROTECT, related_name="drop_offs")
    district = models.ForeignKey(
        District, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    chemistry = models.CharField(_("chemistry"), max_length=12, choices=Chemistry)
    item = models.CharField(max_length=10, choices=Item, default=Item.CELL)
    cells = models.PositiveIntegerField(_("stated number"), null=True, blank=True)
    grams = models.PositiveIntegerField(_("stated weight"), null=True, blank=True)
    photo = models.ImageField(
        _("photo"),
        upload_to="batteries/drop-offs/%Y/%m",
        storage=private_files,
        blank=True,
    )
    photo_sha256 = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.STATED
    )
    doubt = models.JSONField(
        default=dict,
        blank=True,
        help_text="Code and values of the limit that the scale met; see limits.",
    )
    confirmed_cells = models.PositiveIntegerField(null=True, blank=True)
    confirmed_grams = models.PositiveIntegerField(null=True, blank=True)
    counted_cells = models.PositiveIntegerField(default=0)
    counted_grams = models.PositiveIntegerField(default=0)
    counted_on = models.DateField(null=True, blank=True)
    refusal = models.CharField(max_length=14, choices=Refusal, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    scale = models.ForeignKey(
        Scale, models.PROTECT, null=True, blank=True, related_name="drop_offs"
    )
    is_demo = models.BooleanField(default=False)

    objects = DropOffQuerySet.as_manager()

    class Meta:
        verbose_name = _("drop-off")
        verbose_name_plural = _("drop-offs")
        constraints = [
            models.CheckConstraint(
                name="batteries_rewards_confirmed_is_weighed",
                condition=~Q(state=State.CONFIRMED)
                | Q(confirmed_grams__gte=1, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="batteries_rewards_amounts_are_possible",
                condition=(Q(cells=None) | Q(cells__range=(1, MOST_CELLS)))
                & (Q(grams=None) | Q(grams__range=(1, MOST_GRAMS))),
            ),
            models.CheckConstraint(
                name="batteries_rewards_card_has_an_account",
                condition=Q(card=None) | Q(account__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "at"], name="batteries_rewards_queue"),
            models.Index(
                fields=["account", "card", "counted_on"],
                name="batteries_rewards_counted",
            ),
            models.Index(
                fields=["photo_sha256"],
                name="batteries_rewards_photos",
                condition=~Q(photo_sha256=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.state}"

    @property
    def day(self):
        """Of the caps: the day in Seoul on which it was put into the box, whenever it was weighed."""
        return self.at.astimezone(SEOUL).date()

    @property
    def is_open(self) -> bool:
        return self.state == State.STATED
