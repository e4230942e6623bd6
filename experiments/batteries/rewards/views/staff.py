"""Rule cards at the desk: one by which something was brought is only read."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import DeleteView, EditView, InspectView

from ..models import RuleCard


class UntilUsed:
    """Leads whoever opens a used card to where it can be read."""

    def dispatch(self, request, *args, **kwargs):
        card = get_object_or_404(RuleCard, pk=kwargs["pk"])
        if card.is_used():
            messages.info(
                request,
                _("Batteries were brought by this card. Write a new card instead."),
            )
            return redirect("battery_cards:inspect", card.pk)
        return super().dispatch(request, *args, **kwargs)


class CardEditView(UntilUsed, EditView):
    pass


class CardDeleteView(UntilUsed, DeleteView):
    pass


class CardInspectView(InspectView):
    def get_edit_url(self):
        return None if self.object.is_used() else super().get_edit_url()

    def get_delete_url(self):
        return None if self.object.is_used() else super().get_delete_url()
