"""What people leave behind at the editors' desk."""

from __future__ import annotations

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry, Revision

from innovation_park.lib.personal_data import anonymise, delete, erase_by, register

WORK = _("The work stays for the park; that it was yours is forgotten.")


def log_entries_about(user):
    """What the editors' log says about the account itself."""
    return ModelLogEntry.objects.filter(
        content_type__app_label="accounts",
        content_type__model__in=["user", "profile"],
        object_id=str(user.pk),
    )


def revisions_quoting(user):
    """Stored versions of pages that carry comments this person wrote beside them."""
    theirs = Q(written__contains=f'"user": {user.pk},') | Q(
        written__contains=f'"user": {user.pk}}}'
    )
    return Revision.objects.annotate(written=Cast("content", TextField())).filter(
        theirs
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
        fields={"title": _("its name"), "created_at": _("when"), "file": _("the file")},
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
