"""Every way in which observations leave the park. Whoever adds one adds it here.

A callable takes an experiment and gives the bytes that somebody would read. ``PUBLISHED`` are for
everybody and follow the purpose of publication; ``ORGANISERS`` hold raw rows under codes.
Archives and workbooks come unpacked: what is squeezed cannot be searched.
"""

import re
from collections.abc import Iterable
from functools import partial
from io import BytesIO
from unittest.mock import patch
from uuid import uuid4
from zipfile import ZipFile

from django.test import Client

from experiments.models import Conclusion
from experiments.observations.actions import (
    refresh_results,
    refresh_tally,
    tallying,
)
from experiments.observations.exports.downloads import Download, downloads_of
from experiments.observations.exports.edition import edition_of
from experiments.observations.exports.raw import raw_chunks
from experiments.observations.figures import figures_of, tables_of, to_json
from experiments.observations.models import Observation, SensorKey
from experiments.observations.protocol import protocol_of
from innovation_park.lib.bearer_keys import hash_of
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.observations import concluded

# What tells the moment and the request, not the data.
OF_THE_REQUEST = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def page(address: str, language: str, experiment) -> bytes:
    """As anybody sees it."""
    path = f"/{language}/experiments/{experiment.slug}/{address}"
    response = Client().get(path)
    assert response.status_code == 200, path
    return OF_THE_REQUEST.sub(b"", response.content)


def conclusion_page(experiment) -> bytes:
    if not Conclusion.objects.filter(experiment=experiment).exists():
        concluded(experiment)
    return page("conclusion/", "en", experiment)


def cockpit(experiment) -> bytes:
    organiser = UserFactory(email=f"{uuid4().hex}@example.org")
    experiment.organisers.add(organiser)
    path = f"/en/experiments/{experiment.slug}/organise/data/"
    response = sign_in(Client(), organiser).get(path)
    assert response.status_code == 200
    return OF_THE_REQUEST.sub(b"", response.content)


def counted_cockpit(experiment) -> bytes:
    """As of an experiment with many entries, after a turn of the clock."""
    with patch.object(tallying, "COUNTED_AT_ONCE", 1):
        refresh_tally(experiment=experiment)
        return cockpit(experiment)


def api(experiment) -> bytes:
    """What a key for the form of persons would read, if somebody had got one: nothing."""
    secret = uuid4().hex
    SensorKey.objects.create(
        experiment=experiment, form="diary", name=secret, key_sha256=hash_of(secret)
    )
    rows = Observation.objects.filter(experiment=experiment)
    keys = rows.values_list("client_key", flat=True)
    addresses = ["form", *(f"observations/{key}" for key in keys)]
    answers = [
        Client().get(
            f"/api/v1/{address}", headers={"authorization": f"Bearer {secret}"}
        )
        for address in addresses
    ]
    assert {answer.status_code for answer in answers} <= {403, 404}
    return b"".join(sorted({answer.content for answer in answers}))


def figures(experiment) -> bytes:
    found = figures_of(experiment, protocol_of(experiment))
    found.pop("through")
    return to_json(found).encode()


def tables(experiment) -> bytes:
    return repr(tables_of(figures_of(experiment, protocol_of(experiment)))).encode()


def downloads(experiment) -> bytes:
    """All files that are offered, one after the other."""
    refresh_results(experiment=experiment)
    found = downloads_of(edition_of(experiment))
    described = [*found.tables, *found.records]
    files = [*found.whole, *found.papers]
    files += [each for one in described for each in one.downloads]
    return b"".join(map(content, files))


def content(download: Download) -> bytes:
    return unpacked(download.chunks(), download.kind)


def unpacked(chunks: Iterable[bytes], kind: str) -> bytes:
    whole = b"".join(chunks)
    if kind not in ("xlsx", "zip"):
        return whole
    with ZipFile(BytesIO(whole)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def raw_rows(kind: str, experiment) -> bytes:
    protocol = protocol_of(experiment)
    form = protocol.form("diary")
    return unpacked(raw_chunks(experiment, protocol, form, kind), kind)


PUBLISHED = {
    "figures": figures,
    "tables": tables,
    "downloads": downloads,
    "data page": partial(page, "results/data/", "en"),
    "PPSR Core": partial(page, "ppsr-core.json", "en"),
    "conclusion page": conclusion_page,
    "API": api,
    **{
        f"results page {code}": partial(page, "results/", code)
        for code in ("en", "ko", "th")
    },
}
RAW = {f"raw {kind}": partial(raw_rows, kind) for kind in ("csv", "json", "xlsx")}
ORGANISERS = {
    **RAW,
    "cockpit": cockpit,
    "counted cockpit": counted_cockpit,
}
EXPORTERS = PUBLISHED | ORGANISERS
