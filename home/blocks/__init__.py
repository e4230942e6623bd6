"""What a story can be built of: twelve kinds in four groups, nested at most twice.

The stored JSON is plain: a block is ``{"type", "value", "id"}``; ``text`` holds HTML, the lists
(``pictures figures steps questions pages``) hold items ``{"type": "item", "value", "id"}``,
everything else is an object with the names below. ``tests/home/test_blocks.py`` shows one of each.
"""

from .fields import StoryField
from .story import StoryBlock

__all__ = ["StoryBlock", "StoryField"]
