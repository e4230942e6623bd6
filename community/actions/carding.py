"""Previews of the pages a post leads to: looked up outside of any request, shown by an event of the log like every
other change of what readers see. Whatever fails, the link stays a link.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from innovation_park.lib.link_preview import preview_of

from ..addressed import may_have_cards, rendered_again
from ..enums import Kind
from ..models import LinkCard, Post, digest_of_url
from ..permissions import NotAllowed, hats_of
from .logging import append_event, lock_topic

FRESH = timedelta(days=30)
SILENT = timedelta(days=1)  # until a page that said nothing is asked again


@task()
def look_up_links(post_pk: int) -> None:
    """Five pages at most, five seconds each; addresses that were asked of late are not asked again."""
    post = _post(post_pk)
    if not (post and post.is_visible and post.shows_cards):
        return
    if may_have_cards(post.topic):
        for url in rendered_again(post).alone:
            if not _was_asked(url):
                _ask(url)
        _show_again(post)


def set_cards(*, post: Post, by, are_shown: bool) -> Post:
    """Its author or a moderator takes the previews of a post off, or has them back."""
    if not hats_of(by, post):
        raise NotAllowed
    Post.objects.filter(pk=post.pk).update(shows_cards=are_shown)
    _show_again(_post(post.pk), by=by)
    if are_shown:
        transaction.on_commit(lambda: look_up_links.enqueue(post.pk))
    return post


def _post(pk: int) -> Post | None:
    posts = Post.objects.select_related("topic__forum", "author")
    return posts.filter(pk=pk).first()


def _was_asked(url: str) -> bool:
    card = LinkCard.objects.filter(digest=digest_of_url(url)).first()
    if card is None:
        return False
    return card.asked_at > timezone.now() - (FRESH if card.title else SILENT)


def _ask(url: str) -> None:
    """A page that told something once and is silent now keeps what it told."""
    preview = preview_of(url)
    found = {
        name: getattr(preview, name, "") for name in ("title", "description", "site")
    }
    asked = {"asked_at": timezone.now()}
    LinkCard.objects.update_or_create(
        digest=digest_of_url(url),
        defaults=asked | (found if preview else {}),
        create_defaults={"url": url} | asked | found,
    )


def _show_again(post: Post, by=None) -> None:
    """An event only if readers see something else; a text that was changed meanwhile has a look-up of its own."""
    html = rendered_again(post).html
    with transaction.atomic():
        topic = lock_topic(post.topic_id)
        now = Post.objects.get(pk=post.pk)
        if now.body != post.body or now.html == html:
            return
        now.html = html
        now.save(update_fields=["html"])
        append_event(
            topic, Kind.CARD, by=by, post=now, payload={"shown": now.has_cards}
        )
