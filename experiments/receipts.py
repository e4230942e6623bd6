"""What the park says to a person about their own participation: the receipt, and what comes next."""

from __future__ import annotations

import segno
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from .models import ConsentVersion, Participation
from .workflow import Status


def receipt_of(participation: Participation, *, address: str, is_own: bool) -> dict:
    """For ``includes/receipt.html``. ``address`` is the receipt's own, for the QR code."""
    signature = (
        participation.signatures.newest_first().select_related("version").first()
    )
    return {
        "title": str(participation.experiment.name),
        "code": participation.code,
        "rows": _rows(participation, signature),
        "next_steps": next_steps(participation, signature),
        "qr_svg": qr_svg(address),
        "actions": _actions(participation, is_own),
    }


def qr_svg(address: str) -> SafeString:
    """Black on white in every theme, for cameras; no style attributes, for the CSP."""
    code = segno.make(address, error="m")
    return mark_safe(  # noqa: S308 - drawn here from a URL that is only encoded in squares
        code.svg_inline(
            border=3,
            omitsize=True,
            dark="#000",
            light="#fff",
            svgclass="qr",
            lineclass=None,
        )
    )


def _rows(participation, signature) -> list[tuple[str, str]]:
    return [
        (_("What"), headline(participation)),
        (_("Signed"), _moment(signature.signed_at)),
        (
            _("Consent text"),
            _("version %(number)d") % {"number": signature.version.number},
        ),
        (_("When"), dates_in_words(participation.experiment)),
        (_("Where"), str(participation.experiment.place)),
        (_("Answers for it"), str(participation.experiment.responsible)),
        (_("Contact"), participation.experiment.contact_email),
    ]


def headline(participation: Participation) -> str:
    """The state in words, with the position when it is the waiting list."""
    if participation.is_waiting:
        position = participation.position_in_list()
        return _("On the waiting list, number %(position)d") % {"position": position}
    if participation.waits_for_guardian:
        return _("Place held until your guardian agrees")
    return _("You have a place")


def next_steps(participation: Participation, signature) -> list[str]:
    steps = []
    if signature.waits_for_guardian:
        steps.append(
            _("Your guardian agrees by %(day)s: we have written to them.")
            % {"day": _day(signature.guardian_asked_until)}
        )
    if participation.is_waiting:
        steps.append(
            _(
                "When a place becomes free and you are next, it is yours and we write to you."
            )
        )
    return [*steps, _start_in_words(participation.experiment), _leaving_in_words()]


def _start_in_words(experiment) -> str:
    if experiment.status == Status.RUNNING:
        return _(
            "The experiment is running; the organisers write to you with the details."
        )
    if experiment.starts_on and experiment.starts_on > localdate():
        return _("It begins on %(day)s; the organisers write to you before.") % {
            "day": date_format(experiment.starts_on)
        }
    return _("The organisers write to you as soon as there is news.")


def _leaving_in_words() -> str:
    return _("You can withdraw at any time, on one page and without a reason.")


def dates_in_words(experiment) -> str:
    if not (experiment.starts_on and experiment.ends_on):
        return _("Dates will follow")
    return _("%(first)s to %(last)s") % {
        "first": date_format(experiment.starts_on),
        "last": date_format(experiment.ends_on),
    }


def _actions(participation, is_own) -> list[tuple[str, str]]:
    code, slug = participation.code, participation.experiment.slug
    copy = (
        _("Download the text you signed (PDF)"),
        reverse("experiments:receipt-pdf", args=[code]),
    )
    if not is_own:
        return [copy]
    filling_in = (_("Fill in"), reverse("observations:observe", args=[slug]))
    is_asked = participation.is_joined and participation.experiment.takes_answers
    return [
        *([filling_in] if is_asked else []),
        copy,
        (
            _("Put the dates in my calendar"),
            f"{participation.experiment.get_absolute_url()}dates.ics",
        ),
        (_("My participations"), reverse("experiments:mine")),
        (_("Withdraw"), reverse("experiments:withdraw", args=[slug])),
    ]


def summary_of(participation: Participation) -> dict:
    """For the list of one's participations; a handful of queries each."""
    newest = participation.signatures.newest_first().select_related("version").first()
    in_force = participation.signature_in_force()
    current = participation.experiment.current_consent()
    return {
        "participation": participation,
        "experiment": participation.experiment,
        "headline": headline(participation),
        "must_renew": bool(current and newest.version_id != current.pk),
        "waits_for_guardian": newest.waits_for_guardian,
        "may_contribute": bool(
            in_force and current and in_force.version_id == current.pk
        ),
        "next_steps": next_steps(participation, newest),
    }


def changes_between(old: ConsentVersion, new: ConsentVersion) -> list[dict]:
    """What is different in the new text, purpose by purpose and part by part."""
    changes = [
        {"kind": "changed", "title": title, "before": before, "after": after}
        for title, before, after in (
            (_("Introduction"), old.introduction, new.introduction),
            (_("How long data is kept"), old.retention, new.retention),
        )
        if before != after
    ]
    before = {each.key: each for each in old.ordered_purposes()}
    after = {each.key: each for each in new.ordered_purposes()}
    for key in dict.fromkeys([*after, *before]):
        if change := _purpose_change(before.get(key), after.get(key)):
            changes.append(change)
    return changes


def _purpose_change(before, after) -> dict | None:
    if before is None:
        return {"kind": "added", "title": _("New"), "after": after.text}
    if after is None:
        return {"kind": "removed", "title": _("No longer asked"), "before": before.text}
    if before.text != after.text:
        title = _("Another purpose")
        return {
            "kind": "changed",
            "title": title,
            "before": before.text,
            "after": after.text,
        }
    if before.consequence != after.consequence:
        title = _("Another consequence of refusing")
        return {
            "kind": "changed",
            "title": title,
            "before": before.consequence,
            "after": after.consequence,
        }
    if before.is_required != after.is_required:
        title = _("Now required") if after.is_required else _("Now optional")
        return {"kind": "added", "title": title, "after": after.text}
    return None


def _moment(at) -> str:
    return date_format(localtime(at), "DATETIME_FORMAT")


def _day(at) -> str:
    return date_format(localtime(at), "DATE_FORMAT")
