"""Rule cards at the park manager's desk: one that somebody has agreed to is only read."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import DeleteView, EditView, InspectView

from ..models import RuleCard


class UntilAgreedTo:
    """Leads whoever opens a card that people live by to where it can be read."""

    def dispatch(self, request, *args, **kwargs):
        card = get_object_or_404(RuleCard, pk=kwargs["pk"])
        if card.is_agreed_to():
            messages.info(
                request,
                _("People have agreed to this card. Write a new version instead."),
            )
            return redirect("parking_cards:inspect", card.pk)
        return super().dispatch(request, *args, **kwargs)


class CardEditView(UntilAgreedTo, EditView):
    pass


class CardDeleteView(UntilAgreedTo, DeleteView):
    pass


class CardInspectView(InspectView):
    def get_edit_url(self):
        return None if self.object.is_agreed_to() else super().get_edit_url()

    def get_delete_url(self):
        return None if self.object.is_agreed_to() else super().get_delete_url()
