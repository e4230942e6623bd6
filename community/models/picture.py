from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from innovation_park.lib import markdown
from innovation_park.lib.private_files import private_files

from ..workflow import PostStatus
from .post import Post


class PictureQuerySet(models.QuerySet):
    def visible_to(self, user) -> PictureQuerySet:
        """One's own, and those of posts that one can read now; a moderator also sees what is hidden or waits."""
        if user.has_perm("community.moderate_forum"):
            return self
        posts = Post.objects.visible_to(user).filter(
            pictures=OuterRef("pk"), status=PostStatus.VISIBLE
        )
        own = Q(owner=user) if user.is_authenticated else Q(pk=None)
        return self.filter(own | Exists(posts))


class Picture(models.Model):
    """Pixels and nothing else, in one or two widths. A text shows it as ``![alt](attachment:key)``, and only its
    owner's texts do; ``posts`` are those that show it now.
    """

    key = models.UUIDField(unique=True, default=uuid4)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="forum_pictures"
    )
    alt = models.CharField(_("what it shows"), max_length=300)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    large = models.FileField(upload_to="forum/%Y/%m", storage=private_files)
    small_width = models.PositiveSmallIntegerField(null=True)
    small = models.FileField(upload_to="forum/%Y/%m", storage=private_files, blank=True)
    posts = models.ManyToManyField(Post, related_name="pictures")
    made_at = models.DateTimeField(db_index=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture in a post")
        verbose_name_plural = _("pictures in posts")

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def source(self) -> str:
        """What stands in the text of a post."""
        words = " ".join(self.alt.split()).translate(str.maketrans("[]", "()"))
        return f"![{words}](attachment:{self.key.hex})"

    def shown(self) -> markdown.Picture:
        """As the renderer writes it."""
        srcset = ""
        if self.small:
            srcset = (
                f"{self.address(self.small_width)} {self.small_width}w, "
                f"{self.address(self.width)} {self.width}w"
            )
        return markdown.Picture(
            self.address(self.width), self.width, self.height, srcset
        )

    def address(self, width: int) -> str:
        return reverse("forum-picture", args=[self.key, width])

    def file_of(self, width: int):
        """The file of exactly this width, if there is one."""
        if width == self.width:
            return self.large
        return self.small if self.small and width == self.small_width else None
