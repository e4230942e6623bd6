"""What drop-offs and rewards know of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import (
    anonymise,
    delete,
    erase_by,
    keep,
    register,
)

from .actions.forgetting import forget_collections, forget_drop_offs

register(
    "batteries_rewards.DropOff",
    label=_("Batteries you brought"),
    person="person",
    fields={
        "code": _("the code of the drop-off"),
        "point": _("into which box"),
        "at": _("when"),
        "chemistry": _("what they were"),
        "cells": _("how many you said"),
        "grams": _("what you said they weigh"),
        "confirmed_cells": _("how many they were"),
        "confirmed_grams": _("what they weighed"),
        "state": _("what became of the drop-off"),
        "team": _("for which team"),
        "photo": _("the photo you sent"),
    },
    on_erase=erase_by(
        forget_drop_offs,
        _("The photo is deleted; that batteries were brought stays, without you."),
    ),
)
register(
    "batteries_rewards.DropOff",
    label=_("Drop-offs you decided on"),
    person="decided_by",
    fields={"decided_at": _("when")},
    on_erase=anonymise(_("The decision stays without your name."), decided_by=None),
)
register(
    "batteries_rewards.Account",
    label=_("Your account of rewards"),
    person="person",
    fields={"code": _("its code, which is all the public sees of it")},
    on_erase=anonymise(
        _(
            "Its code and sums stay, so that the books still add up; nobody knows whose."
        ),
        person=None,
    ),
)
register(
    "batteries_rewards.Posting",
    label=_("Rewards you earned and collected"),
    person="account__person",
    fields={"transaction": _("what for"), "pieces": _("how many")},
    on_erase=keep(_("They stay under the code, without you.")),
)
register(
    "batteries_rewards.Collection",
    label=_("Codes by which you collect rewards"),
    person="account__person",
    fields={
        "code": _("the code"),
        "stock": _("of which reward"),
        "pieces": _("how many"),
        "made_at": _("since when"),
        "given_at": _("when you got it"),
    },
    on_erase=erase_by(
        forget_collections,
        _("Open codes are cancelled; what was handed out stays, without you."),
    ),
)
register(
    "batteries_rewards.Collection",
    label=_("Rewards you handed out"),
    person="given_by",
    fields={"given_at": _("when")},
    on_erase=anonymise(_("That it was handed out stays."), given_by=None),
)
register(
    "batteries_rewards.Transaction",
    label=_("Entries in the books of rewards you made"),
    person="by",
    fields={
        "kind": _("what for"),
        "posted_at": _("when"),
        "reason": _("why"),
    },
    on_erase=anonymise(_("The entry stays without your name."), by=None),
)
register(
    "batteries_rewards.TeamMember",
    label=_("Your team of battery recycling"),
    person="person",
    fields={"team": _("which team"), "joined_at": _("since when")},
    on_erase=delete(_("You are in no team any more; its total stays.")),
)
register(
    "batteries_rewards.Team",
    label=_("Teams you made"),
    person="made_by",
    fields={"name": _("the name of the team"), "made_at": _("when")},
    on_erase=anonymise(_("The team stays, for its members."), made_by=None),
)
