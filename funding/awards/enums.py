from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountKind(models.TextChoices):
    """The accounts of one award. Two circles that never mix: the foundation's money, and what the team brings.

    ``BUDGET`` and ``OUTSIDE`` are where it comes from: their balance is never above nought, that of all others never below.
    """

    BUDGET = "budget", _("The foundation’s budget")
    AWARDED = "awarded", _("Awarded, not yet planned")
    COMMITTED = "committed", _("Committed to milestones")
    RELEASED = "released", _("Released to the team")
    CLAWBACK = "clawback", _("Asked back")
    RETURNED = "returned", _("Came back")
    OUTSIDE = "outside", _("The team’s own means")
    MATCH_CASH = "match_cash", _("Match in cash")
    MATCH_IN_KIND = "match_in_kind", _("Match in kind")


FOUNDATION = (
    AccountKind.BUDGET,
    AccountKind.AWARDED,
    AccountKind.COMMITTED,
    AccountKind.RELEASED,
    AccountKind.CLAWBACK,
    AccountKind.RETURNED,
)
TEAM = (AccountKind.OUTSIDE, AccountKind.MATCH_CASH, AccountKind.MATCH_IN_KIND)
SOURCES = (AccountKind.BUDGET, AccountKind.OUTSIDE)
# What of the foundation's money is with the team, whether or not it was asked back.
WITH_THE_TEAM = (AccountKind.RELEASED, AccountKind.CLAWBACK)


class Entry(models.TextChoices):
    """What a transaction in the books is for."""

    AWARD = "award", _("Award")
    COMMITMENT = "commitment", _("Commitment to a milestone")
    RELEASE = "release", _("Release")
    MATCH = "match", _("Match received")
    RETURN = "return", _("Money came back")
    DEMAND = "demand", _("Money asked back")
    RECOVERY = "recovery", _("Money asked back has come")
    WAIVER = "waiver", _("No longer asked back")
    LAPSE = "lapse", _("Not used: back to the budget")
    CORRECTION = "correction", _("Counter-entry")


# (from, to) of the plain ones.
MOVES = {
    Entry.AWARD: (AccountKind.BUDGET, AccountKind.AWARDED),
    Entry.COMMITMENT: (AccountKind.AWARDED, AccountKind.COMMITTED),
    Entry.RELEASE: (AccountKind.COMMITTED, AccountKind.RELEASED),
    Entry.RETURN: (AccountKind.RELEASED, AccountKind.RETURNED),
    Entry.DEMAND: (AccountKind.RELEASED, AccountKind.CLAWBACK),
    Entry.RECOVERY: (AccountKind.CLAWBACK, AccountKind.RETURNED),
    Entry.WAIVER: (AccountKind.CLAWBACK, AccountKind.RELEASED),
}


class MatchKind(models.TextChoices):
    CASH = "cash", _("Cash")
    IN_KIND = "in_kind", _("In kind")


class Side(models.TextChoices):
    """Who signs a contract."""

    TEAM = "team", _("The team")
    FOUNDATION = "foundation", _("The Digital Foundation")


class Step(models.TextChoices):
    """Of the foundation's approval, in this order."""

    OFFICER = "officer", _("Officer")
    DIRECTOR = "director", _("Director")


class Change(models.TextChoices):
    """What a variation asks for."""

    LATER_END = "later_end", _("A later end of the project")
    LATER_MILESTONE = "later_milestone", _("A later day for a milestone")
    CONTENT = "content", _("Other work than was planned")


class Bank(models.TextChoices):
    """By the three digits under which Korean banks clear payments with each other."""

    KDB = "002", _("Korea Development Bank")
    IBK = "003", _("Industrial Bank of Korea")
    KB = "004", _("KB Kookmin Bank")
    SUHYUP = "007", _("Suhyup Bank")
    NH = "011", _("NongHyup Bank")
    WOORI = "020", _("Woori Bank")
    SC = "023", _("SC First Bank")
    CITI = "027", _("Citibank Korea")
    IM = "031", _("iM Bank")
    BUSAN = "032", _("Busan Bank")
    GWANGJU = "034", _("Gwangju Bank")
    JEJU = "035", _("Jeju Bank")
    JEONBUK = "037", _("Jeonbuk Bank")
    KYONGNAM = "039", _("Kyongnam Bank")
    SAEMAUL = "045", _("Saemaul Geumgo")
    SHINHYUP = "048", _("Shinhyup credit unions")
    POST = "071", _("Korea Post")
    HANA = "081", _("Hana Bank")
    SHINHAN = "088", _("Shinhan Bank")
    K = "089", _("K bank")
    KAKAO = "090", _("kakaobank")
    TOSS = "092", _("Toss Bank")
