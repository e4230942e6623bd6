"""The PDF copy of what somebody signed."""

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from innovation_park.lib.pdf import render_pdf

from .consent_text import FIXED_WORDS
from .models import ConsentSignature

HEADINGS = ("purposes", "retention", "rights")


def consent_copy(signature: ConsentSignature) -> bytes:
    """In the language it was signed in, with the text word for word and its fingerprint."""
    with override(signature.language):
        data = {
            "language": signature.language,
            "title": signature.text.split("\n", 1)[0],
            "park": str(settings.SITE_NAME),
            "kind": _("Copy of a signed consent"),
            "blocks": _blocks(signature),
            "proof_title": _("Proof"),
            "proof": [list(row) for row in _proof(signature)],
            "proof_words": _(
                "Whoever has the text above, letter for letter, can compute this SHA-256 "
                "from it (UTF-8). Another text has another one."
            ),
        }
        return render_pdf("experiments/consent_copy.typ", data)


def _blocks(signature) -> list[dict]:
    """The paragraphs of the text; those that begin with a heading say so."""
    headings = {FIXED_WORDS[signature.language][name] for name in HEADINGS}
    _title, *rest = signature.text.rstrip("\n").split("\n\n")
    version = _title.split("\n")[1:]
    blocks = [{"heading": "", "lines": version}]
    for paragraph in rest:
        first, *lines = paragraph.split("\n")
        if first in headings:
            blocks.append({"heading": first, "lines": lines})
        else:
            blocks.append({"heading": "", "lines": [first, *lines]})
    return blocks


def _proof(signature) -> list[tuple[str, str]]:
    participation = signature.participation
    signed_at = date_format(localtime(signature.signed_at), "DATETIME_FORMAT")
    rows = [
        (_("Signed by"), participation.user.get_full_name()),
        (_("E-mail address"), participation.user.email),
        (_("Signed at"), f"{signed_at} ({settings.TIME_ZONE})"),
        (_("Signed in by"), signature.signed_in_by),
        (_("Receipt"), participation.code),
    ]
    if signature.guardian_email:
        rows.append((_("Guardian"), _guardian(signature)))
    return [*rows, ("SHA-256", signature.text_sha256)]


def _guardian(signature) -> str:
    if signature.guardian_confirmed_at is None:
        return _("%(name)s has not agreed yet") % {"name": signature.guardian_name}
    at = date_format(localtime(signature.guardian_confirmed_at), "DATETIME_FORMAT")
    return _("%(name)s agreed on %(at)s") % {"name": signature.guardian_name, "at": at}
