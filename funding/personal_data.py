"""What the Digital Foundation knows of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import (
    anonymise,
    delete,
    erase_by,
    not_personal,
    register,
)

from .actions.forgetting import forget_reasons

FIRMS = _("The firm stays, with its applications; your name goes.")
WORDS_GO = _("It stays without your name and your words.")
WITHOUT_YOU = _("It stays without your name.")

not_personal(
    "funding.Organisation",
    address=_("An office, not a home: the firm's address."),
)
register(
    "funding.OrganisationMember",
    label=_("Organisations you belong to"),
    person="person",
    fields={"organisation": _("which one"), "role": _("as what")},
    on_erase=anonymise(FIRMS, person=None),
)
register(
    "funding.TeamMember",
    label=_("Applications of your team"),
    person="person",
    fields={
        "application": _("which one"),
        "role": _("as what"),
        "email_invited": _("the address you were invited at"),
        "token_digest": _("a fingerprint of the invitation"),
        "invited_at": _("invited"),
        "joined_at": _("since when"),
    },
    on_erase=anonymise(FIRMS, person=None, email_invited="", token_digest=""),
)
register(
    "funding.ApplicationEvent",
    label=_("Your steps with applications"),
    person="actor",
    fields={
        "event": _("what you did"),
        "role": _("as what"),
        "reason": _("what you wrote"),
        "at": _("when"),
    },
    on_erase=erase_by(
        forget_reasons,
        _("Your name and your words go; that the step was taken stays provable."),
    ),
)
for model, field, label, fields in (
    (
        "Call",
        "officer",
        _("Calls you look after"),
        {"slug": _("which one")},
    ),
    (
        "CallRevision",
        "by",
        _("Calls you published"),
        {"call": _("which one"), "at": _("when")},
    ),
    (
        "CallChange",
        "by",
        _("Deadlines of calls you changed"),
        {"call": _("which one"), "at": _("when")},
    ),
    (
        "CallDraft",
        "changed_by",
        _("Calls you composed"),
        {"call": _("which one"), "changed_at": _("when")},
    ),
    (
        "Application",
        "officer",
        _("Applications you look after"),
        {"code": _("which one")},
    ),
    (
        "Answer",
        "by",
        _("Answers you saved in applications"),
        {
            "key": _("to which question"),
            "value": _("what it says"),
            "saved_at": _("when"),
        },
    ),
    (
        "Document",
        "by",
        _("Documents you sent for applications"),
        {"name": _("its name"), "uploaded_at": _("when"), "file": _("the file")},
    ),
    (
        "Conflict",
        "by",
        _("Conflicts of interest you set"),
        {"at": _("when")},
    ),
    (
        "Decision",
        "by",
        _("Applications you decided on"),
        {"outcome": _("what was decided"), "at": _("when")},
    ),
):
    register(
        f"funding.{model}",
        label=label,
        person=field,
        fields=fields,
        on_erase=anonymise(WITHOUT_YOU, **{field: None}),
    )
register(
    "funding.Conflict",
    label=_("Your conflicts of interest"),
    person="person",
    fields={
        "kind": _("of what kind"),
        "note": _("what was written"),
        "at": _("since when"),
    },
    on_erase=delete(_("They are deleted.")),
)
register(
    "funding.SavedSearch",
    label=_("Searches you saved at the foundation's desk"),
    person="person",
    fields={"name": _("its name"), "query": _("what it searches for")},
    on_erase=delete(_("They are deleted.")),
)
register(
    "funding.Redress",
    label=_("Redress you asked for"),
    person="asked_by",
    fields={"words": _("what you wrote"), "asked_at": _("when")},
    on_erase=anonymise(WORDS_GO, asked_by=None, words=""),
)
register(
    "funding.Redress",
    label=_("Redress you answered"),
    person="by",
    fields={"answer": _("what you wrote"), "answered_at": _("when")},
    on_erase=anonymise(WORDS_GO, by=None, answer=""),
)
register(
    "funding.Peek",
    label=_("Sealed applications you looked into"),
    person="person",
    fields={"at": _("when"), "reason": _("why")},
    on_erase=anonymise(WORDS_GO, person=None, reason=""),
)
register(
    "funding.Extract",
    label=_("Tables and bundles of applications you took along"),
    person="person",
    fields={
        "query": _("what you searched for"),
        "reason": _("what for"),
        "made_at": _("when"),
    },
    on_erase=anonymise(WORDS_GO, person=None, reason="", query=""),
)
