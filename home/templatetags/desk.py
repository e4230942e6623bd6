"""What the editors' own screens ask about a page."""

from django import template

from home.permissions import can_publish_translations, next_act

register = template.Library()


@register.simple_tag(takes_context=True, name="next_act")
def next_act_of_reader(context, page) -> str:
    return next_act(context["request"].user, page)


@register.simple_tag(takes_context=True)
def may_publish_translations(context, source) -> bool:
    return can_publish_translations(context["request"].user, source)
