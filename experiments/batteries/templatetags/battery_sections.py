from django import template

from ..panels import sections_for

register = template.Library()


@register.inclusion_tag("batteries/_sections.html", takes_context=True)
def battery_sections(context):
    """The menu of the battery pages, for whoever reads."""
    request = context["request"]
    match = request.resolver_match
    return {
        "sections": sections_for(request.user),
        "here": match.view_name if match else "",
    }
