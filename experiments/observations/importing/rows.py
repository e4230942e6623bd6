"""One row of a file becomes one observation to record, with notes on all that was mended or cannot be."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID, uuid5

from experiments.enums import FieldKind

from ..answers import AnswerRefused, clean_answer
from ..protocol import Form
from ..table_files import Row
from ..table_files.mending import NOTHING, SEOUL, CannotRead, moment, number, plain
from ..table_files.units import convert, relatives_of
from .mapping import NUMBERS, Column, Mapping

# Rows of files live under it, each by its experiment, form and natural key.
NAMESPACE = UUID("6f1d7c1e-2a55-5d0e-9a0b-6f3c0d5b7e21")
LONGEST_UNIT = 80


@dataclass
class ReadRow:
    """``notes`` are ``[code, {values}]``. Without a key it cannot be recorded."""

    line: int
    client_key: UUID | None = None
    observed_at: datetime | None = None
    given: dict = field(default_factory=dict)
    unit: str = ""
    district_id: int | None = None
    notes: list = field(default_factory=list)
    is_refused: bool = False

    def refuse(self, code: str, **values) -> None:
        self.notes.append([code, values])
        self.is_refused = True


class RowReader:
    """``districts`` gives the key of a district by its code and by each of its names, in lower case."""

    def __init__(
        self,
        experiment: str,
        form: Form,
        mapping: Mapping,
        header: list[str],
        districts: dict[str, int],
    ):
        self.experiment, self.form, self.mapping = experiment, form, mapping
        self.districts = districts
        self.place = {name: number for number, name in enumerate(header)}
        self.width = len(header)
        self.asked = {each.key: each for each in form.fields}
        self.labels = {
            each.key: {
                str(word).casefold(): choice["key"]
                for choice in each.choices
                for word in choice.get("words", {}).values()
            }
            for each in form.fields
        }

    def read(self, row: Row) -> ReadRow:
        read = ReadRow(row.line)
        cells = self._right_width(row.cells, read)
        if read.is_refused:
            return read
        self._read_when(cells, read)
        self._read_unit(cells, read)
        self._read_district(cells, read)
        for key, column in self.mapping.fields.items():
            self._read_field(self.asked[key], column, cells, read)
        if not read.is_refused:
            self._name(cells, read)
        return read

    def _right_width(self, cells: list[str], read: ReadRow) -> list[str]:
        extra = cells[self.width :]
        if any(cell.strip() for cell in extra):
            read.refuse("too-many-fields", number=len(cells), expected=self.width)
        elif extra:
            read.notes.append(["extra-field", {"number": len(extra)}])
        elif len(cells) < self.width:
            read.refuse("too-few-fields", number=len(cells), expected=self.width)
        return cells[: self.width]

    def _cell(self, cells: list[str], column: str, read: ReadRow | None = None) -> str:
        notes: list = []
        text = plain(cells[self.place[column]], notes)
        if read is not None:
            self._note(read, notes, column)
        return text

    def _note(self, read: ReadRow, notes: list, column: str) -> None:
        for note in notes:
            code, values = note if isinstance(note, tuple) else (note, {})
            read.notes.append([code, {"column": column[:80], **values}])

    def _read_when(self, cells, read: ReadRow) -> None:
        if self.mapping.fixed_day:
            day = date.fromisoformat(self.mapping.fixed_day)
            read.observed_at = datetime.combine(day, time(), SEOUL)
            return
        column, notes = self.mapping.when, []
        try:
            read.observed_at = moment(
                self._cell(cells, column, read), notes, order=self.mapping.order
            )
        except CannotRead as fault:
            read.refuse(fault.code, column=column[:80], **fault.values)
        self._note(read, notes, column)

    def _read_unit(self, cells, read: ReadRow) -> None:
        parts = [self._cell(cells, each, read) for each in self.mapping.unit]
        read.unit = " ".join(part for part in parts if part)
        if len(read.unit) > LONGEST_UNIT or not read.unit.isprintable():
            read.refuse("unit-too-long", limit=LONGEST_UNIT)

    def _read_district(self, cells, read: ReadRow) -> None:
        if not self.mapping.district:
            return
        named = self._cell(cells, self.mapping.district, read)
        if named:
            read.district_id = self.districts.get(named.casefold())
            if read.district_id is None:
                read.refuse("unknown-district", given=named[:60])

    def _read_field(self, asked, column: Column, cells, read: ReadRow) -> None:
        notes: list = []
        text = self._cell(cells, column.column, read)
        is_sign = text.casefold() in NOTHING and asked.kind != FieldKind.TEXT
        if is_sign and text not in column.choices:
            notes.append(("missing-sign", {"given": text}))
            text = ""
        try:
            given = self._meant(asked, column, text, notes) if text else ""
            clean_answer(asked, given)
        except CannotRead as fault:
            read.refuse(fault.code, column=column.column[:80], **fault.values)
        except AnswerRefused:
            read.refuse(
                "answer", column=column.column[:80], field=asked.key, given=given
            )
            self._hint(asked, given, read)
        else:
            if given != "":
                read.given[asked.key] = given
            elif asked.is_required:
                read.refuse("answer-missing", column=column.column[:80])
        self._note(read, notes, column.column)

    def _meant(self, asked, column: Column, text: str, notes: list) -> str:
        if asked.kind in NUMBERS:
            return number(
                text,
                notes,
                unit=asked.unit,
                written_unit=column.unit,
                decimal=column.decimal,
            )
        if asked.kind == FieldKind.DAY:
            return moment(text, notes, order=self.mapping.order).date().isoformat()
        if asked.kind in (FieldKind.CHOICE, FieldKind.YES_NO):
            known = column.choices.get(text) or self.labels[asked.key].get(
                text.casefold()
            )
            return known or text
        return text

    def _hint(self, asked, given: str, read: ReadRow) -> None:
        """Out of range: which unit of the same kind would make it possible?"""
        if asked.kind not in NUMBERS:
            return
        for unit in relatives_of(asked.unit):
            try:
                clean_answer(asked, convert(float(given), unit, asked.unit))
            except (AnswerRefused, ValueError):
                continue
            read.notes.append(["perhaps-unit", {"field": asked.key, "unit": unit}])
            return

    def _name(self, cells, read: ReadRow) -> None:
        """The same row again is the same observation, however its day is written."""
        others = [each for each in self.mapping.key if each != self.mapping.when]
        parts = [self._cell(cells, each) for each in others]
        if self.mapping.when in self.mapping.key or self.mapping.fixed_day:
            parts.append(read.observed_at.astimezone(SEOUL).isoformat())
        if not any(parts):
            return read.refuse("no-key")
        name = [self.experiment, self.form.key, *parts]
        read.client_key = uuid5(NAMESPACE, json.dumps(name, ensure_ascii=False))
        return None
