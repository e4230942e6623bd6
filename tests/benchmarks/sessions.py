"""Prints the cookie of a signed-in person of the planted park, and a marker that only their pages show."""

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from accounts.models import Profile, User  # noqa: E402
from tests.factories.accounts import sign_in  # noqa: E402

person = User.objects.filter(is_active=True, groups=None).first()
marker = "Marker-of-one-person-7391"
Profile.objects.update_or_create(user=person, defaults={"display_name": marker})
session = sign_in(Client(), person).session
print(f"{settings.SESSION_COOKIE_NAME}={session.session_key}\n{marker}")
