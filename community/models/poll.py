from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Shows
from .post import Post


class Poll(models.Model):
    """A quick question in a post. It binds nobody, and what anybody chose is told to nobody.

    ``counts`` go with ``options`` by place and are written under the lock of the topic. ``closed_at`` is set by whoever
    closes it, or by the clock soon after ``closes_at``; after that moment no vote is taken.
    """

    post = models.OneToOneField(Post, models.CASCADE, related_name="poll")
    question = models.CharField(_("question"), max_length=200)
    options = models.JSONField(_("answers"))
    counts = models.JSONField()
    voters = models.PositiveIntegerField(default=0)
    takes_several = models.BooleanField(_("several answers"), default=False)
    shows = models.CharField(_("results"), max_length=8, choices=Shows)
    closes_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("quick poll")
        verbose_name_plural = _("quick polls")
        indexes = [
            models.Index(
                fields=["closes_at"],
                condition=models.Q(closed_at=None, closes_at__isnull=False),
                name="community_polls_to_close",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def words(self) -> str:
        """What the event that opened it holds sealed."""
        return "\n".join([self.question, *self.options])

    @property
    def takes_votes(self) -> bool:
        return self.closed_at is None and (
            self.closes_at is None or timezone.now() < self.closes_at
        )

    def shows_results(self, *, has_voted: bool) -> bool:
        return (
            self.closed_at is not None
            or self.shows == Shows.ALWAYS
            or (self.shows == Shows.VOTED and has_voted)
        )


class PollVote(models.Model):
    """What one person chose: the places of the options. Once they have left the park it counts without them."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="votes")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="poll_votes"
    )
    choices = models.JSONField()
    voted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("vote in a quick poll")
        verbose_name_plural = _("votes in quick polls")
        constraints = [
            models.UniqueConstraint(
                fields=["poll", "person"], name="community_one_vote_each"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
