"""The follower by whom posts are found: what was said, changed or erased changes the words of the search."""

from ..actions.indexing import write_words
from ..enums import Kind
from ..models import Event, Post
from .table import Consumer

CHANGES_WORDS = (Kind.POST, Kind.EDIT, Kind.DELETE)
DONE = 0


def take(event: Event, after: int) -> int:
    """A new title is among the words of the first post."""
    if event.kind in CHANGES_WORDS:
        posts = Post.objects.select_related("topic")
        if event.post_id:
            write_words(posts.filter(pk=event.post_id))
        else:
            write_words(posts.filter(topic=event.topic_id, number=1))
    return DONE


WORDS = Consumer("search", take)
