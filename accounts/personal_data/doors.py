"""The account, its profile, and every way in."""

from __future__ import annotations

import json

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from innovation_park.lib.personal_data import delete, not_personal, register


def addresses_of(user) -> set[str]:
    """Every e-mail address of a person, also one they have not confirmed."""
    others = EmailAddress.objects.filter(user_id=user.pk).values_list(
        "email", flat=True
    )
    return {user.email, *others}


def sessions_of(user):
    """Signed-in sessions, and visits in which one of their addresses was typed."""
    words = {address.lower() for address in addresses_of(user)}
    theirs = [
        session.session_key
        for session in Session.objects.iterator()
        if _concerns(session.get_decoded(), user, words)
    ]
    return Session.objects.filter(pk__in=theirs)


def _concerns(data: dict, user, words: set[str]) -> bool:
    if data.get("_auth_user_id") == str(user.pk):
        return True
    written = json.dumps(data, default=str).lower()
    return any(word in written for word in words)


def tasks_naming(user):
    """Letters that wait to be sent, or could not be."""
    naming = Q()
    for address in addresses_of(user):
        naming |= Q(written__icontains=address)
    return (
        DBTaskResult.objects.annotate(written=Cast("args_kwargs", TextField()))
        .filter(naming)
        .order_by()
    )


register(
    "accounts.User",
    label=_("Your account"),
    person="pk",
    fields={
        "email": _("the address you sign in with"),
        "date_joined": _("when you signed up"),
        "last_login": _("when you last signed in"),
        "groups": _("your roles in the park"),
    },
    on_erase=delete(_("Deleted. You can no longer sign in.")),
    order=-99,
)
register(
    "accounts.Profile",
    label=_("Your profile"),
    person="user",
    fields={
        "display_name": _("how others see you"),
        "district": _("where you live"),
        "language": _("the language we write to you in"),
        "languages": _("the languages you speak"),
        "access_needs": _("what organisers should prepare for you"),
    },
    on_erase=delete(_("Deleted.")),
)
register(
    "account.EmailAddress",
    label=_("Your e-mail addresses"),
    person="user",
    fields={
        "email": _("the address"),
        "verified": _("whether you confirmed it"),
        "primary": _("whether we write to this one"),
    },
    on_erase=delete(_("Deleted.")),
)
register(
    "mfa.Authenticator",
    label=_("Your passkeys, authenticator app and recovery codes"),
    person="user",
    fields={
        "type": _("which kind"),
        "created_at": _("since when"),
        "last_used_at": _("when you last used it"),
    },
    on_erase=delete(_("Deleted.")),
)
register(
    "socialaccount.SocialAccount",
    label=_("Accounts elsewhere that you sign in with"),
    person="user",
    fields={
        "provider": _("where"),
        "uid": _("your number there"),
        "extra_data": _("what they told us when you signed in"),
        "date_joined": _("since when"),
    },
    on_erase=delete(_("Deleted here; the account elsewhere is yours and stays.")),
)
register(
    "socialaccount.SocialToken",
    label=_("Keys to accounts elsewhere"),
    person="account__user",
    fields={
        "token": _("a key we were given"),
        "token_secret": _("its second half"),
    },
    on_erase=delete(_("Deleted.")),
)
not_personal("socialaccount.SocialApp", secret="the park's own key at a provider")  # noqa: S106
register(
    "usersessions.UserSession",
    label=_("Where you are signed in"),
    person="user",
    fields={
        "ip": _("the address of the connection"),
        "user_agent": _("what the browser said about itself"),
        "session_key": _("the number of the visit"),
        "created_at": _("since when"),
        "last_seen_at": _("when it was last used"),
    },
    on_erase=delete(_("Deleted; you are signed out everywhere.")),
    order=10,
)
register(
    "sessions.Session",
    label=_("What this site remembers during a visit"),
    person=sessions_of,
    fields={
        "session_key": _("the number of the visit"),
        "session_data": _("what was remembered, signed"),
        "expire_date": _("when it ends"),
    },
    on_erase=delete(_("Deleted; you are signed out everywhere.")),
    order=20,
)
register(
    "django_tasks_database.DBTaskResult",
    label=_("Letters to you that were not delivered yet"),
    person=tasks_naming,
    fields={
        "args_kwargs": _("the letter and where it should go"),
        "enqueued_at": _("when it was written"),
    },
    on_erase=delete(_("Deleted, unsent.")),
    order=20,
)
