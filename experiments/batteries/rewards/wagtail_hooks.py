"""Cards, rewards and where they are handed out, at the editors' desk: data, not code. Books and drop-offs are not edited there."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from .models import Reward, RuleCard, Stock
from .views.staff import CardDeleteView, CardEditView, CardInspectView


class RuleCardViewSet(ModelViewSet):
    model = RuleCard
    name = "battery_cards"
    menu_label = _("Rule cards")
    icon = "doc-full"
    add_to_reference_index = False
    list_display = ["district", "number", "summary", "valid_from"]
    ordering = ["district", "-number"]
    edit_view_class = CardEditView
    delete_view_class = CardDeleteView
    inspect_view_enabled = True
    inspect_view_class = CardInspectView
    inspect_view_fields = ["district", "number", "summary", "rule", "valid_from"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("district"), FieldPanel("number")]),
            FieldPanel("summary"),
            FieldPanel("rule"),
            FieldPanel("valid_from"),
        ]
    )


class RewardViewSet(ModelViewSet):
    model = Reward
    name = "battery_reward_kinds"
    menu_label = _("Rewards")
    icon = "tag"
    add_to_reference_index = False
    list_display = ["key", "name"]
    ordering = ["key"]
    edit_handler = ObjectList([FieldPanel("key"), FieldPanel("name")])


class StockViewSet(ModelViewSet):
    model = Stock
    name = "battery_shelves"
    menu_label = _("Shelves")
    icon = "home"
    add_to_reference_index = False
    list_display = ["district", "reward", "place", "pieces"]
    ordering = ["district", "pk"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("district"), FieldPanel("reward")]),
            FieldPanel("place"),
        ]
    )


class BatteryRewards(ModelViewSetGroup):
    menu_label = _("Battery rewards")
    menu_icon = "tag"
    menu_order = 167
    items = (RuleCardViewSet, RewardViewSet, StockViewSet)


@hooks.register("register_admin_viewset")
def battery_rewards():
    return BatteryRewards()
