"""The addresses of the API."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from ninja import Path
from ninja.security import HttpBearer

from innovation_park.lib.rate_limit import client_ip, take_turn

from ..actions import record_batch, sensor_key_for
from ..actions.batches import Became
from ..enums import Source
from ..models import Observation, SensorKey
from ..permissions import NoSuchForm
from ..protocol import Form, Protocol, protocol_of
from .answering import batch_answer, form_answer, receipt_answer, single_answer
from .park_api import api
from .problems import Problem
from .reading import districts_in, read_entry, read_json, read_rows
from .shapes import (
    BATCH,
    EXAMPLE,
    OBSERVATION,
    BatchOut,
    BatchProblem,
    FormOut,
    ProblemOut,
    Receipt,
    body_of,
)

# A key may send 500 observations with each request; whoever guesses keys has few guesses.
PER_KEY = "1200/m"
WRONG_KEYS = "60/m"
COMMON = dict.fromkeys((401, 403, 404, 429), ProblemOut)
WITH_BODY = {**COMMON, **dict.fromkeys((400, 413, 415), ProblemOut)}


class KeyAuth(HttpBearer):
    """One key, one form of one experiment. No cookie is read, so there is nothing to forge."""

    def authenticate(self, request: HttpRequest, token: str) -> SensorKey:
        key = sensor_key_for(token)
        if key is None:
            wait = take_turn("api-wrong-key", client_ip(request), WRONG_KEYS)
            raise Problem(
                "too-many-requests" if wait else "key-missing", retry_after=wait
            )
        if wait := take_turn("api-key", str(key.pk), PER_KEY):
            raise Problem("too-many-requests", retry_after=wait)
        return key


key_auth = KeyAuth()


def _form_of(key: SensorKey) -> tuple[Protocol, Form]:
    protocol = protocol_of(key.experiment)
    form = protocol.form(key.form) if protocol else None
    if form is None or not form.is_about_no_person:
        raise NoSuchForm
    return protocol, form


@api.get(
    "v1/form",
    auth=key_auth,
    response={200: FormOut, **COMMON},
    url_name="form",
    operation_id="readMyForm",
    summary="The form that the key is for",
)
def own_form(request: HttpRequest):
    return form_answer(request.auth, *_form_of(request.auth))


@api.get(
    "v1/experiments/{slug:experiment}/forms/{slug:form}",
    auth=key_auth,
    response={200: FormOut, **COMMON},
    url_name="form-of-experiment",
    operation_id="readForm",
    summary="A form of an experiment: fields, kinds, units, ranges",
)
def experiment_form(request: HttpRequest, experiment: str, form: str):
    if experiment != request.auth.experiment.slug:
        raise Problem("not-found")
    if form != request.auth.form:
        raise Problem("other-form")
    return form_answer(request.auth, *_form_of(request.auth))


@api.post(
    "v1/observations",
    auth=key_auth,
    response={
        200: Receipt,
        201: Receipt,
        **WITH_BODY,
        409: ProblemOut,
        422: ProblemOut,
    },
    openapi_extra=body_of(OBSERVATION, EXAMPLE),
    url_name="observations",
    operation_id="sendObservation",
    summary="Send one observation",
    description="201: it is new. 200: it came before, with the same content. 409: its key has other content.",
)
def send_observation(request: HttpRequest):
    row = read_json(request)
    entry = read_entry(row, districts_in([row]))
    if isinstance(entry, dict):
        raise Problem("not-valid", entry)
    return single_answer(_record(request.auth, [entry])[0])


@api.post(
    "v1/observations/batch",
    auth=key_auth,
    response={200: BatchOut, **WITH_BODY, 422: BatchProblem},
    openapi_extra=body_of(BATCH, {"observations": [EXAMPLE]}),
    url_name="batch",
    operation_id="sendObservations",
    summary="Send up to 500 observations",
    description="Each row is answered by itself: a row that is refused keeps no other out. 422: every row was refused.",
)
def send_batch(request: HttpRequest):
    rows = read_rows(read_json(request))
    districts = districts_in(rows)
    read = [read_entry(row, districts) for row in rows]
    entries = [each for each in read if not isinstance(each, dict)]
    recorded = iter(_record(request.auth, entries))
    outcome = [each if isinstance(each, dict) else next(recorded) for each in read]
    return batch_answer(rows, outcome)


@api.get(
    "v1/observations/{uuid:client_key}",
    auth=key_auth,
    response={200: Receipt, **COMMON},
    url_name="receipt",
    operation_id="readReceipt",
    summary="The receipt of an observation",
)
def read_receipt(request: HttpRequest, client_key: Path[UUID]):
    key = request.auth
    found = Observation.objects.filter(
        experiment=key.experiment, form=key.form, client_key=client_key
    ).first()
    if found is None or found.participation_id is not None:
        raise Problem("not-found")
    return receipt_answer(Became.KNOWN, found)


def _record(key: SensorKey, entries):
    _protocol, form = _form_of(key)
    return record_batch(
        experiment=key.experiment,
        form=form,
        entries=entries,
        source=Source.KEY,
        sender=key,
    )
