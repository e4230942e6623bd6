"""Staff views of consent texts: a draft is edited, a published one only read."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.views.generic import (
    CreateView,
    DeleteView,
    EditView,
    InspectView,
)
from wagtail.admin.widgets.button import Button

from accounts.permissions import staff_only

from ..actions import keep_forum, publish_consent_version
from ..models import ConsentVersion
from ..permissions import Refused


class WithItsForum:
    """In the transaction that saves the experiment."""

    def save_instance(self):
        experiment = super().save_instance()
        keep_forum(experiment)
        return experiment


class ExperimentCreateView(WithItsForum, CreateView):
    pass


class ExperimentEditView(WithItsForum, EditView):
    pass


class DraftOnly:
    """Leads whoever opens a published text to where it can be read."""

    def dispatch(self, request, *args, **kwargs):
        version = get_object_or_404(ConsentVersion, pk=kwargs["pk"])
        if version.is_published:
            messages.info(
                request,
                _("This text is published and frozen. Write a new version instead."),
            )
            return redirect("consents:inspect", version.pk)
        return super().dispatch(request, *args, **kwargs)


class ConsentEditView(DraftOnly, EditView):
    @cached_property
    def header_more_buttons(self):
        publish = Button(
            gettext_lazy("Publish this version…"),
            url=reverse("experiments_consent_publish", args=[self.object.pk]),
            icon_name="check",
            priority=5,
        )
        return [publish, *super().header_more_buttons]


class ConsentDeleteView(DraftOnly, DeleteView):
    pass


class ConsentInspectView(InspectView):
    """Everything that is signed, in the order in which it is read."""

    def get_edit_url(self):
        return None if self.object.is_published else super().get_edit_url()

    def get_delete_url(self):
        return None if self.object.is_published else super().get_delete_url()

    def get_fields_context(self):
        purposes = [
            {
                "label": _("Required purpose") if each.is_required else _("Purpose"),
                "value": format_html(
                    "<p>{}</p><p>{} {}</p>",
                    each.text,
                    _("If you refuse:"),
                    each.consequence,
                ),
                "component": None,
            }
            for each in self.object.ordered_purposes()
        ]
        *story, retention, published = super().get_fields_context()
        return [*story, *purposes, retention, published]


@staff_only("experiments.change_consentversion")
@require_http_methods(["GET", "HEAD", "POST"])
def consent_publish(request, pk):
    """Asks first: a published text cannot be taken back, and everyone signs it anew."""
    version = get_object_or_404(
        ConsentVersion.objects.select_related("experiment"), pk=pk
    )
    if request.method == "POST":
        try:
            publish_consent_version(version=version, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The text is published and in force."))
        return redirect("consents:index")
    active = version.experiment.participations.active().count()
    context = {"version": version, "experiment": version.experiment, "active": active}
    return render(request, "experiments/consent_publish.html", context)
