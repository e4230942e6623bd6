"""Things that can be booked, their cards of rules and the holidays, at the editors' desk. Bookings are not edited there."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from .forms.staff import ResourceForm
from .models import BookingRules, Holiday, Resource


def panels(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


class BookingRulesViewSet(ModelViewSet):
    model = BookingRules
    name = "booking_rules"
    menu_label = _("Rules")
    icon = "list-ul"
    add_to_reference_index = False
    list_display = ["name", "step_minutes", "max_minutes", "needs_approval"]
    ordering = ["pk"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            MultiFieldPanel(
                panels(
                    "step_minutes",
                    "min_minutes",
                    "max_minutes",
                    "buffer_before_minutes",
                    "buffer_after_minutes",
                ),
                heading=_("Lengths"),
            ),
            MultiFieldPanel(
                panels("lead_minutes", "horizon_days", "keeps_holidays"),
                heading=_("How far ahead"),
            ),
            MultiFieldPanel(
                panels("hold_minutes", "offer_minutes", "needs_approval"),
                heading=_("Confirming"),
            ),
            MultiFieldPanel(
                panels("open_per_person", "minutes_per_week"),
                heading=_("For each person"),
            ),
            MultiFieldPanel(
                panels("points_per_hour", "points_ahead"), heading=_("Price")
            ),
            MultiFieldPanel(
                panels("cancel_minutes", "no_show_minutes"),
                heading=_("When somebody does not come"),
            ),
        ]
    )


class ResourceViewSet(ModelViewSet):
    model = Resource
    name = "bookable_things"
    menu_label = _("Things")
    icon = "calendar-alt"
    add_to_reference_index = False
    list_display = ["name", "kind", "rules", "is_bookable"]
    list_filter = ["kind", "is_bookable"]
    search_fields = ["slug"]
    ordering = ["slug"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("kind"),
            FieldPanel("slug"),
            FieldPanel("parent"),
            FieldPanel("quantity"),
            MultiFieldPanel(
                panels(
                    "rules", "is_bookable", "is_always_open", "zone", "shows_calendar"
                ),
                heading=_("Booking it"),
            ),
            FieldPanel("features"),
            MultiFieldPanel(
                [
                    FieldPanel("district"),
                    FieldRowPanel(panels("latitude", "longitude")),
                ],
                heading=_("Where"),
            ),
        ],
        base_form_class=ResourceForm,
    )


class HolidayViewSet(ModelViewSet):
    model = Holiday
    name = "holidays"
    menu_label = _("Holidays")
    icon = "date"
    add_to_reference_index = False
    list_display = ["day", "name"]
    ordering = ["-day"]
    edit_handler = ObjectList(panels("day", "name"))


class Bookings(ModelViewSetGroup):
    menu_label = _("Bookings")
    menu_icon = "calendar-alt"
    menu_order = 160
    items = (ResourceViewSet, BookingRulesViewSet, HolidayViewSet)


@hooks.register("register_admin_viewset")
def bookings():
    return Bookings()
