"""One question as a form field: shown by its kind, checked by :mod:`experiments.observations.answers`."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District
from experiments.enums import FieldKind
from experiments.models import ProtocolField
from innovation_park.lib.uploads import clean_picture

from ..answers import LONGEST_TEXT, AnswerRefused, clean_answer, limit_in_words
from ..protocol import NUMBERS, choices_in_words, plain

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class NumberInput(forms.TextInput):
    """A text field, so that a decimal comma is let through; the phone shows digits all the same."""

    template_name = "observations/widgets/number.html"

    def __init__(self, question: ProtocolField):
        has_minus = question.minimum is not None and question.minimum < 0
        digits = "numeric" if question.kind == FieldKind.WHOLE else "decimal"
        keyboard = {} if has_minus else {"inputmode": digits}
        super().__init__({"autocomplete": "off", "size": 12, **keyboard})
        self.unit = question.unit

    def get_context(self, name, value, attrs):
        return super().get_context(name, value, attrs) | {"unit": self.unit}


class PlaceInput(forms.MultiWidget):
    """A point, or the district when one does not know or want to tell the point."""

    template_name = "observations/widgets/place.html"
    use_fieldset = True

    def __init__(self):
        districts = sorted(
            ((each.code, str(each)) for each in District.objects.all()),
            key=lambda each: each[1],
        )
        point = forms.TextInput({"autocomplete": "off", "data-point": True})
        district = forms.Select(choices=[("", "–"), *districts])
        super().__init__({"point": point, "district": district})

    def decompress(self, value):
        if not value:
            return ["", ""]
        first, second = value
        if isinstance(first, str):  # as typed, from a draft
            return [first, second]
        return [f"{first}, {second}", ""]


class AnswerField(forms.Field):
    """``may_be_empty``: also when the question needs an answer, for what was answered can be taken away."""

    def __init__(self, question: ProtocolField, *, may_be_empty=False):
        self.question = question
        super().__init__(
            label=str(question.label),
            help_text=hint_of(question),
            required=question.is_required and not may_be_empty,
            widget=widget_of(question),
        )
        if may_be_empty and question.kind in (FieldKind.YES_NO, FieldKind.CHOICE):
            # What was chosen once cannot be unchosen otherwise.
            self.widget.choices = [*self.widget.choices, ("", _("No answer"))]

    def clean(self, given):
        """Gives what was typed when it is right: the action makes the stored value of it."""
        given = self._as_answer(given)
        try:
            value = clean_answer(
                self.question, bool(given) or None if self.is_photo else given
            )
        except AnswerRefused as refusal:
            raise ValidationError(str(refusal)) from None
        if value is None and self.required:
            raise ValidationError(_("This needs an answer."))
        return given if value is not None else None

    @property
    def is_photo(self) -> bool:
        return self.question.kind == FieldKind.PHOTO

    def _as_answer(self, given):
        if self.is_photo:
            return clean_picture(given) if given else None
        if self.question.kind == FieldKind.PLACE and given:
            return _point_of(*given)
        return given

    def prepare_value(self, value):
        if self.question.kind == FieldKind.YES_NO and isinstance(value, bool):
            return "yes" if value else "no"
        if self.question.kind in NUMBERS and isinstance(value, float):
            return plain(value)
        return value


def _point_of(point: str | None, district: str | None):
    """Of a district its inner point, which is published as the district anyway."""
    if point and point.strip():
        return point
    known = District.objects.filter(code=district or "").first()
    return [known.latitude, known.longitude] if known else None


def widget_of(question: ProtocolField) -> forms.Widget:
    kind = question.kind
    if kind in NUMBERS:
        return NumberInput(question)
    if kind == FieldKind.YES_NO:
        return forms.RadioSelect(choices=YES_NO)
    if kind == FieldKind.CHOICE:
        return forms.RadioSelect(choices=choices_in_words(question))
    if kind == FieldKind.CHOICES:
        return forms.CheckboxSelectMultiple(choices=choices_in_words(question))
    if kind == FieldKind.TEXT:
        return forms.Textarea({"rows": 4, "maxlength": LONGEST_TEXT})
    if kind == FieldKind.DAY:
        return forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    if kind == FieldKind.PHOTO:
        return forms.FileInput({"accept": "image/*", "capture": "environment"})
    return PlaceInput()


def hint_of(question: ProtocolField) -> str:
    hints = [str(question.help), range_in_words(question)]
    if question.kind == FieldKind.PHOTO:
        hints.append(
            str(_("Place and camera data are taken out. It is never published."))
        )
    return " ".join(each for each in hints if each)


def range_in_words(question: ProtocolField) -> str:
    if question.kind not in NUMBERS:
        return ""
    low, high = question.minimum, question.maximum
    words = {
        "low": low is not None and limit_in_words(low),
        "high": high is not None and limit_in_words(high),
        "unit": f" {question.unit}" if question.unit else "",
    }
    if low is not None and high is not None:
        return _("From %(low)s to %(high)s%(unit)s.") % words
    if low is not None:
        return _("At least %(low)s%(unit)s.") % words
    if high is not None:
        return _("At most %(high)s%(unit)s.") % words
    return ""
