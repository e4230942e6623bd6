"""Which experiment the boxes belong to, at the editors' desk. Points are kept at a desk of their own."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from .models import BatteryScheme


class SchemeStays(ModelPermissionPolicy):
    """Books stand on it: another row takes its place, none is deleted."""

    def user_has_permission(self, user, action) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


register_permission_policy(BatteryScheme, SchemeStays(BatteryScheme))


class SchemeViewSet(ModelViewSet):
    model = BatteryScheme
    name = "battery_schemes"
    menu_label = _("Battery recycling")
    icon = "cogs"
    menu_order = 166
    add_to_admin_menu = True
    add_to_reference_index = False
    list_display = ["experiment", "hub_name", "hub_address"]
    ordering = ["-pk"]
    edit_handler = ObjectList(
        [
            FieldPanel("experiment"),
            FieldPanel("hub_name"),
            FieldPanel("hub_address"),
            FieldRowPanel([FieldPanel("hub_latitude"), FieldPanel("hub_longitude")]),
        ]
    )


@hooks.register("register_admin_viewset")
def battery_schemes():
    return SchemeViewSet()
