from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.translated import Translated, active_language

from ..enums import Means, Outcome


class NotificationQuerySet(models.QuerySet):
    def visible_to(self, user) -> NotificationQuerySet:
        """One's own, whatever one's role."""
        return self.filter(person=user) if user.is_authenticated else self.none()

    def unread(self) -> NotificationQuerySet:
        return self.filter(read_at=None)

    def newest_first(self) -> NotificationQuerySet:
        return self.order_by("-made_at", "-pk")

    def gathered(self) -> NotificationQuerySet:
        """What is unread of one kind in one thread stands for itself once, by its newest."""
        newer = Notification.objects.unread().filter(
            person=OuterRef("person"),
            kind=OuterRef("kind"),
            thread=OuterRef("thread"),
            pk__gt=OuterRef("pk"),
        )
        return self.exclude(Q(read_at=None) & ~Q(thread="") & Exists(newer))

    def beside(self, notification: Notification) -> NotificationQuerySet:
        """It and what is unread of its kind in its thread, in the order of the thread."""
        itself = Q(pk=notification.pk)
        if notification.thread:
            itself |= Q(
                thread=notification.thread, kind=notification.kind, read_at=None
            )
        return self.filter(itself, person=notification.person_id).order_by(
            "place", "pk"
        )


class Notification(models.Model):
    """Something a person is told. It is kept as data, and said in the language of whoever reads it.

    ``key`` is the event it tells of: nobody is told twice. ``about`` names the record it speaks
    of, so that it can be forgotten together with it. ``thread`` names the conversation it belongs
    to, and ``place`` where in it: what is unread of a thread is shown, and written about, together.
    ``letter`` is the letter written for it (language, subject, text) until that is sent.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications"
    )
    kind = models.CharField(max_length=60)
    event = models.CharField(max_length=60)
    key = models.CharField(max_length=160)
    about = models.CharField(max_length=80, blank=True, db_index=True)
    thread = models.CharField(max_length=80, blank=True)
    place = models.PositiveIntegerField(default=0)
    arguments = models.JSONField(default=dict, blank=True)
    url = models.JSONField(default=dict, blank=True)
    letter = models.JSONField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "key"], name="notifications_told_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["person", "-made_at"], name="notifications_newest_first"
            ),
            models.Index(
                fields=["person"],
                condition=Q(read_at=None),
                name="notifications_unread",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}.{self.event}"

    @property
    def is_read(self) -> bool:
        return self.read_at is not None

    def address(self) -> str:
        """Where it leads, in the reader's language; empty when it leads nowhere."""
        return Translated(self.url).in_language(active_language()).text


class DeliveryQuerySet(models.QuerySet):
    def due(self, now) -> DeliveryQuerySet:
        return self.filter(outcome="", due_at__lte=now)

    def locked(self) -> DeliveryQuerySet:
        """For whoever came first; the others go on to the next row instead of waiting."""
        return self.select_for_update(skip_locked=True, of=("self",)).select_related(
            "notification__person__profile"
        )


class Delivery(models.Model):
    """That a notification has to go out by some means, and what became of it.

    Written with the notification, in its transaction: what is due here is the truth, whatever
    happens to the processes that send. At most one per means.
    """

    notification = models.ForeignKey(
        Notification, models.CASCADE, related_name="deliveries"
    )
    means = models.CharField(max_length=10, choices=Means)
    due_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["notification", "means"],
                name="notifications_once_by_each_means",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", done_at__isnull=True)
                | (~Q(outcome="") & Q(done_at__isnull=False)),
                name="notifications_done_has_moment",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(outcome=""), name="notifications_due"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.means} {self.outcome or 'due'}"
