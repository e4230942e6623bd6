"""The rules of shared parking at the editors' desk: data, not code. Spaces, deals and points are not edited there."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from .models import ParkingScheme, PriorityRule, RuleCard
from .views.staff import CardDeleteView, CardEditView, CardInspectView


def panels(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


class SchemeStays(ModelPermissionPolicy):
    """Bookings stand on it: another row takes its place, none is deleted."""

    def user_has_permission(self, user, action) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


register_permission_policy(ParkingScheme, SchemeStays(ParkingScheme))


class SchemeViewSet(ModelViewSet):
    model = ParkingScheme
    name = "parking_schemes"
    menu_label = _("Scheme")
    icon = "cogs"
    add_to_reference_index = False
    list_display = ["experiment", "card", "booking_rules"]
    ordering = ["-pk"]
    edit_handler = ObjectList(panels("experiment", "card", "booking_rules"))


class RuleCardViewSet(ModelViewSet):
    model = RuleCard
    name = "parking_cards"
    menu_label = _("Rule cards")
    icon = "doc-full"
    add_to_reference_index = False
    list_display = ["version", "summary", "points_per_hour", "valid_from"]
    ordering = ["-version"]
    edit_view_class = CardEditView
    delete_view_class = CardDeleteView
    inspect_view_enabled = True
    inspect_view_class = CardInspectView
    inspect_view_fields = [
        "version",
        "summary",
        "valid_from",
        "points_per_hour",
        "earned_per_hour",
        "grace_minutes",
        "overstay_factor",
        "overstay_limit_minutes",
        "reach_metres",
        "far_reach_metres",
    ]
    edit_handler = ObjectList(
        [
            FieldRowPanel(panels("version", "valid_from")),
            FieldPanel("summary"),
            MultiFieldPanel(
                panels("points_per_hour", "earned_per_hour"), heading=_("Points")
            ),
            MultiFieldPanel(
                panels("grace_minutes", "overstay_factor", "overstay_limit_minutes"),
                heading=_("Leaving late"),
            ),
            MultiFieldPanel(
                panels("reach_metres", "far_reach_metres"),
                heading=_("When the space is taken"),
            ),
        ]
    )


class PriorityRuleViewSet(ModelViewSet):
    model = PriorityRule
    name = "parking_priority"
    menu_label = _("Priority rules")
    icon = "order-up"
    add_to_reference_index = False
    list_display = ["name", "shared_hours", "months", "classes", "valid_until"]
    ordering = ["-valid_from"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel(panels("shared_hours", "months", "classes")),
            FieldPanel("districts", widget=forms.CheckboxSelectMultiple),
            FieldRowPanel(panels("valid_from", "valid_until")),
        ]
    )


class SharedParking(ModelViewSetGroup):
    menu_label = _("Shared parking")
    menu_icon = "site"
    menu_order = 165
    items = (SchemeViewSet, RuleCardViewSet, PriorityRuleViewSet)


@hooks.register("register_admin_viewset")
def shared_parking():
    return SharedParking()
