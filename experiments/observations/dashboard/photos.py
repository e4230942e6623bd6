"""The newest photos among the entries, as far as consent carries them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from experiments.models import Experiment, ProtocolField

from ..codes import code_of
from ..consented import Row, rows_of
from ..models import ObservationPhoto
from ..protocol import Protocol

SHOWN = 12
LOOKED_AT = 4 * SHOWN  # some of them may be refused by now


@dataclass(frozen=True)
class Photo:
    """``client_key`` is the entry's in addresses of photos."""

    row: Row
    field: ProtocolField
    client_key: UUID

    @property
    def who(self) -> str:
        return code_of(self.row.person) if self.row.person else self.row.unit


def photos_of(
    experiment: Experiment, protocol: Protocol, *, only: Collection[int] | None = None
) -> list[Photo]:
    """Newest first. A fixed number of queries; one where nobody sent any."""
    kept = ObservationPhoto.objects.filter(observation__experiment=experiment)
    if only is not None:
        kept = kept.filter(observation__in=only)
    newest = list(
        kept.order_by("-observation__observed_at", "-pk").values_list(
            "observation_id", "observation__client_key", "field"
        )[:LOOKED_AT]
    )
    if not newest:
        return []
    keys = {pk for pk, _key, _field in newest}
    carried = rows_of(experiment, protocol, to_publish=False, only=keys)
    rows = {row.pk: row for row in carried}
    fields = {
        (form.key, each.key): each for form in protocol.forms for each in form.fields
    }
    found = [
        Photo(row, fields[row.form, field], client_key)
        for pk, client_key, field in newest
        if (row := rows.get(pk))
        and row.values.get(field)
        and (row.form, field) in fields
    ]
    return found[:SHOWN]
