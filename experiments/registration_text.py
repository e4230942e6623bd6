"""The exact text that is registered: one canonical JSON of the promise and its protocol.

Sorted keys, UTF-8, no blanks between parts, floats as their shortest decimal that reads back the
same, Unicode NFC, plain line ends: the same rows give the same bytes, and their SHA-256 is public.
The protocol in it is the data dictionary.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from datetime import UTC

from .models import ProtocolField, ProtocolForm, Registration

FORMAT = "innovation-park-registration-1"
WORDS = (
    "hypothesis",
    "metric",
    "baseline_source",
    "stop_rule",
    "analysis_plan",
    "ethics",
    "responsible",
    "reason",
)
FIGURES = ("baseline", "target", "confidence", "stop_value")
PLAIN = (
    "number",
    "metric_form",
    "metric_field",
    "statistic",
    "unit_of_analysis",
    "unit",
    "direction",
    "stop_form",
    "stop_field",
    "stop_statistic",
    "stop_comparison",
    "stop_minimum",
    "budget",
    "licence",
    "publication_purpose",
)


def registration_text(registration: Registration, *, by_role: str) -> str:
    """``by_role``: as what somebody registers it; the person is not part of the text."""
    return to_json(_document(registration, by_role))


def to_json(document) -> str:
    return json.dumps(
        _normal(document),
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
        allow_nan=False,
    )


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _document(registration: Registration, by_role: str) -> dict:
    experiment = registration.experiment
    forms = registration.forms.order_by("position", "pk").prefetch_related("fields")
    return {
        "format": FORMAT,
        "experiment": experiment.slug,
        "name": experiment.name,
        "question": experiment.question,
        "registered_at": registration.registered_at.astimezone(UTC).isoformat(),
        "registered_by_role": by_role,
        "change_on": registration.change_on and registration.change_on.isoformat(),
        **{name: getattr(registration, name) for name in (*WORDS, *PLAIN)},
        **{name: _figure(getattr(registration, name)) for name in FIGURES},
        "forms": [_form(each) for each in forms],
    }


def _form(form: ProtocolForm) -> dict:
    return {
        "key": form.key,
        "name": form.name,
        "instructions": form.instructions,
        "filled_by": form.filled_by,
        "how_often": form.how_often,
        "fields": [_field(each) for each in form.ordered_fields()],
    }


def _field(field: ProtocolField) -> dict:
    return {
        "key": field.key,
        "label": field.label,
        "help": field.help,
        "kind": field.kind,
        "unit": field.unit,
        "minimum": _figure(field.minimum),
        "maximum": _figure(field.maximum),
        "decimals": field.decimals,
        "is_required": field.is_required,
        "choices": field.choices,
        "purpose": field.purpose,
    }


def _figure(value) -> float | None:
    """A float even where a whole number was written, so that 5 and 5.0 are one text."""
    return None if value is None else float(value)


def _normal(value):
    if isinstance(value, dict):
        return {str(key): _normal(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_normal(each) for each in value]
    if isinstance(value, str):
        return unicodedata.normalize("NFC", str(value)).replace("\r\n", "\n").strip()
    return value
