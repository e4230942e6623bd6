from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from innovation_park.lib.translated import TranslatedField, active_language

from ..enums import Access, Measure


def moderators():
    """Everybody who may moderate every forum."""
    right = Permission.objects.filter(
        content_type__app_label="community", codename="moderate_forum"
    )
    return User.objects.filter(
        Q(is_superuser=True)
        | Q(pk__in=User.objects.filter(groups__permissions__in=right).values("pk"))
        | Q(pk__in=User.objects.filter(user_permissions__in=right).values("pk")),
        is_active=True,
    )


class ForumQuerySet(models.QuerySet):
    def visible_to(self, user, at=None) -> ForumQuerySet:
        """Those the person may read (now, unless ``at`` says when): a moderator all, somebody banned none of where they are banned."""
        if not user.is_authenticated:
            return self.filter(access=Access.PUBLIC)
        bans = user.sanctions.in_force(at).filter(measure=Measure.BAN)
        here = Q(forum=None, topic=None) | Q(forum=OuterRef("pk"))
        open_to_them = Q(access__in=(Access.PUBLIC, Access.RESIDENTS)) | Q(
            pk__in=Membership.objects.filter(person=user.pk).values("forum")
        )
        return self.filter(
            Exists(moderators().filter(pk=user.pk))
            | (open_to_them & ~Exists(bans.filter(here)))
        )


class Forum(models.Model):
    """A place for topics: of the park, of one experiment (which points here), of one language or of all."""

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = TranslatedField(_("name"), max_length=80)
    about = TranslatedField(_("what it is for"), max_length=300)
    language = models.CharField(
        _("language"),
        max_length=5,
        blank=True,
        choices=settings.LANGUAGES,
        help_text=_("Empty when all languages are welcome."),
    )
    access = models.CharField(
        _("who may read"), max_length=10, choices=Access, default=Access.PUBLIC
    )
    is_closed = models.BooleanField(
        _("closed"), default=False, help_text=_("Nothing new can be written in it.")
    )
    position = models.PositiveSmallIntegerField(_("place in the list"), default=100)
    belongs_to = models.CharField(
        max_length=120,
        blank=True,
        editable=False,
        help_text="The address, behind the language, of what it was made with; name and access follow that.",
    )
    is_demo = models.BooleanField(default=False, editable=False)

    objects = ForumQuerySet.as_manager()

    class Meta:
        verbose_name = _("forum")
        verbose_name_plural = _("forums")
        permissions = [("moderate_forum", "Can moderate every forum")]

    def __str__(self) -> str:
        return str(self.name) or f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("community:forum", args=[self.slug])

    @property
    def home_url(self) -> str:
        """Of what it was made with, in the reader's language; empty for a forum of the park."""
        return f"/{active_language()}/{self.belongs_to}" if self.belongs_to else ""


class Membership(models.Model):
    """Who reads a forum that only its members read."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="forum_memberships"
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "person"], name="community_member_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.person_id} in #{self.forum_id}"
