from django import template
from django.conf import settings
from django.utils.translation import gettext as _

from accounts.demo import DEMO_PEOPLE
from accounts.models import User
from accounts.names import device_name

register = template.Library()

register.filter("device_name", device_name)


@register.simple_tag
def demo_people() -> list[dict]:
    """Buttons of the sign-in page: only in the demonstration, only people who exist."""
    if not settings.DEMO:
        return []
    emails = [person.email for person in DEMO_PEOPLE.values()]
    present = set(User.objects.filter(email__in=emails).values_list("email", flat=True))
    return [
        {"slug": person.slug, "title": _title(person)}
        for person in DEMO_PEOPLE.values()
        if person.email in present
    ]


def _title(person) -> str:
    if person.role:
        return str(person.role.label)
    return _("Resident") if person.slug == "resident" else _("Neighbour")
