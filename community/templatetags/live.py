"""What a live page says of its reader to the scripts on it."""

from django import template

from innovation_park.lib.kept_entries import person_key

from ..enums import Following

register = template.Library()


@register.simple_tag
def kept_for(user) -> str:
    """Whose posts wait on the device, without saying who that is."""
    return person_key(user)


@register.simple_tag
def following_levels() -> list[tuple[str, str]]:
    """How closely one can follow a topic."""
    return Following.choices
