"""Experiments in the editors' rooms: the record and its consent texts, never the people in it."""

from django import forms
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from .forms.records import ConsentVersionForm, ExperimentForm
from .models import ConsentVersion, Experiment
from .views.staff import (
    ConsentDeleteView,
    ConsentEditView,
    ConsentInspectView,
    ExperimentCreateView,
    ExperimentEditView,
    consent_publish,
)


class NeverDeleted(ModelPermissionPolicy):
    """An experiment that is given up is moved to dropped, for all to read; it does not vanish."""

    def user_has_permission(self, user, action) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


register_permission_policy(Experiment, NeverDeleted(Experiment))


class ExperimentViewSet(ModelViewSet):
    model = Experiment
    name = "experiment_records"
    menu_label = _("Experiments")
    icon = "clipboard-list"
    add_to_reference_index = False
    add_view_class = ExperimentCreateView
    edit_view_class = ExperimentEditView
    list_display = [
        "__str__",
        "slug",
        Column("status", label=_("status"), accessor="get_status_display"),
        Column("topic", label=_("topic"), accessor="get_topic_display"),
    ]
    list_filter = ["status", "topic"]
    search_fields = ["slug"]
    ordering = ["-created_at"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name"),
                    FieldPanel("slug"),
                    FieldPanel("topic"),
                    FieldPanel("question"),
                    FieldPanel("responsible"),
                    FieldPanel("contact_email"),
                    FieldPanel("organisers"),
                ],
                heading=_("What and who"),
            ),
            ObjectList(
                [
                    FieldPanel("place"),
                    FieldPanel("districts", widget=forms.CheckboxSelectMultiple),
                    MultiFieldPanel(
                        [
                            FieldRowPanel(
                                [FieldPanel("latitude"), FieldPanel("longitude")]
                            ),
                            FieldPanel("area"),
                        ],
                        heading=_("On the map"),
                    ),
                    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                ],
                heading=_("Where and when"),
            ),
            ObjectList(
                [
                    FieldPanel("capacity"),
                    FieldPanel("minimum_age"),
                    FieldPanel("who_may_join"),
                    FieldPanel("asked"),
                    FieldPanel("offered"),
                    FieldPanel("risks"),
                    FieldPanel("access"),
                ],
                heading=_("Taking part"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "eligibility_questions",
                        panels=[
                            FieldPanel("text"),
                            FieldPanel("wanted"),
                            FieldPanel("reason"),
                        ],
                        label=_("question"),
                        help_text=_(
                            "Asked one after the other before the consent. Ask only what decides."
                        ),
                        max_num=8,
                    )
                ],
                heading=_("Questions before joining"),
            ),
        ],
        base_form_class=ExperimentForm,
    )


class ConsentViewSet(ModelViewSet):
    model = ConsentVersion
    name = "consents"
    menu_label = _("Consent texts")
    icon = "doc-full"
    add_to_reference_index = False
    list_display = ["experiment", "number", "published_at"]
    list_filter = ["experiment"]
    ordering = ["experiment", "-number"]
    inspect_view_enabled = True
    inspect_view_fields = [
        "experiment",
        "number",
        "introduction",
        "retention",
        "published_at",
    ]
    inspect_view_class = ConsentInspectView
    edit_view_class = ConsentEditView
    delete_view_class = ConsentDeleteView
    edit_handler = ObjectList(
        [
            FieldPanel("experiment"),
            FieldPanel("introduction"),
            InlinePanel(
                "purposes",
                panels=[
                    FieldPanel("key"),
                    FieldPanel("text"),
                    FieldPanel("consequence"),
                    FieldPanel("is_required"),
                ],
                label=_("purpose"),
                help_text=_(
                    "Each is agreed to or refused by itself. Nothing is ticked beforehand."
                ),
                min_num=1,
                max_num=10,
            ),
            FieldPanel("retention"),
        ],
        base_form_class=ConsentVersionForm,
    )


class LivingLab(ModelViewSetGroup):
    menu_label = _("Living Lab")
    menu_icon = "clipboard-list"
    menu_order = 150
    items = (ExperimentViewSet, ConsentViewSet)


@hooks.register("register_admin_viewset")
def living_lab():
    return LivingLab()


@hooks.register("register_admin_urls")
def staff_urls():
    return [
        path(
            "consents/<int:pk>/publish/",
            consent_publish,
            name="experiments_consent_publish",
        )
    ]
