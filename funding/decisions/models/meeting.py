from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from funding.enums import Outcome
from funding.models import Application, Call
from funding.models.application import FOUNDATION


class PanelMeetingQuerySet(models.QuerySet):
    def visible_to(self, user) -> PanelMeetingQuerySet:
        """The foundation sees them all, others those they sit in."""
        if not user.is_authenticated:
            return self.none()
        if user.roles & FOUNDATION:
            return self
        return self.filter(
            Exists(Seat.objects.filter(meeting=OuterRef("pk"), person=user))
        )


class PanelMeeting(models.Model):
    """A panel's meeting about one call: who was there, what was said of each application, and the minutes.

    Until it is closed all of it is written; then the database keeps it as it stands.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="meetings")
    at = models.DateTimeField(_("when"))
    place = models.CharField(_("where"), max_length=200, blank=True)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        verbose_name=_("chair"),
        related_name="+",
    )
    minutes = models.TextField(_("minutes"), max_length=20000, blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = PanelMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting of a panel")
        verbose_name_plural = _("meetings of panels")

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("funding_decisions:meeting", args=[self.pk])

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class Seat(models.Model):
    """Somebody invited to a meeting, and whether they were there."""

    meeting = models.ForeignKey(PanelMeeting, models.CASCADE, related_name="seats")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    is_present = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("seat in a meeting")
        verbose_name_plural = _("seats in meetings")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], name="funding_seat_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class PanelNote(models.Model):
    """What the panel said of one application, and what it recommends. ``amount`` is whole won."""

    meeting = models.ForeignKey(
        PanelMeeting, models.CASCADE, related_name="notes", db_index=False
    )
    application = models.ForeignKey(
        Application, models.CASCADE, related_name="panel_notes"
    )
    words = models.TextField(max_length=4000, blank=True)
    recommendation = models.CharField(max_length=10, choices=Outcome, blank=True)
    amount = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("note of a panel")
        verbose_name_plural = _("notes of panels")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "application"], name="funding_panel_note_once"
            ),
            models.CheckConstraint(
                name="funding_panel_note_amount",
                condition=Q(amount=None) | Q(amount__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.recommendation}"


class LeftRoom(models.Model):
    """Somebody of the meeting had a conflict and was out of the room while this application was spoken of."""

    note = models.ForeignKey(PanelNote, models.CASCADE, related_name="left")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("leaving of a room")
        verbose_name_plural = _("leavings of a room")
        constraints = [
            models.UniqueConstraint(
                fields=["note", "person"], name="funding_left_room_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
