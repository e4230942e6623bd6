"""What the money of awards knows of a person, and what becomes of it when they leave the park."""

from django.utils.translation import gettext_lazy as _

from innovation_park.lib.personal_data import anonymise, keep, not_personal, register

WITHOUT_YOU = _("It stays without your name.")
BY_LAW = _(
    "Signed contracts stay for five years after the end, as the law asks of whoever spends public money."
)

register(
    "funding_awards.Signature",
    label=_("Contracts you signed"),
    person="person",
    fields={
        "name": _("your name"),
        "email": _("your e-mail address"),
        "proof": _("how you proved who you are"),
        "proved_at": _("when you proved it"),
        "at": _("when you signed"),
        "sha256": _("the fingerprint of what you signed"),
    },
    on_erase=keep(BY_LAW),
)
not_personal(
    "funding_awards.Payee",
    account_number=_("Of the firm."),
)
# (model, label, field of the person, what is kept of it)
BY_SOMEBODY = (
    ("Award", _("Awards you made"), "made_by", "made_at"),
    ("ContractVersion", _("Contracts you wrote"), "made_by", "made_at"),
    ("Approval", _("Contracts you decided on"), "by", "at"),
    ("Transaction", _("Entries you wrote into the books"), "by", "at"),
    ("Milestone", _("Milestones you handed in"), "handed_in_by", "handed_in_at"),
    ("Milestone", _("Milestones you accepted"), "accepted_by", "achieved_at"),
    ("Contribution", _("Contributions you entered"), "claimed_by", "claimed_at"),
    ("Contribution", _("Contributions you decided on"), "decided_by", "decided_at"),
    ("Payee", _("Accounts you entered"), "entered_by", "entered_at"),
    ("Payee", _("Accounts you confirmed"), "confirmed_by", "confirmed_at"),
    ("Payee", _("Accounts you checked"), "checked_by", "checked_at"),
    ("PaymentFile", _("Files of payments you made"), "made_by", "made_at"),
    ("Payment", _("Payments you proposed"), "proposed_by", "proposed_at"),
    ("Payment", _("Payments you ordered"), "ordered_by", "ordered_at"),
    ("Report", _("Reports you sent"), "sent_by", "sent_at"),
    ("Report", _("Reports you decided on"), "decided_by", "decided_at"),
    ("Variation", _("Changes you asked for"), "asked_by", "asked_at"),
    ("Variation", _("Changes you decided on"), "decided_by", "decided_at"),
    ("SiteVisit", _("Visits you noted"), "by", "written_at"),
)
for model, label, person, moment in BY_SOMEBODY:
    register(
        f"funding_awards.{model}",
        label=label,
        person=person,
        fields={moment: _("when")},
        on_erase=anonymise(WITHOUT_YOU, **{person: None}),
    )
register(
    "funding_awards.EvidenceFile",
    label=_("Evidence you sent"),
    person="by",
    fields={"at": _("when"), "file": _("the file")},
    on_erase=anonymise(WITHOUT_YOU, by=None),
)
