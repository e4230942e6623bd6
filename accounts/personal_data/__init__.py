"""What becomes of a person's data in our own tables and in those of the packages we stand on."""

from . import desk, doors

__all__ = ["desk", "doors"]
