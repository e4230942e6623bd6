from django import template

from accounts.notifications.standing import unread_count

register = template.Library()


@register.simple_tag(takes_context=True)
def unread(context) -> int:
    """How much waits behind the bell. One query, once per request, and only for whoever is signed in."""
    request = context["request"]
    if not hasattr(request, "unread_notifications"):
        request.unread_notifications = unread_count(request.user)
    return request.unread_notifications
