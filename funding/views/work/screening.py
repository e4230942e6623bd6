"""One application at the desk: everything about it, and each act that is done here."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.roles import Role
from innovation_park.lib.private_files import file_answer
from innovation_park.lib.refusals import Refused

from ...actions.conflicts import lift_conflict
from ...actions.desk import assign_officer, bar_person, officers, remind_team
from ...actions.moving import move
from ...answer_words import in_words
from ...composition import Kind
from ...figures.desk import days_since, with_since
from ...forms.desk import (
    AT_THE_DESK,
    BundleForm,
    ChangesForm,
    ConflictForm,
    EventForm,
    OfficerForm,
)
from ...models import Application, Conflict
from ...panels import DESK, panels_for
from ...standing import Filled
from ...steps import next_steps
from ...workflow import Event
from .desk import application_of, desk_page, page, post_only, report

# Who may meet applications in their work: those of whom a conflict can be said.
WORKING = (Role.REVIEWER, Role.FOUNDATION_OFFICER, Role.FOUNDATION_DIRECTOR)


def working_people():
    names = [role.value for role in WORKING]
    people = User.objects.filter(groups__name__in=names, is_active=True)
    return people.select_related("profile").distinct().order_by("pk")


@require_safe
@desk_page
def application(request, code):
    return _shown(request, application_of(request, code))


def _shown(request, application: Application, **forms):
    filled = Filled.of(application)
    own = Application.objects.filter(pk=application.pk)
    context = {
        "application": application,
        "filled": filled,
        "sections": _sections(filled),
        "checks": filled.missing,
        "days": days_since(with_since(own).get().since),
        "steps": _steps(application, request.user),
        "events": _events(application),
        "submissions": application.submissions.order_by("number"),
        "conflicts": Conflict.objects.about(application)
        .select_related("person__profile", "by__profile")
        .order_by("pk"),
        "others": _others(request, application),
        "panels": panels_for(application, request.user, DESK),
        "changes": _changes_form(application, filled),
        "assigning": OfficerForm(
            officers=officers(), initial={"officer": application.officer_id}
        ),
        "conflicting": ConflictForm(people=working_people()),
        "bundling": BundleForm(auto_id="bundle_%s"),
        **forms,
    }
    return page(request, "application", section="table", **context)


def _sections(filled: Filled) -> list[dict]:
    sections = in_words(filled.form, filled.values)
    for section in sections:
        for row in section["rows"]:
            row["files"] = filled.documents.get(row["key"], [])
            if row["kind"] == Kind.ORGANISATION:
                row["words"] = str(filled.application.organisation or "")
    return sections


def _steps(application: Application, user) -> list[dict]:
    """Those done here have a button; the others say what they wait for."""
    return [
        {
            "step": each,
            "is_here": each.event in AT_THE_DESK,
            "act": AT_THE_DESK.get(each.event, each.event.label),
            "asks_for_parts": each.event == Event.REQUEST_CHANGES,
        }
        for each in next_steps(application, user)
        if each.event != Event.PEEK  # whoever reads this has no need of it
    ]


def _events(application: Application) -> list:
    return list(
        application.events.select_related("actor__profile").order_by("-seq")[:200]
    )


def _others(request, application: Application):
    """What the same firm asked for elsewhere, as far as the reader may know."""
    if application.organisation_id is None:
        return []
    rows = Application.objects.at_the_desk(request.user).exclude(pk=application.pk)
    found = rows.filter(organisation=application.organisation_id)
    return found.select_related("call").order_by("-submitted_at")[:10]


def _changes_form(application: Application, filled: Filled, data=None) -> ChangesForm:
    sections = [(each.key, str(each.title)) for each in filled.form.sections]
    initial = {"version": application.version}
    return ChangesForm(data, sections=sections, initial=initial)


def _back(application: Application):
    return redirect("funding:work-application", application.code)


@post_only
@desk_page
def step(request, code):
    """A step of the table; what the table refuses is said."""
    application = application_of(request, code)
    form = EventForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("This step is not done here."))
        return _back(application)
    try:
        move(application=application, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        report(request, refusal)
    else:
        messages.success(request, _("Done. The team sees it on its page."))
    return _back(application)


@post_only
@desk_page
def request_changes(request, code):
    """Of named parts of the form only: the others stay as they were submitted."""
    application = application_of(request, code)
    form = _changes_form(application, Filled.of(application), request.POST)
    if not form.is_valid():
        return _shown(request, application, changes=form)
    given = form.cleaned_data
    try:
        move(
            application=application,
            event=Event.REQUEST_CHANGES,
            by=request.user,
            version=given["version"],
            reason=given["reason"],
            payload={"sections": given["sections"]},
        )
    except Refused as refusal:
        report(request, refusal)
    else:
        messages.success(request, _("The team is asked to change the parts you named."))
    return _back(application)


@post_only
@desk_page
def assign(request, code):
    application = application_of(request, code)
    form = OfficerForm(request.POST, officers=officers())
    if form.is_valid():
        officer = form.cleaned_data["officer"]
        try:
            assign_officer(application=application, officer=officer, by=request.user)
        except Refused as refusal:
            report(request, refusal)
        else:
            messages.success(request, _("It is written down who looks after it."))
    return _back(application)


@post_only
@desk_page
def remind(request, code):
    application = application_of(request, code)
    try:
        remind_team(application=application, by=request.user)
    except Refused as refusal:
        report(request, refusal)
    else:
        messages.success(request, _("The team is reminded."))
    return _back(application)


@post_only
@desk_page
def conflict(request, code):
    """Whoever sets one of their own sees the application no more."""
    application = application_of(request, code)
    form = ConflictForm(request.POST, people=working_people())
    if not form.is_valid():
        return _shown(request, application, conflicting=form)
    try:
        bar_person(application=application, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        report(request, refusal)
    else:
        messages.success(request, _("The conflict is set: the application is hidden."))
    if form.cleaned_data["person"] == request.user:
        return redirect("funding:work-table")
    return _back(application)


@post_only
@desk_page
def conflict_lift(request, code, pk):
    application = application_of(request, code)
    found = get_object_or_404(Conflict.objects.about(application), pk=pk)
    try:
        lift_conflict(
            conflict=found, note=request.POST.get("note", "")[:1000], by=request.user
        )
    except Refused as refusal:
        report(request, refusal)
    else:
        messages.success(request, _("The conflict is lifted."))
    return _back(application)


@require_safe
@desk_page
def document(request, code, pk):
    application = application_of(request, code)
    found = get_object_or_404(application.documents, pk=pk)
    return file_answer(found.file, as_attachment=True, filename=found.name)
