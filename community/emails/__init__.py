"""Letters of the forum."""

from .conversations import ANSWERING, write_posts

__all__ = ["ANSWERING", "write_posts"]
