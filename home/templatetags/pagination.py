from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def page_address(context, number: int) -> str:
    """This address with another page number; filters and questions stay."""
    query = context["request"].GET.copy()
    query["page"] = number
    return f"?{query.urlencode()}"
