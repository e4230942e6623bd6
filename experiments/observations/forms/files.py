"""A file of observations, and which of its columns is what."""

from __future__ import annotations

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from experiments.enums import FieldKind

from ..importing.mapping import IDENTITY, NUMBERS, Column, Mapping
from ..protocol import Form
from ..table_files import DELIMITERS, ENCODINGS, Unreadable, read_table
from ..table_files.reading import KINDS
from ..table_files.units import relatives_of

MOST_BYTES = 20 * 1024 * 1024
DELIMITER_WORDS = {
    ",": _("comma"),
    ";": _("semicolon"),
    "\t": _("tab"),
    "|": _("upright bar"),
}


class FileForm(forms.Form):
    """``content`` of the cleaned data are the bytes, found to be a table."""

    form = forms.ChoiceField(label=_("Form"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("File"),
        max_length=200,
        help_text=_("CSV, TSV, Excel (.xlsx) or JSON, at most 20 MB."),
    )

    def __init__(self, *args, protocol, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = [
            (each.key, str(each.form.name))
            for each in (protocol.forms if protocol else [])
            if each.is_about_no_person
        ]
        self.fields["file"].widget.attrs["accept"] = ",".join(KINDS)
        if len(self.fields["form"].choices) == 1:
            self.initial["form"] = self.fields["form"].choices[0][0]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                _("The file has more than 20 MB. Split it into smaller ones.")
            )
        content = file.read()
        try:
            read_table(content, file.name)
        except Unreadable as fault:
            raise forms.ValidationError(str(fault)) from None
        self.cleaned_data["content"] = content
        return file


class ReadingForm(forms.Form):
    """How the bytes become cells, when we guessed wrong."""

    encoding = forms.ChoiceField(label=_("Encoding"), choices=list(ENCODINGS.items()))
    delimiter = forms.ChoiceField(
        label=_("Columns are separated by"),
        choices=list(DELIMITER_WORDS.items()),
        required=False,
    )


class MappingForm(forms.Form):
    """One question per field of the form, made from the header; :meth:`mapping` is the answer."""

    when = forms.ChoiceField(label=_("Column of the day or moment"), required=False)
    fixed_day = forms.DateField(
        label=_("Or one day for all rows"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    order = forms.ChoiceField(
        label=_("Days such as 01/05/2025"),
        required=False,
        choices=[
            ("", _("There are none")),
            ("dmy", _("Day first: 1 May")),
            ("mdy", _("Month first: 5 January")),
        ],
    )
    unit = forms.MultipleChoiceField(
        label=_("Columns that name the thing observed"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For example line and station."),
    )
    district = forms.ChoiceField(label=_("Column of the district"), required=False)
    key = forms.MultipleChoiceField(
        label=_("Columns that together tell one row from all others"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("By them a row is known again when the file comes a second time."),
    )
    decimal = forms.ChoiceField(
        label=_("Decimals follow"),
        choices=[(".", _("a point: 12.5")), (",", _("a comma: 12,5"))],
    )

    def __init__(
        self,
        *args,
        form: Form,
        header: list[str],
        mapping: Mapping,
        is_begun=False,
        **kwargs,
    ):
        """``is_begun``: some rows are read; by what a row is known again stays as it is."""
        kwargs["initial"] = _initial(mapping)
        super().__init__(*args, **kwargs)
        columns = [(name, name) for name in header]
        optional = [("", _("None")), *columns]
        self.asked = [each for each in form.fields if each.kind != FieldKind.PHOTO]
        for name in ("when", "district"):
            self.fields[name].choices = optional
        for name in ("unit", "key"):
            self.fields[name].choices = columns
        for name in IDENTITY:
            self.fields[name].disabled = is_begun
        for each in self.asked:
            self._add(each, optional)
        self.order_fields([name for name in self.fields if "--" in name])

    def _add(self, each, optional) -> None:
        self.fields[f"column--{each.key}"] = forms.ChoiceField(
            label=_("Column of “%(field)s”") % {"field": each.label},
            choices=optional,
            required=each.is_required,
        )
        if each.kind in NUMBERS and each.unit and relatives_of(each.unit):
            units = [each.unit, *relatives_of(each.unit)]
            self.fields[f"unit--{each.key}"] = forms.ChoiceField(
                label=_("In the file “%(field)s” is in") % {"field": each.label},
                choices=[(unit, unit) for unit in units],
                required=False,
            )
        if each.kind == FieldKind.CHOICE:
            self.fields[f"choices--{each.key}"] = forms.CharField(
                label=_("What the file calls the choices of “%(field)s”")
                % {"field": each.label},
                required=False,
                max_length=5000,
                widget=forms.Textarea(attrs={"rows": 4}),
                help_text=_("One a line, as in M = running. Keys: %(keys)s.")
                % {"keys": escape(", ".join(choice["key"] for choice in each.choices))},
            )

    def mapping(self, delimiter: str) -> Mapping:
        data = self.cleaned_data
        fields = {
            each.key: Column(
                data[f"column--{each.key}"],
                data.get(f"unit--{each.key}", "") or "",
                data["decimal"],
                _pairs(data.get(f"choices--{each.key}", "")),
            )
            for each in self.asked
            if data.get(f"column--{each.key}")
        }
        day = data.get("fixed_day")
        return Mapping(
            fields=fields,
            when=data["when"],
            fixed_day=day.isoformat() if day else "",
            order=data["order"],
            unit=data["unit"],
            district=data["district"],
            key=data["key"],
            delimiter=delimiter,
        )


def _initial(mapping: Mapping) -> dict:
    initial = {
        name: getattr(mapping, name)
        for name in ("when", "fixed_day", "order", "unit", "district", "key")
    }
    for key, column in mapping.fields.items():
        initial[f"column--{key}"] = column.column
        initial[f"unit--{key}"] = column.unit
        initial[f"choices--{key}"] = "\n".join(
            f"{given} = {meant}" for given, meant in column.choices.items()
        )
        initial["decimal"] = column.decimal
    return initial


def _pairs(text: str) -> dict[str, str]:
    pairs = (line.rpartition("=") for line in text.splitlines() if "=" in line)
    return {given.strip(): meant.strip() for given, _sign, meant in pairs}


def known_delimiter(given: str) -> str:
    return given if given in DELIMITERS else ""
