from django import template
from django.template.defaultfilters import floatformat
from django.utils.safestring import SafeString

from experiments.bookings.enums import Kind
from experiments.plots import plot_svg

from ..standing import clock

register = template.Library()

ICONS = {
    Kind.ROOM: "door-open",
    Kind.WORKSHOP: "hammer",
    Kind.DESK: "lamp-desk",
    Kind.EQUIPMENT: "box",
}
PATTERNS = {
    Kind.ROOM: "other",
    Kind.WORKSHOP: "energy",
    Kind.DESK: "barriers",
    Kind.EQUIPMENT: "batteries",
}


@register.simple_tag
def space_plot(space, size: str) -> SafeString:
    """The pattern of its kind, grown from its short name."""
    resource = space.resource
    return plot_svg(seed=resource.slug, topic=PATTERNS[resource.kind], size=size)


@register.filter
def kind_icon(kind: str) -> str:
    return ICONS[kind]


@register.filter
def hours(minutes: int) -> str:
    """How long: ``90`` minutes are 1.5 hours."""
    return floatformat(minutes / 60)


@register.filter(name="clock")
def clock_of(minutes: int) -> str:
    """Minutes of the day as ``18:30``."""
    return clock(minutes)
