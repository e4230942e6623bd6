"""Pictures for posts: made of what was uploaded, and gone again when no text shows them."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from innovation_park.lib.picture_files import picture_files
from innovation_park.lib.private_files import delete_after_commit

from ..enums import HeldStatus
from ..models import Draft, HeldPost, Picture
from ..permissions import TooManyPicturesWaiting

WIDTHS = (640, 1280)
MOST_WAITING = 30
KEPT_UNUSED = timedelta(days=7)


def add_picture(*, by, upload, alt: str) -> Picture:
    """Raises a ``ValidationError`` with a sentence for a file that is none. Decoding takes up to a second."""
    if Picture.objects.filter(owner=by, posts=None).count() >= MOST_WAITING:
        raise TooManyPicturesWaiting
    made = picture_files(upload, WIDTHS)
    large, small = made.largest, made.files[0] if len(made.files) > 1 else None
    picture = Picture(
        owner=by,
        alt=alt,
        width=large.width,
        height=large.height,
        small_width=small and small.width,
        made_at=timezone.now(),
    )
    picture.large.save(large.file.name, large.file, save=False)
    if small:
        picture.small.save(small.file.name, small.file, save=False)
    picture.save()
    return picture


def forget_unused_pictures() -> int:
    """Those that have stood in no post for a week, and in no text of their owner that is still to become one."""
    old = Picture.objects.filter(posts=None, made_at__lt=timezone.now() - KEPT_UNUSED)
    return sum(_forget_unused(pk) for pk in old.values_list("pk", flat=True))


@transaction.atomic
def _forget_unused(pk: int) -> bool:
    picture = (
        Picture.objects.select_for_update(of=("self",))
        .filter(pk=pk, posts=None)
        .first()
    )
    if picture is None:
        return False
    if _is_awaited(picture):
        return False
    for file in (picture.large, picture.small):
        delete_after_commit(file)
    picture.delete()
    return True


def _is_awaited(picture: Picture) -> bool:
    """A draft shows it, or a post that waits for a moderator."""
    drafts = Draft.objects.filter(person=picture.owner_id)
    held = HeldPost.objects.filter(author=picture.owner_id, status=HeldStatus.WAITING)
    return any(
        texts.filter(body__contains=picture.key.hex).exists()
        for texts in (drafts, held)
    )
