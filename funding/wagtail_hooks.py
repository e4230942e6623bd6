"""Calls at the editors' desk. Applications are never seen there: they have their own places on the site."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from .forms.composing import CallForm, NewCallForm
from .models import Call
from .permissions import can_handle, is_foundation
from .views.composing import (
    CallCreateView,
    CallDeleteView,
    CallEditView,
    CallIndexView,
    CallInspectView,
    call_ask,
    call_check,
    call_publish,
)


class OfTheFoundation(ModelPermissionPolicy):
    """Officers compose, the direction reads and publishes; nobody else of the park has a hand in it."""

    def user_has_permission(self, user, action) -> bool:
        return is_foundation(user) if action == "view" else can_handle(user)

    def user_has_any_permission(self, user, actions) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user, action, instance) -> bool:
        if action == "delete" and instance.published_at:
            return False
        return self.user_has_permission(user, action)


register_permission_policy(Call, OfTheFoundation(Call))


def moment(name: str, help_text) -> FieldPanel:
    return FieldPanel(name, widget=AdminDateTimeInput(), help_text=help_text)


SEOUL = _("In the park's time, Seoul.")
FACTS = [
    FieldPanel("title", help_text=_("As applicants will call it.")),
    FieldPanel(
        "summary",
        help_text=_(
            "For whom, for what, how much: shown in lists and by search engines."
        ),
    ),
    FieldRowPanel(
        [
            FieldPanel(
                "slug",
                help_text=_("The last part of its address. Once published it stays."),
            ),
            FieldPanel("officer", help_text=_("Whom applicants' questions go to.")),
        ]
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([moment("opens_at", SEOUL), moment("closes_at", SEOUL)]),
            FieldRowPanel(
                [
                    FieldPanel(
                        "grace_minutes",
                        help_text=_(
                            "For whom the line breaks at the last moment. It is published, and every use of it is written down."
                        ),
                    ),
                    FieldPanel(
                        "decides_on",
                        help_text=_("What applicants are told, and measured against."),
                    ),
                ]
            ),
        ],
        heading=_("When"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("total_amount", help_text=_("Whole won, for all together.")),
            FieldRowPanel(
                [
                    FieldPanel("least_amount", help_text=_("Whole won.")),
                    FieldPanel("most_amount", help_text=_("Whole won.")),
                ]
            ),
        ],
        heading=_("How much"),
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "is_sealed",
                help_text=_(
                    "Nobody at the foundation reads applications before the deadline; a look is written down and shown."
                ),
            ),
            FieldPanel(
                "needs_sign_off",
                help_text=_("Of the applicants: one writes, another one sends."),
            ),
            FieldPanel(
                "evidence_when",
                help_text=_("Mostly after selection: certificates are a day's work."),
            ),
        ],
        heading=_("Rules"),
    ),
]
PARTS = TabbedInterface(
    [
        ObjectList(FACTS, heading=_("The call")),
        ObjectList([FieldPanel("eligibility")], heading=_("Eligibility")),
        ObjectList([FieldPanel("sections")], heading=_("Form")),
        ObjectList([FieldPanel("criteria")], heading=_("Criteria")),
        ObjectList(
            [
                FieldPanel("stages"),
                MultiFieldPanel(
                    [FieldPanel("least_characters"), FieldPanel("on_each_criterion")],
                    heading=_("Feedback to whoever is declined"),
                ),
            ],
            heading=_("Way to the decision"),
        ),
        ObjectList(
            [
                FieldPanel("least_percent"),
                FieldPanel("least_cash_percent"),
                FieldPanel("most_in_kind_percent"),
            ],
            heading=_("Match"),
        ),
        ObjectList([FieldPanel("documents")], heading=_("Documents")),
    ],
    base_form_class=CallForm,
)
BEGINNING = ObjectList([FieldPanel("begins_with"), *FACTS], base_form_class=NewCallForm)


class CallViewSet(ModelViewSet):
    model = Call
    name = "calls"
    menu_label = _("Calls")
    menu_order = 170
    icon = "form"
    add_to_admin_menu = True
    add_to_reference_index = False
    index_view_class = CallIndexView
    add_view_class = CallCreateView
    edit_view_class = CallEditView
    delete_view_class = CallDeleteView
    inspect_view_class = CallInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    edit_template_name = "funding/desk/call_edit.html"
    list_display = [
        "__str__",
        Column("opens_at", label=_("opens")),
        Column("closes_at", label=_("deadline")),
        Column(
            "revision",
            label=_("published revision"),
            accessor=lambda call: call.revision.number if call.revision else "–",
        ),
        Column(
            "asked",
            label=_("waits for publication"),
            accessor=lambda call: (
                _("yes")
                if getattr(getattr(call, "draft", None), "asked_at", None)
                else ""
            ),
        ),
    ]
    search_fields = ["slug"]
    ordering = ["-opens_at"]
    edit_handler = PARTS

    def get_add_view_kwargs(self, **kwargs):
        beginning = BEGINNING.bind_to_model(self.model)
        return super().get_add_view_kwargs(
            **{
                "panel": beginning,
                "form_class": beginning.get_form_class(),
                **kwargs,
            }
        )


@hooks.register("register_admin_viewset")
def calls():
    return CallViewSet()


@hooks.register("register_admin_urls")
def desk_urls():
    return [
        path("calls/<int:pk>/check/", call_check, name="funding_call_check"),
        path("calls/<int:pk>/ask/", call_ask, name="funding_call_ask"),
        path("calls/<int:pk>/publish/", call_publish, name="funding_call_publish"),
    ]
