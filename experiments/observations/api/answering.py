"""What the API answers: receipts, forms, rows of a batch."""

from __future__ import annotations

from collections import Counter

from django.http import HttpResponse
from django.utils import timezone

from ..actions.batches import Became, Recorded
from ..models import Observation, SensorKey
from ..permissions import takes_data
from ..protocol import Form, Protocol
from .problems import CODES, Problem, fault_sentence, json_response


def form_answer(key: SensorKey, protocol: Protocol, form: Form) -> HttpResponse:
    fields = [
        {
            "key": each.key,
            "label": str(each.label),
            "kind": each.kind,
            "unit": each.unit,
            "minimum": each.minimum,
            "maximum": each.maximum,
            "decimals": each.decimals,
            "is_required": each.is_required,
            "choices": [choice["key"] for choice in each.choices],
        }
        for each in form.fields
    ]
    return json_response(
        {
            "experiment": key.experiment.slug,
            "registration": protocol.registration.number,
            "registration_sha256": protocol.registration.text_sha256,
            "form": form.key,
            "name": str(form.form.name),
            "instructions": str(form.form.instructions),
            "is_open": takes_data(key.experiment),
            "fields": fields,
        }
    )


def receipt_answer(became: Became, observation: Observation) -> HttpResponse:
    receipt = {
        "became": became.value,
        "client_key": str(observation.client_key),
        "form": observation.form,
        "unit": observation.unit_key,
        "observed_at": _moment(observation.observed_at),
        "received_at": _moment(observation.received_at),
        "values": observation.values,
    }
    return json_response(receipt, 201 if became == Became.CREATED else 200)


def _moment(moment) -> str:
    return timezone.localtime(moment).isoformat()


def single_answer(recorded: Recorded) -> HttpResponse:
    if recorded.refusal:
        raise recorded.refusal
    if recorded.faults:
        raise Problem("not-valid", recorded.faults)
    return receipt_answer(recorded.became, recorded.observation)


def batch_answer(rows: list, outcome: list[Recorded | dict]) -> HttpResponse:
    answers = [
        _row(index, row, became)
        for index, (row, became) in enumerate(zip(rows, outcome, strict=True))
    ]
    counts = Counter(each["became"] for each in answers)
    if counts[Became.REFUSED] == len(rows):
        raise Problem("all-refused", more={"rows": answers})
    return json_response(
        {**{each.value: counts[each] for each in Became}, "rows": answers}
    )


def _row(index: int, row, became: Recorded | dict[str, str]) -> dict:
    if isinstance(became, dict):
        became = Recorded(Became.REFUSED, faults=became)
    key = row.get("client_key") if isinstance(row, dict) else None
    refused = became.became == Became.REFUSED
    code = CODES.get(type(became.refusal), "not-valid") if refused else ""
    return {
        "index": index,
        "client_key": key[:80] if isinstance(key, str) else None,
        "became": became.became.value,
        "code": code,
        "detail": fault_sentence(became) if refused else "",
        "faults": became.faults,
    }
