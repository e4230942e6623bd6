"""Calls at the editors' desk: composed part by part, checked, walked through dry, published by somebody else."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.views.generic import (
    CreateView,
    DeleteView,
    EditView,
    IndexView,
    InspectView,
)
from wagtail.admin.widgets.button import Button

from accounts.permissions import staff_only
from innovation_park.lib.refusals import Refused

from ..actions.composing import (
    ask_for_publication,
    begin_draft,
    faults_of,
    publish_call,
    save_draft,
)
from ..checking import Fault
from ..composition import Composition
from ..forms.calls import DryRunForm
from ..models import Call
from ..permissions import can_approve, can_handle, is_foundation
from ..simulation import DryRun, simulate
from ..workflow import Status

PARTS = {
    "call": gettext_lazy("The call"),
    "eligibility": gettext_lazy("Eligibility"),
    "form": gettext_lazy("Form"),
    "criteria": gettext_lazy("Criteria"),
    "stages": gettext_lazy("Way to the decision"),
    "match": gettext_lazy("Match"),
    "documents": gettext_lazy("Documents"),
}


class CallIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("revision", "draft")


class CallCreateView(CreateView):
    """Asks for the facts and for what to begin with; the parts come on the next screen."""

    def save_instance(self):
        with transaction.atomic():
            call = super().save_instance()
            begin_draft(
                call=call,
                begins_with=self.form.cleaned_data["begins_with"],
                by=self.request.user,
            )
        return call

    def get_success_url(self):
        return reverse("calls:edit", args=[self.object.pk])


class CallEditView(EditView):
    """Whatever is filled in is kept; what cannot work is said above the form."""

    template_name = "funding/desk/call_edit.html"

    def save_instance(self):
        with transaction.atomic():
            call = super().save_instance()
            save_draft(
                call=call, composition=self.form.composition(), by=self.request.user
            )
        return call

    def get_success_url(self):
        return reverse("calls:edit", args=[self.object.pk])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        call = self.object
        return {
            **context,
            "findings": findings_of(call),
            "keys": _keys_of(call),
            "check_url": reverse("funding_call_check", args=[call.pk]),
        }

    @cached_property
    def header_more_buttons(self):
        check = Button(
            gettext_lazy("Check, try out and publish…"),
            url=reverse("funding_call_check", args=[self.object.pk]),
            icon_name="check",
            priority=5,
        )
        return [check, *super().header_more_buttons]


class CallDeleteView(DeleteView):
    """A call that was published stays for everybody to read."""

    def dispatch(self, request, *args, **kwargs):
        call = get_object_or_404(Call, pk=kwargs["pk"])
        if call.published_at or call.revisions.exists():
            messages.info(request, _("A published call stays: people have read it."))
            return redirect("calls:edit", call.pk)
        return super().dispatch(request, *args, **kwargs)


class CallInspectView(InspectView):
    """For whoever publishes: not the fields, but what comes of them."""

    def dispatch(self, request, *args, **kwargs):
        return redirect("funding_call_check", self.object.pk)


def findings_of(call: Call) -> list[tuple[str, list[Fault]]]:
    """What the checker says, by part of the screen, in the order of the tabs."""
    draft = getattr(call, "draft", None)
    faults = faults_of(call, draft.composition) if draft else []
    grouped = {part: [each for each in faults if each.part == part] for part in PARTS}
    return [(PARTS[part], found) for part, found in grouped.items() if found]


def _keys_of(call: Call) -> list[tuple[str, str]]:
    """Questions and sections that conditions can name."""
    draft = getattr(call, "draft", None)
    sections = (draft.composition if draft else {}).get("sections") or []
    found = [(section["key"], section.get("title") or {}) for section in sections]
    for section in sections:
        for page in section.get("pages") or []:
            asked = page.get("fields") or []
            found += [(each["key"], each.get("label") or {}) for each in asked]
    return [(key, words.get("en", "")) for key, words in found]


@staff_only("funding.view_call")
@require_http_methods(["GET", "HEAD"])
def call_check(request, pk):
    """One page for both: what is wrong, how a dry run goes, and the button that belongs to the reader."""
    if not is_foundation(request.user):
        raise PermissionDenied
    call = get_object_or_404(Call.objects.select_related("revision", "draft"), pk=pk)
    draft = getattr(call, "draft", None)
    findings = findings_of(call)
    form = DryRunForm(request.GET or None)
    return render(
        request,
        "funding/desk/call_check.html",
        {
            "call": call,
            "draft": draft,
            "findings": findings,
            "form": form,
            "run": _dry_run(call, form) if draft and not findings else None,
            "statuses": Status,
            "is_published_as_is": _is_as_published(call),
            "next_number": (call.revision.number if call.revision else 0) + 1,
            "may_edit": can_handle(request.user),
            "may_publish": can_approve(request.user),
            "is_own_work": bool(draft) and draft.changed_by_id == request.user.pk,
        },
    )


def _is_as_published(call: Call) -> bool:
    draft = getattr(call, "draft", None)
    return bool(call.revision and draft and call.revision.digest == draft.digest)


def _dry_run(call: Call, form: DryRunForm) -> DryRun:
    given = form.given()
    return simulate(
        Composition.of(call.draft.composition),
        least=call.least_amount,
        most=call.most_amount,
        total=call.total_amount,
        on=timezone.localdate(call.closes_at),
        needs_sign_off=call.needs_sign_off,
        **given,
    )


@staff_only("funding.change_call")
@require_POST
def call_ask(request, pk):
    """The officer is done and asks the direction to publish."""
    return _act(
        request,
        pk,
        ask_for_publication,
        _("The direction finds it among what waits for them."),
    )


@staff_only("funding.view_call")
@require_POST
def call_publish(request, pk):
    return _act(request, pk, publish_call, _("The call is published."))


def _act(request, pk, action, done: str):
    call = get_object_or_404(Call, pk=pk)
    try:
        action(call=call, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("funding_call_check", call.pk)
