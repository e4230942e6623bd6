"""Where the script of a form keeps answers and files while they are made."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from experiments.views.personal import personal
from innovation_park.lib.kept_entries import door, person_key, refused
from innovation_park.lib.private_files import file_answer
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions.autosaving import Change, save_answers
from ..composition import Kind
from ..forms.applying import PageForm
from ..models import Application, Document
from ..standing import Filled
from .doors import read_or_send, team_page
from .files import receive_file
from .questions import as_answer, moment


@read_or_send
@team_page
def application_save(request, application):
    """GET is the door: a fresh token, and who is signed in. POST keeps the answers named by ``keys``."""
    if request.method != "POST":
        return door(request)
    if _is_somebody_else(request):
        return JsonResponse({"state": "other"}, status=401)
    filled = Filled.of(application)
    keys = set(request.POST.getlist("keys"))
    asked = [
        each
        for each in filled.form.fields()
        if each.key in keys and each.kind not in (Kind.FILE, Kind.ORGANISATION)
    ]
    form = PageForm(filled, asked, request.POST)
    changes = [
        Change(
            each.key, form.typed(each), form.version_of(each.key), form.base_of(each)
        )
        for each in asked
    ]
    try:
        outcomes = save_answers(
            application=application, changes=changes, by=request.user
        )
    except Refused as refusal:
        return refused(str(refusal))
    after = Filled.of(application)
    answers = {
        each.key: as_answer(each, outcomes[each.key], after.fault_of(each))
        for each in asked
        if each.key in outcomes
    }
    return JsonResponse(
        {"state": "saved", "at": moment(timezone.now()), "answers": answers}
    )


def _is_somebody_else(request) -> bool:
    """Another person has signed in at this device since the page was opened."""
    person = request.headers.get("X-Person")
    return person is not None and person != person_key(request.user)


@rate_limited("funding-files", "200/h")
@require_POST
@team_page
def document_add(request, application):
    upload = request.FILES.get("file")
    if upload is None:
        raise Http404
    if _is_somebody_else(request):
        return JsonResponse({"state": "other"}, status=401)
    try:
        document = receive_file(
            application, request.POST.get("key", ""), upload, by=request.user
        )
    except Refused as refusal:
        return refused(str(refusal))
    except ValidationError as error:
        return refused(" ".join(error.messages))
    return JsonResponse(
        {
            "state": "sent",
            "pk": document.pk,
            "name": document.name,
            "size": document.size,
            "url": reverse("funding:document", args=[application.code, document.pk]),
        }
    )


@personal
@require_safe
def document(request, code, pk):
    """For the team, and for whoever of the foundation may read the application. Reviewers have their own door."""
    application = get_object_or_404(
        Application.objects.visible_to(request.user), code=code
    )
    document = get_object_or_404(Document, application=application, pk=pk)
    return file_answer(
        document.file,
        as_attachment=True,
        filename=document.name,
        content_type="application/octet-stream",
    )
