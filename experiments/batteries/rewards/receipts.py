"""What the park says to a person about a drop-off and about a reward that is set aside: the receipt, and what comes next."""

from __future__ import annotations

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from experiments.receipts import qr_svg

from .enums import State
from .limits import LIES_AT_MOST, SENTENCES
from .models import Collection, DropOff


def receipt_of(drop_off: DropOff, *, address: str) -> dict:
    """For ``includes/receipt.html``. ``address`` is the receipt's own, for the QR code."""
    return {
        "title": drop_off.point.name,
        "code": drop_off.code,
        "rows": [
            (_("What"), drop_off.get_chemistry_display()),
            *_amounts(drop_off),
            (_("When"), _moment(drop_off.at)),
            (_("State"), drop_off.get_state_display()),
        ],
        "next_steps": next_steps(drop_off),
        "qr_svg": qr_svg(address) if drop_off.is_open else "",
    }


def _amounts(drop_off: DropOff) -> list[tuple[str, str]]:
    if drop_off.confirmed_grams:
        rows = [(_("Weighed"), grams_in_words(drop_off.confirmed_grams))]
        if drop_off.confirmed_cells:
            rows.append((_("Cells"), number_format(drop_off.confirmed_cells)))
        return rows
    rows = []
    if drop_off.cells:
        rows.append((_("Number you stated"), number_format(drop_off.cells)))
    if drop_off.grams:
        rows.append((_("Weight you stated"), grams_in_words(drop_off.grams)))
    return rows


def next_steps(drop_off: DropOff) -> list[str]:
    if drop_off.state == State.STATED:
        day = date_format(localtime(drop_off.at + LIES_AT_MOST), "DATE_FORMAT")
        return [
            *doubt_in_words(drop_off),
            _("Put the batteries into the box now, if they are not in it yet."),
            _("Staff or the scale weigh them by %(day)s. Then we write to you.")
            % {"day": day},
        ]
    if drop_off.state == State.CONFIRMED:
        return [_("Your batteries go to the hub, are sorted and recycled.")]
    if drop_off.state == State.UNSAFE:
        return [
            _(
                "Staff go to the box and make it safe. Thank you for telling us at once."
            ),
            _("Do not reach into the box, and keep others away from it."),
        ]
    if drop_off.state == State.EXPIRED:
        return [_("What is in the box is recycled all the same.")]
    if drop_off.state == State.CORRECTED:
        return [_("Staff wrote down something wrong and count it anew.")]
    return [drop_off.get_refusal_display()]


def doubt_in_words(drop_off: DropOff) -> list[str]:
    """What the scale met, for its person."""
    words = SENTENCES.get(drop_off.doubt.get("code"))
    if words is None:
        return []
    return [
        str(words % drop_off.doubt["values"]),
        _("You need not do anything: somebody counts them by hand."),
    ]


def collection_receipt(collection: Collection, *, address: str) -> dict:
    stock = collection.stock
    steps = []
    if collection.is_open:
        steps = [
            _("Show this code at the counter. Staff hand you the reward."),
            _("It is set aside for you until %(day)s.")
            % {"day": _moment(collection.until)},
        ]
    return {
        "title": _("%(number)s × %(reward)s")
        % {"number": collection.pieces, "reward": stock.reward.name},
        "code": spoken(collection.code),
        "rows": [
            (_("State"), collection.get_state_display()),
            (_("District"), str(stock.district)),
            *([(_("Where"), str(stock.place))] if stock.place else []),
        ],
        "next_steps": steps,
        "qr_svg": qr_svg(address) if collection.is_open else "",
        "actions": [(_("My batteries"), reverse("batteries_rewards:mine"))],
    }


def spoken(code: str) -> str:
    return f"{code[:4]} {code[4:]}"


def grams_in_words(grams: int) -> str:
    return _("%(grams)s g") % {"grams": number_format(grams, force_grouping=True)}


def _moment(at) -> str:
    return date_format(localtime(at), "DATETIME_FORMAT")
