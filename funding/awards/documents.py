"""The contract as PDF, and the sheet that says who signed it and how they proved themselves."""

from __future__ import annotations

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from innovation_park.lib.pdf import render_pdf

from .contract_words import blocks_of, title_of
from .models import ContractVersion, Signature

TEMPLATE = "funding_awards/paper.typ"


def contract_pdf(text: str, language: str) -> bytes:
    with override(language):
        data = {
            "language": language,
            "title": title_of(text),
            "park": str(settings.SITE_NAME),
            "kind": _("Contract of the Digital Foundation"),
            "blocks": blocks_of(text),
            "rows": [],
            "foot": _(
                "Signed electronically. The signatures stand in the evidence sheet, which names the SHA-256 of this file."
            ),
        }
        return render_pdf(TEMPLATE, data)


def evidence_of(version: ContractVersion) -> dict:
    """As JSON: which bytes, who, for whom, when, and how proved."""
    return {
        "contract": version.award.code,
        "version": version.number,
        "language": version.language,
        "sha256": version.sha256,
        "made_at": version.made_at.isoformat(),
        "approvals": [
            {
                "step": each.step,
                "granted": each.is_granted,
                "at": each.at.isoformat(),
            }
            for each in version.approvals.order_by("at")
        ],
        "signatures": [
            {
                "side": each.side,
                "name": each.name,
                "email": each.email,
                "signed_at": each.at.isoformat(),
                "proof": each.proof,
                "proved_at": each.proved_at.isoformat(),
                "sha256": each.sha256,
            }
            for each in version.signatures.order_by("at")
        ],
    }


def evidence_pdf(version: ContractVersion) -> bytes:
    with override(version.language):
        data = {
            "language": version.language,
            "title": _("Evidence sheet: contract %(code)s, version %(number)d")
            % {"code": version.award.code, "number": version.number},
            "park": str(settings.SITE_NAME),
            "kind": _("Evidence of the signatures"),
            "blocks": [
                _signed(each) for each in version.signatures.order_by("at", "pk")
            ],
            "rows": [["SHA-256", version.sha256]],
            "foot": _(
                "Whoever has the contract’s file can compute this SHA-256 from its bytes. Another file has another one."
            ),
        }
        return render_pdf(TEMPLATE, data)


def _signed(signature: Signature) -> dict:
    rows = [
        (_("Name"), signature.name),
        (_("E-mail address"), signature.email),
        (_("Signed at"), _moment(signature.at)),
        (_("Proved by"), f"{signature.proof}, {_moment(signature.proved_at)}"),
        ("SHA-256", signature.sha256),
    ]
    return {
        "heading": signature.get_side_display(),
        "lines": [f"{label}: {value}" for label, value in rows],
    }


def _moment(at) -> str:
    return f"{date_format(localtime(at), 'DATETIME_FORMAT')} ({settings.TIME_ZONE})"
