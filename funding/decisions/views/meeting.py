"""The panel's meeting: who is there, the agenda by rank, what is said and recommended, the minutes."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from funding.models import Application
from innovation_park.lib.kept_entries import refused, sent, wants_json
from innovation_park.lib.refusals import Refused

from ..actions.meeting import (
    call_meeting,
    close_meeting,
    note_presence,
    write_minutes,
    write_note,
)
from ..documents import minutes_pdf
from ..figures import agenda_of
from ..forms.meeting import MeetingForm, MinutesForm, NoteForm
from ..permissions import SavedMeanwhile, can_decide_calls
from .doors import desk_call, panel_meeting


@require_safe
@desk_call
def meetings(request, call):
    held = call.meetings.select_related("chair__profile").order_by("-at", "-pk")
    context = {"call": call, "section": "meetings", "meetings": held}
    return render(request, "funding_decisions/meeting_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_call
def meeting_new(request, call):
    form = MeetingForm(request.POST or None, initial={"chair": request.user})
    if request.method == "POST" and form.is_valid():
        try:
            meeting = call_meeting(call=call, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The invitations are on their way."))
            return redirect(meeting)
    context = {"call": call, "section": "meetings", "form": form}
    return render(request, "funding_decisions/meeting_new.html", context)


@require_safe
@panel_meeting
def meeting(request, meeting):
    return _page(request, meeting)


def _page(request, meeting, unsaved: dict | None = None):
    """``unsaved`` is what somebody typed and could not save, by the code of the application or ``minutes``."""
    may_write = can_decide_calls(request.user) and not meeting.is_closed
    context = {
        "meeting": meeting,
        "call": meeting.call,
        "section": "meetings",
        "may_write": may_write,
        "is_desk": can_decide_calls(request.user),
        "agenda": agenda_of(meeting, request.user),
        "seats": meeting.seats.select_related("person__profile").order_by("pk"),
        "recommendations": NoteForm.base_fields["recommendation"].choices,
        "unsaved": unsaved or {},
    }
    return render(request, "funding_decisions/meeting.html", context)


@require_POST
@panel_meeting
def meeting_presence(request, meeting):
    present = [int(key) for key in request.POST.getlist("seat") if key.isdigit()]
    return _act(
        request,
        meeting,
        lambda: note_presence(meeting=meeting, present=present, by=request.user),
        _("Who is present is noted."),
    )


@require_POST
@panel_meeting
def meeting_close(request, meeting):
    return _act(
        request,
        meeting,
        lambda: close_meeting(meeting=meeting, by=request.user),
        _("The minutes are closed."),
    )


def _act(request, meeting, act, done):
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(meeting)


@require_POST
@panel_meeting
def meeting_note(request, meeting, code):
    readable = Application.objects.at_the_desk(request.user).filter(call=meeting.call)
    application = get_object_or_404(readable, code=code)
    form = NoteForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The amount is a whole number of won."))
        return _page(request, meeting, {code: request.POST.get("words", "")})
    return _saved(
        request,
        meeting,
        code,
        form.cleaned_data["words"],
        lambda: write_note(
            meeting=meeting,
            application=application,
            by=request.user,
            **form.cleaned_data,
        ),
    )


@require_POST
@panel_meeting
def meeting_minutes(request, meeting):
    form = MinutesForm(request.POST)
    if not form.is_valid():
        raise Http404
    words, version = form.cleaned_data["minutes"], form.cleaned_data["version"]
    return _saved(
        request,
        meeting,
        "minutes",
        words,
        lambda: write_minutes(
            meeting=meeting, words=words, version=version, by=request.user
        ),
    )


def _saved(request, meeting, place: str, words: str, save):
    try:
        kept = save()
    except Refused as refusal:
        if wants_json(request):
            return refused(str(refusal))
        messages.error(request, str(refusal))
        unsaved = {place: words} if isinstance(refusal, SavedMeanwhile) else {}
        return _page(request, meeting, unsaved)
    if wants_json(request):
        return sent("", version=kept.version)
    messages.success(request, _("Saved."))
    return redirect(f"{meeting.get_absolute_url()}#{place}")


@require_safe
@panel_meeting
def meeting_pdf(request, meeting):
    """In the reader's language, without what the reader has a conflict with."""
    content = minutes_pdf(meeting, request.user, get_language())
    disposition = content_disposition_header(True, f"panel-{meeting.pk}.pdf")
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": disposition},
    )
