from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction

from ..demo import DEMO_PEOPLE, DemoPerson
from ..models import Profile, User


@transaction.atomic
def create_demo_people() -> dict[str, User]:
    """Everybody of :data:`accounts.demo.DEMO_PEOPLE` by slug; those who exist are put right."""
    return {slug: _create(person) for slug, person in DEMO_PEOPLE.items()}


def _create(person: DemoPerson) -> User:
    user = User.objects.filter(email=person.email).first()
    user = user or User.objects.create_user(person.email)
    Profile.objects.update_or_create(
        user=user,
        defaults={
            "display_name": person.display_name,
            "language": person.language,
            "languages": list(person.languages),
        },
    )
    EmailAddress.objects.update_or_create(
        user=user, email=person.email, defaults={"verified": True, "primary": True}
    )
    groups = (
        [Group.objects.get_or_create(name=person.role.value)[0]] if person.role else []
    )
    user.groups.set(groups)
    return user
