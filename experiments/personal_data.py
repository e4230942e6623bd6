"""What the Living Lab knows of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import (
    anonymise,
    delete,
    erase_by,
    not_personal,
    register,
)

from .actions import erase_participation
from .documents import consent_copy


def _withdraw_everywhere(participations, _user) -> None:
    for participation in participations.select_related("experiment"):
        erase_participation(participation=participation)


def _consent_copies(participation) -> list[tuple[str, bytes]]:
    signatures = participation.signatures.select_related("participation__user__profile")
    return [
        (f"consent-{participation.code}-{each.pk}.pdf", consent_copy(each))
        for each in signatures.order_by("signed_at", "pk")
    ]


register(
    "experiments.Participation",
    label=_("Experiments you joined"),
    person="user",
    fields={
        "experiment": _("which one"),
        "status": _("joined, waiting or waiting for a guardian"),
        "code": _("the code of your receipt"),
        "queued_at": _("when you signed"),
        "joined_at": _("since when you have a place"),
    },
    on_erase=erase_by(
        _withdraw_everywhere,
        _("You are withdrawn from every experiment and your data in it is deleted."),
    ),
    documents=_consent_copies,
    order=5,  # before the rows that hang on it
)
register(
    "experiments.ParticipationEvent",
    label=_("What happened to your participations"),
    person="participation__user",
    fields={
        "experiment": _("which one"),
        "source": _("from"),
        "target": _("to"),
        "at": _("when"),
    },
    on_erase=delete(_("It goes with the participation.")),
)
register(
    "experiments.LetterSent",
    label=_("Letters the park wrote to all participants"),
    person="participation__user",
    fields={
        "participation": _("for which participation"),
        "about": _("about what"),
        "at": _("when"),
    },
    on_erase=delete(_("It goes with the participation.")),
)
register(
    "experiments.ConsentSignature",
    label=_("Consents you signed"),
    person="participation__user",
    fields={
        "participation": _("for which participation"),
        "text": _("the words you signed"),
        "text_sha256": _("the fingerprint of these words"),
        "signed_at": _("when"),
        "signed_in_by": _("how you had signed in"),
        "guardian_name": _("your guardian's name"),
        "guardian_email": _("your guardian's address"),
        "guardian_asked_until": _("until when your guardian was asked"),
        "guardian_confirmed_at": _("when your guardian agreed"),
    },
    on_erase=delete(_("It goes with the participation.")),
)
register(
    "experiments.Experiment",
    label=_("Experiments you organise"),
    person="organisers",
    fields={"name": _("which one"), "organisers": _("you are one of them")},
    on_erase=erase_by(
        lambda _experiments, user: user.organised_experiments.clear(),
        _("You are no longer named as an organiser."),
    ),
)
not_personal(
    "experiments.Experiment", contact_email="The address of an office, and published."
)
register(
    "experiments.Move",
    label=_("Steps of experiments you decided"),
    person="by",
    fields={
        "by": _("you"),
        "by_role": _("as what"),
        "reason": _("why"),
        "at": _("when"),
    },
    on_erase=anonymise(
        _("The step stays public with the role that took it, without your name."),
        by=None,
    ),
)
register(
    "experiments.Letter",
    label=_("Letters you wrote to participants"),
    person="by",
    fields={
        "by": _("you"),
        "subject": _("subject"),
        "text": _("text"),
        "at": _("when"),
    },
    on_erase=anonymise(
        _("Your words are deleted. That a letter went out, and when, stays on record."),
        by=None,
        subject="",
        text="",
    ),
)
register(
    "experiments.ConsentVersion",
    label=_("Consent texts you published"),
    person="published_by",
    fields={"published_by": _("you"), "published_at": _("when")},
    on_erase=anonymise(_("The text stays without your name."), published_by=None),
)
register(
    "experiments.Registration",
    label=_("Registrations you registered"),
    person="registered_by",
    fields={
        "experiment": _("of which experiment"),
        "number": _("which version"),
        "registered_by": _("you"),
        "registered_at": _("when"),
    },
    on_erase=anonymise(
        _("The registration stays public with the role that registered it."),
        registered_by=None,
    ),
)
not_personal(
    "experiments.Registration",
    responsible="Who answers for the results, named in public on purpose.",
)
register(
    "experiments.Conclusion",
    label=_("Conclusions you published"),
    person="published_by",
    fields={
        "experiment": _("of which experiment"),
        "published_by": _("you"),
        "published_at": _("when"),
    },
    on_erase=anonymise(
        _("The conclusion stays public without your name."), published_by=None
    ),
)
