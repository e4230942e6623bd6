"""The icons of lucide, each drawn once: a copy of its tree for every look at it took most of the time of a page's fragment."""

from functools import lru_cache

from django.template import Library
from lucide.templatetags.lucide import lucide as draw

register = Library()


@register.simple_tag
@lru_cache(maxsize=1024)
def lucide(name: str, *, size: int | None = 24, **attributes: str) -> str:
    return draw(name, size=size, **attributes)
