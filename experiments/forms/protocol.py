"""A protocol, built without a developer: its forms, their fields, and how participants see them."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from innovation_park.lib.translated import LANGUAGES, Translated

from ..enums import FORMULA_SIGNS, FieldKind
from ..models import ProtocolField, ProtocolForm
from .drafts import DraftForm, purpose_choices

NUMBERS = (FieldKind.NUMBER, FieldKind.WHOLE)
LISTS = (FieldKind.CHOICE, FieldKind.CHOICES)


def require_no_formula(key: str) -> None:
    """Keys are columns and cells of files: written in another way there, they would be no keys any more."""
    if key.startswith(FORMULA_SIGNS):
        raise ValidationError(
            _(
                "the key “%(key)s” must begin with a letter or digit: spreadsheets take what begins with -, +, = or @ for a formula."
            ),
            params={"key": key},
        )


class KeyedForm(DraftForm):
    """A key is unique among its own: a column or an address that is there twice is none."""

    def clean_key(self):
        key = self.cleaned_data["key"]
        require_no_formula(key)
        if self.siblings().exclude(pk=self.instance.pk).filter(key=key).exists():
            raise ValidationError(
                _("“%(key)s” is taken. Choose another key."), params={"key": key}
            )
        return key


class ProtocolFormForm(KeyedForm):
    optional = frozenset({"instructions"})

    class Meta:
        model = ProtocolForm
        fields = ["key", "name", "instructions", "filled_by", "how_often"]

    def siblings(self):
        return ProtocolForm.objects.filter(registration=self.instance.registration_id)


class ChoiceLines(forms.CharField):
    """``key | English | 한국어 | ไทย``, one choice a line."""

    widget = forms.Textarea

    def prepare_value(self, value):
        if not isinstance(value, list):
            return value
        return "\n".join(
            " | ".join(
                [each["key"], *(each["words"].get(code, "") for code in LANGUAGES)]
            )
            for each in value
        )

    def clean(self, value) -> list[dict]:
        text = super().clean(value)
        lines = [line.strip() for line in text.splitlines()]
        faults, choices = [], []
        for number, line in enumerate(lines, start=1):
            if not line:
                continue
            try:
                choices.append(self._choice(line, {each["key"] for each in choices}))
            except ValidationError as fault:
                faults.append(
                    _("Line %(number)s: %(fault)s")
                    % {"number": number, "fault": fault.messages[0]}
                )
        if faults:
            raise ValidationError(faults)
        return choices

    def _choice(self, line: str, taken: set[str]) -> dict:
        key, *words = [part.strip() for part in line.split("|")]
        if len(words) != len(LANGUAGES):
            raise ValidationError(
                _(
                    "write the key and its words in English, Korean and Thai, with | between them."
                )
            )
        require_no_formula(key)
        try:
            validate_slug(key)
        except ValidationError:
            raise ValidationError(
                _("the key “%(key)s” may have letters, digits, - and _ only."),
                params={"key": key},
            ) from None
        if key in taken:
            raise ValidationError(
                _("the key “%(key)s” is there already."), params={"key": key}
            )
        if not all(words):
            raise ValidationError(_("the words are missing in a language."))
        return {"key": key, "words": dict(zip(LANGUAGES, words, strict=True))}

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class ProtocolFieldForm(KeyedForm):
    optional = frozenset(
        {"help", "unit", "minimum", "maximum", "choices", "purpose", "is_required"}
    )
    choices = ChoiceLines(
        label=gettext_lazy("Choices"),
        required=False,
        help_text=gettext_lazy(
            "Only for lists. One choice a line: key | English | 한국어 | ไทย. "
            "For example: near | Near home | 집 근처 | ใกล้บ้าน"
        ),
    )
    purpose = forms.ChoiceField(
        label=ProtocolField._meta.get_field("purpose").verbose_name,
        help_text=ProtocolField._meta.get_field("purpose").help_text,
        required=False,
    )

    class Meta:
        model = ProtocolField
        fields = [
            "key",
            "label",
            "help",
            "kind",
            "is_required",
            "unit",
            "minimum",
            "maximum",
            "decimals",
            "choices",
            "purpose",
        ]
        help_texts = {
            "kind": gettext_lazy(
                "Words and photos are read by organisers only, never published; a place is published as its district."
            ),
            "decimals": gettext_lazy("For numbers: 12.25 has two."),
        }

    def __init__(self, *args, purposes: dict[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = purpose_choices(
            purposes, self.instance.purpose, gettext_lazy("Taking part is enough")
        )

    def siblings(self):
        return ProtocolField.objects.filter(form=self.instance.form_id)

    def clean(self):
        cleaned = super().clean()
        kind = cleaned.get("kind")
        if kind and kind not in NUMBERS:
            for name in ("unit", "minimum", "maximum"):
                if cleaned.get(name) not in (None, ""):
                    self.add_error(name, _("Only numbers have a unit and a range."))
        if kind and kind not in LISTS and cleaned.get("choices"):
            self.add_error("choices", _("Only lists have choices."))
        if kind in LISTS and "choices" in cleaned and len(cleaned["choices"]) < 2:
            self.add_error("choices", _("A list needs at least two choices."))
        low, high = cleaned.get("minimum"), cleaned.get("maximum")
        if low is not None and high is not None and low >= high:
            self.add_error("maximum", _("This must be above the smallest value."))
        return cleaned


class PreviewForm(forms.Form):
    """The questions of one form as participants meet them; it takes no answers."""

    def __init__(self, fields: list[ProtocolField]):
        super().__init__()
        for each in fields:
            self.fields[each.key] = _preview(each)


def _preview(each: ProtocolField) -> forms.Field:
    label = f"{each.label} ({each.unit})" if each.unit else str(each.label)
    words = {
        "label": label or each.key,
        "help_text": str(each.help),
        "required": each.is_required,
        "disabled": True,
    }
    if each.kind in NUMBERS:
        decimals = 0 if each.kind == FieldKind.WHOLE else each.decimals
        return forms.DecimalField(
            min_value=each.minimum,
            max_value=each.maximum,
            widget=forms.NumberInput(attrs={"step": 10**-decimals if decimals else 1}),
            **words,
        )
    choices = [(one["key"], Translated(one["words"])) for one in each.choices]
    if each.kind == FieldKind.CHOICE:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **words)
    if each.kind == FieldKind.CHOICES:
        return forms.MultipleChoiceField(
            choices=choices, widget=forms.CheckboxSelectMultiple, **words
        )
    if each.kind == FieldKind.YES_NO:
        yes_no = [("yes", _("Yes")), ("no", _("No"))]
        return forms.ChoiceField(choices=yes_no, widget=forms.RadioSelect, **words)
    widget = {
        FieldKind.TEXT: forms.Textarea(),
        FieldKind.DAY: forms.DateInput(attrs={"type": "date"}),
        FieldKind.PHOTO: forms.FileInput(),
        FieldKind.PLACE: forms.TextInput(),
    }[each.kind]
    return forms.CharField(widget=widget, **words)
