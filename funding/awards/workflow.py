"""The small tables: which step leads from where to where, and whose it is. What is not listed cannot happen."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Hat(models.TextChoices):
    """What somebody is to an award."""

    TEAM = "team", _("the team")
    SIGNATORY = "signatory", _("whoever signs for the team")
    OFFICER = "officer", _("an officer")
    DIRECTOR = "director", _("the director")
    BOOKS = "books", _("the books")


class ContractStatus(models.TextChoices):
    IN_APPROVAL = "in_approval", _("in approval")
    REFUSED = "refused", _("sent back")
    APPROVED = "approved", _("to be signed")
    SIGNED = "signed", _("signed")
    REPLACED = "replaced", _("replaced")


class MilestoneStatus(models.TextChoices):
    PLANNED = "planned", _("planned")
    HANDED_IN = "handed_in", _("handed in")
    CHANGES = "changes", _("changes asked for")
    ACHIEVED = "achieved", _("achieved")
    PAID = "paid", _("paid")
    DROPPED = "dropped", _("dropped")


class PaymentStatus(models.TextChoices):
    PROPOSED = "proposed", _("waits for a second person")
    ORDERED = "ordered", _("ordered")
    SENT = "sent", _("sent to the bank")
    BOUNCED = "bounced", _("sent back by the bank")
    REFUSED = "refused", _("refused by the second person")


class ContributionStatus(models.TextChoices):
    CLAIMED = "claimed", _("to be looked at")
    ACCEPTED = "accepted", _("counted")
    REFUSED = "refused", _("not counted")
    WITHDRAWN = "withdrawn", _("taken back")


class ReportStatus(models.TextChoices):
    DUE = "due", _("to be written")
    SENT = "sent", _("to be read")
    CHANGES = "changes", _("changes asked for")
    ACCEPTED = "accepted", _("accepted")
    DROPPED = "dropped", _("no longer needed")


class VariationStatus(models.TextChoices):
    ASKED = "asked", _("asked for")
    GRANTED = "granted", _("granted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("taken back")


C, M, P = ContractStatus, MilestoneStatus, PaymentStatus
K, R, V = ContributionStatus, ReportStatus, VariationStatus
TEAM, OFFICER, DIRECTOR, BOOKS = Hat.TEAM, Hat.OFFICER, Hat.DIRECTOR, Hat.BOOKS
STAFF = frozenset({OFFICER, DIRECTOR})

CONTRACT = {
    (C.IN_APPROVAL, C.REFUSED): STAFF,
    (C.IN_APPROVAL, C.APPROVED): {DIRECTOR},
    (C.IN_APPROVAL, C.REPLACED): {OFFICER},
    (C.REFUSED, C.REPLACED): {OFFICER},
    (C.APPROVED, C.REPLACED): {OFFICER},
    (C.APPROVED, C.SIGNED): {Hat.SIGNATORY, DIRECTOR},
}
MILESTONE = {
    (M.PLANNED, M.HANDED_IN): {TEAM},
    (M.PLANNED, M.DROPPED): {BOOKS},
    (M.HANDED_IN, M.ACHIEVED): {OFFICER},
    (M.HANDED_IN, M.CHANGES): {OFFICER},
    (M.HANDED_IN, M.DROPPED): {BOOKS},
    (M.CHANGES, M.HANDED_IN): {TEAM},
    (M.CHANGES, M.DROPPED): {BOOKS},
    (M.ACHIEVED, M.PAID): {BOOKS},
    (M.ACHIEVED, M.DROPPED): {BOOKS},
    (M.PAID, M.ACHIEVED): {BOOKS},
}
PAYMENT = {
    (P.PROPOSED, P.ORDERED): STAFF,
    (P.PROPOSED, P.REFUSED): STAFF,
    (P.ORDERED, P.SENT): STAFF,
    (P.ORDERED, P.BOUNCED): {OFFICER},
    (P.SENT, P.BOUNCED): {OFFICER},
}
CONTRIBUTION = {
    (K.CLAIMED, K.ACCEPTED): {OFFICER},
    (K.CLAIMED, K.REFUSED): {OFFICER},
    (K.CLAIMED, K.WITHDRAWN): {TEAM},
    (K.ACCEPTED, K.REFUSED): {OFFICER},
}
REPORT = {
    (R.DUE, R.SENT): {TEAM},
    (R.DUE, R.DROPPED): {BOOKS},
    (R.SENT, R.ACCEPTED): {OFFICER},
    (R.SENT, R.CHANGES): {OFFICER},
    (R.SENT, R.DROPPED): {BOOKS},
    (R.CHANGES, R.SENT): {TEAM},
    (R.CHANGES, R.DROPPED): {BOOKS},
}
VARIATION = {
    (V.ASKED, V.GRANTED): {OFFICER},
    (V.ASKED, V.DECLINED): {OFFICER},
    (V.ASKED, V.WITHDRAWN): {TEAM},
}
TABLES = {
    "contract": CONTRACT,
    "milestone": MILESTONE,
    "payment": PAYMENT,
    "contribution": CONTRIBUTION,
    "report": REPORT,
    "variation": VARIATION,
}
# Where nothing follows.
FINAL = {
    C.REPLACED,
    C.SIGNED,
    M.DROPPED,
    P.BOUNCED,
    P.REFUSED,
    K.REFUSED,
    K.WITHDRAWN,
    R.ACCEPTED,
    R.DROPPED,
    V.GRANTED,
    V.DECLINED,
    V.WITHDRAWN,
}
TO_HAND_IN = (M.PLANNED, M.CHANGES)
TO_WRITE = (R.DUE, R.CHANGES)
OPEN_PAYMENTS = (P.PROPOSED, P.ORDERED, P.SENT)


def may_step(table: dict, hats: set[Hat], source: str, target: str) -> bool:
    return bool(set(hats) & set(table.get((source, target), ())))
