"""What can become of a post, and by whom: a pair that is not listed cannot happen."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PostStatus(models.TextChoices):
    VISIBLE = "visible", pgettext_lazy("post", "Visible")
    DELETED = "deleted", pgettext_lazy("post", "Taken back")
    HIDDEN = "hidden", pgettext_lazy("post", "Hidden")


class Hat(models.TextChoices):
    """In what capacity somebody acts on a post."""

    AUTHOR = "author", _("Author")
    MODERATOR = "moderator", _("Moderator")
    PARK = "park", _("The park itself, by a rule")


TRANSITIONS: dict[tuple[PostStatus, PostStatus], frozenset[Hat]] = {
    (PostStatus.VISIBLE, PostStatus.DELETED): frozenset({Hat.AUTHOR}),
    (PostStatus.DELETED, PostStatus.VISIBLE): frozenset({Hat.AUTHOR}),
    (PostStatus.VISIBLE, PostStatus.HIDDEN): frozenset({Hat.MODERATOR, Hat.PARK}),
    (PostStatus.HIDDEN, PostStatus.VISIBLE): frozenset({Hat.MODERATOR}),
    (PostStatus.HIDDEN, PostStatus.HIDDEN): frozenset({Hat.MODERATOR}),  # another rule
    (PostStatus.DELETED, PostStatus.HIDDEN): frozenset({Hat.MODERATOR}),
}


def may_move(old: PostStatus, new: PostStatus, hat: Hat) -> bool:
    return hat in TRANSITIONS.get((old, new), ())
