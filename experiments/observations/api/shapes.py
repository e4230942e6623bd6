"""What goes in and out, as OpenAPI describes it."""

from __future__ import annotations

from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from ..actions.batches import MOST_AT_ONCE

UUID_SHAPE = {"type": "string", "format": "uuid"}
OBSERVATION = {
    "type": "object",
    "required": ["client_key", "observed_at", "values"],
    "additionalProperties": False,
    "properties": {
        "client_key": {
            **UUID_SHAPE,
            "description": "Made by you. The same key again is the same observation.",
        },
        "observed_at": {
            "type": "string",
            "format": "date-time",
            "description": "With its offset from UTC; without one it is refused.",
        },
        "unit": {
            "type": ["string", "null"],
            "maxLength": 80,
            "pattern": r"^[^\x00-\x1f]*$",
            "description": "The thing observed, for example a station or a sensor.",
        },
        "district": {
            "type": ["string", "null"],
            "pattern": "^[0-9]{5}$",
            "description": "Code of a district of Seoul (Statistics Korea).",
        },
        "values": {
            "type": "object",
            "minProperties": 1,
            "description": "Answers by the key of the field; see the protocol for kinds, units and ranges.",
        },
    },
}
BATCH = {
    "type": "object",
    "required": ["observations"],
    "additionalProperties": False,
    "properties": {
        "observations": {
            "type": "array",
            "minItems": 1,
            "maxItems": MOST_AT_ONCE,
            "items": OBSERVATION,
        }
    },
}


def body_of(shape: dict, example: Any) -> dict:
    content = {"application/json": {"schema": shape, "example": example}}
    return {"requestBody": {"required": True, "content": content}}


EXAMPLE = {
    "client_key": "0b8f2f4e-6c0e-4f0e-9a54-3f1f5a4f7c11",
    "observed_at": "2026-11-22T08:30:00+09:00",
    "unit": "roof-3",
    "values": {"temperature": 21.5},
}


class Shape(Schema):
    model_config = ConfigDict(extra="forbid")


class FieldOut(Shape):
    key: str
    label: str
    kind: str
    unit: str
    minimum: float | None
    maximum: float | None
    decimals: int
    is_required: bool
    choices: list[str]


class FormOut(Shape):
    experiment: str
    registration: int = Field(description="Version of the registration in force.")
    registration_sha256: str
    form: str
    name: str
    instructions: str
    is_open: bool = Field(description="Whether observations are taken now.")
    fields: list[FieldOut]


class Receipt(Shape):
    became: Literal["created", "known"]
    client_key: str
    form: str
    unit: str
    observed_at: str
    received_at: str
    values: dict[str, Any] = Field(description="As they are kept.")


class RowOut(Shape):
    index: int = Field(description="Place in the batch, from 0.")
    client_key: str | None
    became: Literal["created", "known", "refused"]
    code: str = Field(description="Why it was refused; empty otherwise.")
    detail: str
    faults: dict[str, str] = Field(description="A sentence per field.")


class BatchOut(Shape):
    created: int
    known: int
    refused: int
    rows: list[RowOut]


class ProblemOut(Schema):
    """RFC 9457, with a sentence per field in ``faults``."""

    type: str
    code: str
    title: str
    status: int
    detail: str
    faults: dict[str, str]


class BatchProblem(ProblemOut):
    rows: list[RowOut] = Field(
        default=[], description="When every observation of a batch was refused."
    )
