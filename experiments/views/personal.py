"""What the pages about one person have in common."""

from allauth.account.authentication import get_authentication_records
from django.views.decorators.cache import cache_control

# No copy of such a page is kept anywhere.
personal = cache_control(private=True, no_store=True)


def posted(request):
    """What a form is bound to: an empty form that was sent is sent all the same."""
    return request.POST if request.method == "POST" else None


def sign_in_methods(request) -> str:
    """How this session was opened, for example ``password+mfa``."""
    methods = [
        each["method"] for each in get_authentication_records(request, request.user)
    ]
    return "+".join(dict.fromkeys(methods))[:60] or "session"
