"""What reviewing knows of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import anonymise, erase_by, keep, register

from .actions.forgetting import forget_notes, forget_reviewer

register(
    "funding_reviews.ReviewerProfile",
    label=_("What you told as a reviewer"),
    person="person",
    fields={
        "about": _("what you do"),
        "words": _("words of your field"),
        "most": _("how much you take on"),
        "is_available": _("whether you can be asked"),
        "made_at": _("since when"),
    },
    on_erase=erase_by(
        forget_reviewer,
        _(
            "It goes with your ties and declarations; your reviews stay without your name."
        ),
    ),
)
register(
    "funding_reviews.Expertise",
    label=_("What you know"),
    person="profile__person",
    fields={"topic": _("which field"), "level": _("how well")},
    on_erase=keep(_("It goes with your profile.")),
)
register(
    "funding_reviews.Tie",
    label=_("Firms and people you are bound to"),
    person="profile__person",
    fields={
        "kind": _("how"),
        "name": _("to whom"),
        "registration_number": _("their number"),
        "domain": _("their address"),
        "since": _("since when"),
        "until": _("until when"),
    },
    on_erase=keep(_("They go with your profile.")),
)
register(
    "funding_reviews.Declaration",
    label=_("Your yearly declarations"),
    person="profile__person",
    fields={
        "year": _("of which year"),
        "content": _("what you signed"),
        "signed_at": _("when"),
    },
    on_erase=keep(_("They go with your profile.")),
)
register(
    "funding_reviews.Assignment",
    label=_("Applications you were asked to review"),
    person="reviewer__person",
    fields={
        "status": _("how it stands"),
        "why_not": _("why not"),
        "asked_at": _("when you were asked"),
        "answered_at": _("when you answered"),
        "done_at": _("when you handed in"),
    },
    on_erase=keep(_("That a review was written stays, without your name.")),
)
register(
    "funding_reviews.Review",
    label=_("Reviews you wrote"),
    person="assignment__reviewer__person",
    fields={
        "words": _("what you wrote"),
        "note": _("what you wrote to the officers"),
        "total": _("the total"),
        "saved_at": _("when"),
    },
    on_erase=erase_by(
        forget_notes,
        _("Scores and reasons stay: a decision rests on them. Notes to officers go."),
    ),
)
register(
    "funding_reviews.CriterionScore",
    label=_("Scores you gave"),
    person="review__assignment__reviewer__person",
    fields={"key": _("on what"), "score": _("how many"), "words": _("why")},
    on_erase=keep(_("They stay without your name: a decision rests on them.")),
)
register(
    "funding_reviews.Assignment",
    label=_("Reviews you asked for"),
    person="by",
    fields={"asked_at": _("when")},
    on_erase=anonymise(_("It stays without your name."), by=None),
)
register(
    "funding_reviews.Review",
    label=_("Reviews you opened again"),
    person="reopened_by",
    fields={"reopened_at": _("when"), "reopened_why": _("why")},
    on_erase=anonymise(_("It stays without your name."), reopened_by=None),
)
register(
    "funding_reviews.AssignmentPlan",
    label=_("Plans of reviewers you made"),
    person="by",
    fields={"made_at": _("when")},
    on_erase=anonymise(_("It stays without your name."), by=None),
)
