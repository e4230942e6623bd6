import time

import factory
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from accounts.models import Profile, User
from accounts.roles import Role

PASSWORD = "a long walk in the park"


class UserFactory(factory.django.DjangoModelFactory):
    """A resident with a verified address; ``roles=[Role.EDITOR]`` gives them groups."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@example.org")

    @classmethod
    def _create(cls, model_class, *args, roles=(), display_name="", **kwargs):
        user = model_class.objects.create_user(password=PASSWORD, **kwargs)
        Profile.objects.filter(user=user).update(display_name=display_name)
        EmailAddress.objects.create(
            user=user, email=user.email, verified=True, primary=True
        )
        user.groups.set(
            Group.objects.get_or_create(name=Role(role).value)[0] for role in roles
        )
        return user


def sign_in(client, user, *, second_factor=True):
    """A session as after the sign-in page; staff areas ask for the second factor."""
    client.force_login(user)
    session = client.session
    methods = [{"method": "password", "at": time.time(), "email": user.email}]
    if second_factor:
        methods.append({"method": "mfa", "at": time.time(), "type": "totp", "id": 0})
    session["account_authentication_methods"] = methods
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client
