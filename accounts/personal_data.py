"""What becomes of a person's data in our own tables and in those of the packages we stand on."""

from __future__ import annotations

import json

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry, Revision

from innovation_park.lib.personal_data import (
    anonymise,
    delete,
    erase_by,
    not_personal,
    register,
)

WORK = _("The work stays for the park; that it was yours is forgotten.")


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


def log_entries_about(user):
    """What the editors' log says about the account itself."""
    return ModelLogEntry.objects.filter(
        content_type__app_label="accounts",
        content_type__model__in=["user", "profile"],
        object_id=str(user.pk),
    )


def revisions_quoting(user):
    """Stored versions of pages that carry comments this person wrote beside them."""
    return Revision.objects.annotate(written=Cast("content", TextField())).filter(
        written__contains=f'"user": {user.pk}'
    )


def remove_quotes(revisions, user) -> None:
    for revision in revisions:
        comments = revision.content.get("wagtail_admin_comments", [])
        revision.content["wagtail_admin_comments"] = [
            {
                **comment,
                "replies": [
                    reply
                    for reply in comment.get("replies", [])
                    if reply.get("user") != user.pk
                ],
            }
            for comment in comments
            if comment.get("user") != user.pk
        ]
        revision.save(update_fields=["content"])


def forget_owner(pages, user) -> None:
    pages.filter(owner=user).update(owner=None)
    pages.filter(locked_by=user).update(locked_by=None, locked=False, locked_at=None)


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
register(
    "wagtailusers.UserProfile",
    label=_("Your settings at the editors’ desk"),
    person="user",
    fields={
        "avatar": _("your picture there"),
        "preferred_language": _("the language of the desk"),
        "current_time_zone": _("your time zone"),
    },
    on_erase=delete(_("Deleted.")),
)
register(
    "wagtailcore.APIToken",
    label=_("Your keys for programs"),
    person="user",
    fields={"user": _("whose it is")},
    on_erase=delete(_("Deleted.")),
)
register(
    "wagtailadmin.EditingSession",
    label=_("Pages you had open at the editors’ desk"),
    person="user",
    fields={"last_seen_at": _("when")},
    on_erase=delete(_("Deleted.")),
)
register(
    "wagtailadmin.FormState",
    label=_("How you arranged forms at the editors’ desk"),
    person="user",
    fields={"user": _("whose it is")},
    on_erase=delete(_("Deleted.")),
)
register(
    "wagtailcore.UploadedFile",
    label=_("Files you began to upload"),
    person="uploaded_by_user",
    fields={"file": _("the file")},
    on_erase=delete(_("Deleted.")),
)
register(
    "wagtailcore.PageSubscription",
    label=_("Pages whose comments we told you about"),
    person="user",
    fields={
        "page": _("the page"),
        "comment_notifications": _("whether we write to you"),
    },
    on_erase=delete(_("Deleted.")),
)
register(
    "wagtailcore.Comment",
    label=_("Your comments beside drafts of pages"),
    person="user",
    fields={"text": _("what you wrote"), "created_at": _("when")},
    on_erase=delete(_("Deleted, with the replies to them.")),
)
register(
    "wagtailcore.Comment",
    label=_("Comments you marked as settled"),
    person="resolved_by",
    fields={"resolved_at": _("when")},
    on_erase=anonymise(WORK, resolved_by=None),
)
register(
    "wagtailcore.CommentReply",
    label=_("Your replies beside drafts of pages"),
    person="user",
    fields={"text": _("what you wrote"), "created_at": _("when")},
    on_erase=delete(_("Deleted.")),
)
register(
    "wagtailcore.Revision",
    label=_("Comments of yours kept inside older versions of pages"),
    person=revisions_quoting,
    fields={"created_at": _("when that version was stored")},
    on_erase=erase_by(remove_quotes, _("Taken out of those versions.")),
)
register(
    "wagtailcore.Revision",
    label=_("Versions of pages you wrote"),
    person="user",
    fields={"object_str": _("the page"), "created_at": _("when")},
    on_erase=anonymise(WORK, user=None),
)
register(
    "wagtailcore.Page",
    label=_("Pages you began or locked"),
    person=("owner", "locked_by"),
    fields={"title": _("the page"), "first_published_at": _("published at")},
    on_erase=erase_by(forget_owner, WORK),
)
register(
    "wagtailcore.WorkflowState",
    label=_("Pages you submitted"),
    person="requested_by",
    fields={"created_at": _("when")},
    on_erase=anonymise(WORK, requested_by=None),
)
register(
    "wagtailcore.TaskState",
    label=_("Pages you approved or sent back"),
    person="finished_by",
    fields={"comment": _("what you wrote"), "finished_at": _("when")},
    on_erase=anonymise(
        _("The decision stays; your name and your words are forgotten."),
        finished_by=None,
        comment="",
    ),
)
register(
    "wagtailcore.ModelLogEntry",
    label=_("Changes to your account, in the log of the editors’ desk"),
    person=log_entries_about,
    fields={
        "label": _("the account"),
        "action": _("what was done"),
        "timestamp": _("when"),
    },
    on_erase=delete(_("Deleted.")),
)
for log in ("wagtailcore.ModelLogEntry", "wagtailcore.PageLogEntry"):
    register(
        log,
        label=_("What you did at the editors’ desk"),
        person="user",
        fields={
            "action": _("what you did"),
            "data": _("details, and comments you gave"),
            "timestamp": _("when"),
        },
        on_erase=anonymise(
            _(
                "That something was done stays; that it was you, and your words, is forgotten."
            ),
            user=None,
            data={},
        ),
    )
for upload in ("wagtailimages.Image", "wagtaildocs.Document"):
    register(
        upload,
        label=_("Pictures and documents you uploaded for the park"),
        person="uploaded_by_user",
        fields={"title": _("its name"), "created_at": _("when")},
        on_erase=anonymise(WORK, uploaded_by_user=None),
    )
for translated in ("StringTranslation", "SegmentOverride"):
    register(
        f"wagtail_localize.{translated}",
        label=_("Sentences you translated"),
        person="last_translated_by",
        fields={"updated_at": _("when")},
        on_erase=anonymise(WORK, last_translated_by=None),
    )
