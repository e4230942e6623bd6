"""What the money side of the foundation tells people of. See :mod:`accounts.notifications.kinds`."""

from django.utils.translation import gettext_lazy as _

from accounts.notifications.enums import ANY_WAY, NEEDED
from accounts.notifications.kinds import Kind, register

ROOM = _("Digital Foundation")

CONTRACTS = register(
    Kind(
        "awards.contracts",
        room=ROOM,
        name=_("Contracts to approve and to sign"),
        icon="signature",
        ways=NEEDED,
        sentences={
            "to_approve": _("The contract %(code)s waits for your decision"),
            "sent_back": _("The contract %(code)s was sent back"),
            "to_sign": _("Your contract %(code)s is ready to be signed"),
            "other_signed": _("The other side has signed the contract %(code)s"),
            "signed": _("Both sides have signed the contract %(code)s"),
        },
    )
)
MILESTONES = register(
    Kind(
        "awards.milestones",
        room=ROOM,
        name=_("Milestones of an award"),
        icon="milestone",
        ways=ANY_WAY,
        sentences={
            "handed_in": _("%(code)s has handed in a milestone: %(title)s"),
            "achieved": _("Your milestone is achieved: %(title)s"),
            "changes": _("Please add to your milestone: %(title)s"),
            "soon": _("A milestone of %(code)s is due soon: %(title)s"),
            "late": _("A milestone of %(code)s is late: %(title)s"),
        },
    )
)
MONEY = register(
    Kind(
        "awards.money",
        room=ROOM,
        name=_("Money of an award"),
        icon="banknote",
        ways=NEEDED,
        sentences={
            "match_claimed": _("%(code)s has entered a contribution"),
            "match_accepted": _("Your contribution counts: %(what)s"),
            "match_refused": _("Your contribution does not count: %(what)s"),
            "payee_entered": _("Confirm the account to which %(code)s is paid"),
            "payee_confirmed": _("An account of %(code)s waits to be checked"),
            "ordered": _("%(won)s won are on their way to you (%(code)s)"),
            "bounced": _("The bank has sent a payment of %(code)s back"),
            "asked_back": _("%(won)s won of %(code)s are asked back"),
            "waived": _("%(won)s won of %(code)s are no longer asked back"),
        },
    )
)
REPORTS = register(
    Kind(
        "awards.reports",
        room=ROOM,
        name=_("Reports, changes and visits"),
        icon="notebook-pen",
        ways=ANY_WAY,
        sentences={
            "sent": _("%(code)s has sent a report"),
            "accepted": _("Your report is accepted (%(code)s)"),
            "changes": _("Please add to your report (%(code)s)"),
            "soon": _("A report of %(code)s is due soon"),
            "late": _("A report of %(code)s is late"),
            "variation_asked": _("%(code)s asks for a change"),
            "variation_granted": _("The change you asked for is granted (%(code)s)"),
            "variation_declined": _("The change you asked for is declined (%(code)s)"),
            "visited": _("There is a note of a visit to %(code)s"),
        },
    )
)
