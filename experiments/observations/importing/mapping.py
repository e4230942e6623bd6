"""Which column of a file is which field of a form, and how its cells are meant."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from experiments.enums import FieldKind

from ..protocol import Form
from ..table_files.units import convert, known_unit

ORDERS = {"", "dmy", "mdy"}
DECIMALS = {".", ","}
# What a row is about, and by what it is known again: it stays once some rows are read.
IDENTITY = ("when", "fixed_day", "order", "unit", "key")
NUMBERS = {FieldKind.NUMBER, FieldKind.WHOLE}


class MappingRefused(ValueError):
    """``faults``: a sentence by what it is about."""

    def __init__(self, faults: dict[str, str]):
        super().__init__(" ".join(faults.values()))
        self.faults = faults


@dataclass
class Column:
    """``unit`` is that of the cells; ``choices`` gives for a cell the key of the choice."""

    column: str
    unit: str = ""
    decimal: str = "."
    choices: dict[str, str] = field(default_factory=dict)


@dataclass
class Mapping:
    """``unit`` are the columns that name the thing observed, ``key`` those that tell one row from all others."""

    fields: dict[str, Column] = field(default_factory=dict)
    when: str = ""
    fixed_day: str = ""
    order: str = ""
    unit: list[str] = field(default_factory=list)
    district: str = ""
    key: list[str] = field(default_factory=list)
    delimiter: str = ""

    @classmethod
    def from_json(cls, given) -> Mapping:
        """Raises :class:`MappingRefused` when it is not shaped like one."""
        try:
            columns = {
                str(key): Column(
                    str(each["column"]),
                    str(each.get("unit", "")),
                    str(each.get("decimal", ".")),
                    {str(k): str(v) for k, v in each.get("choices", {}).items()},
                )
                for key, each in given.get("fields", {}).items()
            }
            return cls(
                fields=columns,
                unit=[str(each) for each in given.get("unit", [])],
                key=[str(each) for each in given.get("key", [])],
                **{
                    name: str(given.get(name, ""))
                    for name in ("when", "fixed_day", "order", "district", "delimiter")
                },
            )
        except (AttributeError, KeyError, TypeError):
            raise MappingRefused({"": _("The mapping is not as described.")}) from None

    def to_json(self) -> dict:
        return asdict(self)

    @property
    def columns(self) -> set[str]:
        named = {each.column for each in self.fields.values()}
        return (named | {*self.unit, *self.key, self.when, self.district}) - {""}


def check_mapping(mapping: Mapping, form: Form, header: list[str]) -> None:
    """Raises :class:`MappingRefused` with all that is wrong."""
    faults = {**_moment_faults(mapping), **_field_faults(mapping, form)}
    if missing := sorted(mapping.columns - set(header)):
        faults["columns"] = _("The file has no column %(names)s.") % {
            "names": ", ".join(missing)[:200]
        }
    if not mapping.key:
        faults["key"] = _("Say which columns together tell one row from all others.")
    if faults:
        raise MappingRefused(faults)


def check_same_rows(mapping: Mapping, earlier: Mapping) -> None:
    """Named otherwise, what is there already would come in a second time."""
    words = _("It stays as it was: some rows of the file are read already.")
    faults = {
        name: words
        for name in IDENTITY
        if getattr(mapping, name) != getattr(earlier, name)
    }
    if faults:
        raise MappingRefused(faults)


def _moment_faults(mapping: Mapping) -> dict[str, str]:
    if mapping.order not in ORDERS:
        return {"order": _("Choose day or month first.")}
    if bool(mapping.when) == bool(mapping.fixed_day):
        return {"when": _("Give either the column of the day or one day for all rows.")}
    if mapping.fixed_day:
        try:
            date.fromisoformat(mapping.fixed_day)
        except ValueError:
            return {"fixed_day": _("Give the day as year-month-day.")}
    return {}


def _field_faults(mapping: Mapping, form: Form) -> dict[str, str]:
    faults = {}
    if not mapping.fields:
        faults["fields"] = _("Name the column of at least one field.")
    for key, column in mapping.fields.items():
        asked = form.field(key)
        if asked is None or asked.kind == FieldKind.PHOTO:
            faults[key] = _("The form takes no such field from files.")
        elif column.decimal not in DECIMALS:
            faults[key] = _("Decimals follow a point or a comma.")
        elif column.unit not in ("", asked.unit) and (
            convert(1, column.unit, asked.unit) is None
        ):
            faults[key] = _unit_fault(column.unit, asked.unit)
    for asked in form.fields:
        is_missing = asked.is_required and asked.key not in mapping.fields
        if is_missing and asked.kind != FieldKind.PHOTO:
            faults[asked.key] = _("This field is required: name its column.")
    return faults


def _unit_fault(given: str, unit: str) -> str:
    if not known_unit(given):
        return _("We do not know the unit %(given)s.") % {"given": given[:30]}
    return _("%(given)s cannot become %(unit)s.") % {
        "given": given[:30],
        "unit": unit or "–",
    }


def guess_mapping(form: Form, header: list[str]) -> Mapping:
    """A first proposal by the names of the columns; people look at it before anything is read."""
    by_name = {name.strip().casefold(): name for name in header}
    mapping = Mapping()
    for each in form.fields:
        names = [each.key, each.key.replace("-", "_"), *each.label.values()]
        found = next(
            (by_name[n.casefold()] for n in names if n.casefold() in by_name), ""
        )
        if found and each.kind != FieldKind.PHOTO:
            mapping.fields[each.key] = Column(found)
    mapping.when = _first(
        by_name, ("observed_at", "date", "day", "일자", "날짜", "วันที่")
    )
    mapping.district = _first(by_name, ("district", "자치구", "구", "เขต"))
    unit = _first(by_name, ("unit", "station", "name", "역명", "이름", "สถานี"))
    mapping.unit = [unit] if unit else []
    mapping.key = [each for each in (*mapping.unit, mapping.when) if each]
    return mapping


def _first(by_name: dict[str, str], names) -> str:
    return next((by_name[name] for name in names if name in by_name), "")
