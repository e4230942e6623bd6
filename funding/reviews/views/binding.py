"""Conflicts at the desk, and copies for blind reading."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from funding.models import Application, Conflict, Document
from innovation_park.lib.private_files import file_answer
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions import (
    add_redacted_copy,
    lift_conflict,
    remove_redacted_copy,
    set_conflict,
)
from ..forms.desk import CopyForm, LiftForm, SetConflictForm
from ..permissions import NamesInCopy, ReasonMissing
from ..standing import composition_of, is_blind
from .pages import application_page, officer_page, read_or_send, refused


@require_POST
@application_page
def conflict_set(request, application):
    form = SetConflictForm(request.POST)
    back = redirect("funding_reviews:adjust", application.call.slug, application.code)
    if not form.is_valid():
        return refused(request, ReasonMissing(), back)
    said = form.cleaned_data
    try:
        set_conflict(
            application=application,
            person=said["reviewer"].person,
            kind=said["kind"],
            note=said["note"],
            by=request.user,
        )
    except Refused as refusal:
        return refused(request, refusal, back)
    messages.success(
        request, _("Kept. Nothing of the application reaches them any more.")
    )
    return back


@read_or_send
@application_page
def conflict_lift(request, application, pk):
    """With the reason: it stays beside the conflict."""
    conflict = get_object_or_404(Conflict.objects.about(application), pk=pk)
    form = LiftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        back = redirect(
            "funding_reviews:adjust", application.call.slug, application.code
        )
        try:
            lift_conflict(conflict=conflict, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            return refused(request, refusal, back)
        messages.success(request, _("Lifted. They can be asked again."))
        return back
    context = {"application": application, "conflict": conflict, "form": form}
    context["call"] = application.call
    status = 422 if form.is_bound else 200
    return render(request, "funding_reviews/conflict_lift.html", context, status=status)


@require_safe
@application_page
def copies(request, application):
    """Every document of the form, with what blind readers get of it."""
    composition = composition_of(application)
    documents = application.documents.filter(is_redacted_copy_of=None).order_by("pk")
    context = {
        "call": application.call,
        "application": application,
        "is_blind": is_blind(application, composition),
        "documents": documents.prefetch_related("redacted_copies"),
    }
    return render(request, "funding_reviews/copies.html", context)


@rate_limited("funding-copies", "120/h")
@read_or_send
@application_page
def copy_add(request, application, pk):
    original = get_object_or_404(application.documents, pk=pk, is_redacted_copy_of=None)
    form = CopyForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_redacted_copy(
                original=original,
                upload=form.cleaned_data["copy"],
                names_may_stay=form.cleaned_data["names_may_stay"],
                by=request.user,
            )
        except NamesInCopy as refusal:
            form.add_error("copy", str(refusal))
        else:
            messages.success(request, _("Blind readers are given this copy now."))
            return redirect(
                "funding_reviews:copies", application.call.slug, application.code
            )
    context = {"application": application, "original": original, "form": form}
    context["call"] = application.call
    status = 422 if form.is_bound else 200
    return render(request, "funding_reviews/copy_add.html", context, status=status)


@require_POST
@officer_page
def copy_remove(request, pk):
    copy = _copy(request.user, pk)
    application = copy.application
    back = redirect("funding_reviews:copies", application.call.slug, application.code)
    try:
        remove_redacted_copy(copy=copy, by=request.user)
    except Refused as refusal:
        return refused(request, refusal, back)
    messages.success(
        request, _("Taken out. Blind readers are told that the document is withheld.")
    )
    return back


@require_safe
@officer_page
def copy_file(request, pk):
    copy = _copy(request.user, pk)
    return file_answer(copy.file, as_attachment=True, filename=copy.name)


def _copy(user, pk) -> Document:
    """Of an application the officer may read."""
    own = Application.objects.at_the_desk(user)
    copies = Document.objects.filter(
        application__in=own, is_redacted_copy_of__isnull=False
    )
    found = copies.select_related("application__call").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
