"""The card that hangs on a box: what it is, a code to scan, and what to do with cells that are dangerous."""

from __future__ import annotations

import io

import segno
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from innovation_park.lib.pdf import render_pdf

from .models import BatteryPoint


def code_svg(address: str) -> bytes:
    """A file of its own, black on white; level Q, since boxes get scratched."""
    written = io.BytesIO()
    segno.make(address, error="q").save(
        written, kind="svg", border=4, scale=8, xmldecl=True, svgns=True
    )
    return written.getvalue()


def point_card(point: BatteryPoint, address: str) -> bytes:
    """A PDF of one page (A5) in the reader's language; the code is drawn from its modules."""
    code = segno.make(address, error="q")
    data = {
        "language": get_language(),
        "title": point.name,
        "park": str(settings.SITE_NAME),
        "kind": _("Used batteries"),
        "place": point.address,
        "code": " ".join((point.code[:4], point.code[4:])),
        "code_label": _("Code of this box"),
        "address": address,
        "modules": [[int(cell) for cell in row] for row in code.matrix],
        "takes_label": _("It takes"),
        "takes": ", ".join(str(each.label) for each in point.chemistries),
        "scan": _(
            "Scan the code: say what you bring, or tell us in two taps when something is wrong. No app and no account needed."
        ),
        "danger_label": _("Not into the box"),
        "danger": _(
            "Swollen, leaking, hot or damaged cells. Put tape over the poles of lithium cells. If one smokes: step back and call 119."
        ),
    }
    return render_pdf("batteries/point_card.typ", data)
