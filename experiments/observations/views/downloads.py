"""Data for everybody: the page that explains the files, the files, and the experiment in PPSR Core."""

from __future__ import annotations

from io import BytesIO

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from PIL import Image

from experiments.models import Experiment
from experiments.plots import draw_plot
from innovation_park.lib.linked_data import as_json
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.spreadsheets import streamed

from ..actions import results_to_show
from ..exports.citation import as_text
from ..exports.downloads import Download, downloads_of
from ..exports.edition import Edition, edition_of
from ..exports.ppsr import ppsr_of
from ..structured_data import dataset

PICTURE = (1200, 630)


def _listed(slug: str) -> Experiment:
    return get_object_or_404(Experiment.objects.listed(), slug=slug)


def _edition(experiment: Experiment) -> Edition | None:
    """As fresh as the page of results; nothing is computed that no page has shown."""
    known = edition_of(experiment)
    if known is None:
        return None
    return edition_of(experiment, results_to_show(experiment=experiment))


@require_safe
def data(request, slug):
    """Explains each file; also before there are results, when it says what will be here."""
    experiment = _listed(slug)
    edition = edition_of(experiment)
    registrations = experiment.registrations.registered().newest_first()
    context = {"experiment": experiment, "registrations": registrations}
    if edition:
        downloads = downloads_of(edition)
        context |= {
            "edition": edition,
            "downloads": downloads,
            "cited": as_text(edition).strip(),
            "linked_data": as_json(dataset(downloads, get_language())),
        }
    return render(request, "observations/data.html", context)


@require_safe
@rate_limited("observations-download", "240/h", by="ip", safe_methods=True)
def download(request, slug, name, kind):
    """HEAD tells the size, as far as it is known, without making the file."""
    edition = _edition(_listed(slug))
    found = downloads_of(edition).find(name, kind) if edition else None
    if found is None:
        raise Http404
    is_head = request.method == "HEAD"
    chunks = iter(()) if is_head else found.written()
    response = streamed(found.file_name, found.content_type, chunks)
    for header, value in _headers(found).items():
        response.headers[header] = value
    return response


def _headers(found: Download) -> dict[str, str]:
    edition = found.edition
    size, rows = found.size, found.rows
    return {
        "Link": ", ".join(
            [
                f'<{edition.address("download", "dictionary", "csv")}>; rel="describedby"',
                f'<{edition.licence_url}>; rel="license"',
                f'<{edition.address("data")}>; rel="cite-as"',
            ]
        ),
        "X-Data-Version": edition.version,
        **({} if size is None else {"Content-Length": str(size)}),
        **({} if rows is None else {"X-Row-Count": str(rows)}),
    }


@require_safe
def ppsr(request, slug):
    found = ppsr_of(_listed(slug), get_language())
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 2})


@require_safe
def picture(request, slug):
    """The plot of the experiment, for platforms that list it."""
    experiment = _listed(slug)
    drawn, file = Image.new("RGB", PICTURE), BytesIO()
    draw_plot(drawn, (0, 0, *PICTURE), seed=experiment.slug, topic=experiment.topic)
    drawn.save(file, "PNG", optimize=True)
    response = HttpResponse(file.getvalue(), content_type="image/png")
    response.headers["Cache-Control"] = "public, max-age=86400"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
