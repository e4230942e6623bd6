"""What was registered, for everybody to read, compare and verify."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..changes import changes_between
from ..models import Experiment, Registration
from ..registered import dictionary_of, document_of, sections_of
from ..workflow import Hat, Status


def _experiment(slug: str) -> Experiment:
    return get_object_or_404(Experiment.objects.listed(), slug=slug)


def _versions(experiment: Experiment) -> list[Registration]:
    """Newest first; nothing registered is nothing to read."""
    versions = list(experiment.registrations.registered().newest_first())
    if not versions:
        raise Http404
    return versions


@require_safe
def registration(request, slug, number=None):
    experiment = _experiment(slug)
    versions = _versions(experiment)
    shown = _version(versions, number or versions[0].number)
    document = document_of(shown)
    context = {
        "experiment": experiment,
        "registration": shown,
        "versions": versions,
        "newest": versions[0],
        "sections": sections_of(document),
        "forms": dictionary_of(document),
        "role": Hat(document["registered_by_role"]).label,
        "opened": experiment.moves.filter(target=Status.RECRUITING)
        .order_by("at")
        .first(),
    }
    return render(request, "experiments/registration.html", context)


def _version(versions: list[Registration], number: int) -> Registration:
    for each in versions:
        if each.number == number:
            return each
    raise Http404


@require_safe
def registration_json(request, slug, number):
    """Exactly the bytes whose SHA-256 is published."""
    shown = _version(_versions(_experiment(slug)), number)
    answer = HttpResponse(
        shown.text.encode("utf-8"), content_type="application/json; charset=utf-8"
    )
    name = f"{slug}-registration-{number}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
def registration_changes(request, slug):
    """Between any two versions: ``?from=1&to=3``; without a question the last change."""
    experiment = _experiment(slug)
    versions = _versions(experiment)
    newer = _asked(request, "to", versions, versions[0])
    older = _asked(request, "from", versions, _before(versions, newer))
    context = {
        "experiment": experiment,
        "versions": versions,
        "older": older,
        "newer": newer,
        "changes": changes_between(document_of(older), document_of(newer)),
    }
    return render(request, "experiments/registration_changes.html", context)


def _asked(request, name: str, versions, otherwise: Registration) -> Registration:
    asked = request.GET.get(name, "")
    return _version(versions, int(asked)) if asked.isdecimal() else otherwise


def _before(versions, newer: Registration) -> Registration:
    older = [each for each in versions if each.number < newer.number]
    return older[0] if older else newer
