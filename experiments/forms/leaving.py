from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import DataWish

EXPLANATIONS = {
    DataWish.KEEP_ANONYMOUS: _(
        "Keep my data without my name. What was collected so far still counts for the "
        "result. Nobody can find out any more that it was yours, so it cannot be deleted later."
    ),
    DataWish.DELETE: _(
        "Delete my data. Everything collected from you and everything you signed is "
        "deleted now. Only the fact that one person left is counted."
    ),
}


class WithdrawForm(forms.Form):
    data_wish = forms.ChoiceField(
        label=_("What should happen to your data?"),
        choices=[(wish.value, text) for wish, text in EXPLANATIONS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what should happen to your data.")},
    )
