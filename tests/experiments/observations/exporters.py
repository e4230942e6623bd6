"""Every way in which observations leave the park. Whoever adds one adds it here.

A callable takes an experiment and gives the bytes that somebody would read. ``PUBLISHED`` are for
everybody and follow the purpose of publication; ``ORGANISERS`` hold raw rows under codes.
"""

import re
from functools import partial

from django.test import Client

from experiments.observations.actions import refresh_results
from experiments.observations.exports.downloads import downloads_of
from experiments.observations.exports.edition import edition_of
from experiments.observations.exports.raw import raw_chunks
from experiments.observations.figures import figures_of, tables_of, to_json
from experiments.observations.protocol import protocol_of

# What tells the moment and the request, not the data.
OF_THE_REQUEST = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def results_page(language: str, experiment) -> bytes:
    address = f"/{language}/experiments/{experiment.slug}/results/"
    response = Client().get(address)
    assert response.status_code == 200
    return OF_THE_REQUEST.sub(b"", response.content)


def data_page(experiment) -> bytes:
    response = Client().get(f"/en/experiments/{experiment.slug}/results/data/")
    assert response.status_code == 200
    return OF_THE_REQUEST.sub(b"", response.content)


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
    files = [*found.papers, *(each for one in described for each in one.downloads)]
    return b"".join(b"".join(each.chunks()) for each in files if each.kind != "xlsx")


def raw_rows(kind: str, experiment) -> bytes:
    protocol = protocol_of(experiment)
    form = protocol.form("diary")
    return b"".join(
        chunk if isinstance(chunk, bytes) else chunk.encode()
        for chunk in raw_chunks(experiment, protocol, form, kind)
    )


PUBLISHED = {
    "figures": figures,
    "tables": tables,
    "downloads": downloads,
    "data page": data_page,
    **{
        f"results page {code}": partial(results_page, code)
        for code in ("en", "ko", "th")
    },
}
ORGANISERS = {f"raw {kind}": partial(raw_rows, kind) for kind in ("csv", "json")}
EXPORTERS = PUBLISHED | ORGANISERS
