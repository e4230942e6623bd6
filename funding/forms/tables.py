"""Tables in forms: rows that can be added and removed, with a script or without one."""

from __future__ import annotations

import secrets

from django import forms

from ..answers import LONGEST, MOST_ROWS, ROW_ID
from ..composition import Field, Kind

BLANK_ROWS = 1
NEW_ROW = "__row__"
INPUT_TYPES = {Kind.DATE: "date"}
INPUT_MODES = {Kind.MONEY: "numeric", Kind.NUMBER: "decimal"}


class TableWidget(forms.Widget):
    template_name = "funding/widgets/table.html"

    def __init__(self, table: Field, attrs=None):
        super().__init__(attrs)
        self.table = table

    def value_from_datadict(self, data, files, name) -> list[dict]:
        """Rows as typed, those of the pressed button added or left out."""
        ids = [each for each in data.getlist(f"{name}--row") if ROW_ID.fullmatch(each)]
        removed = data.get("remove-row", "")
        return [
            {
                "id": row,
                **{
                    each.key: data.get(f"{name}--{row}--{each.key}", "")
                    for each in self.table.columns
                },
            }
            for row in list(dict.fromkeys(ids))[: MOST_ROWS + 1]
            if removed != f"{self.table.key}--{row}"
        ]

    def value_omitted_from_data(self, data, files, name) -> bool:
        return False

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        rows = list(value or [])
        rows += [{"id": secrets.token_hex(4)} for _blank in range(BLANK_ROWS)]
        context["widget"]["columns"] = [
            {"label": each.label, "is_money": each.kind == Kind.MONEY, "key": each.key}
            for each in self.table.columns
        ]
        context["widget"]["has_sums"] = any(
            each.kind == Kind.MONEY for each in self.table.columns
        )
        context["widget"]["key"] = self.table.key
        context["widget"]["rows"] = [self._row(name, row) for row in rows]
        context["widget"]["new_row"] = self._row(name, {"id": NEW_ROW})
        return context

    def _row(self, name: str, row: dict) -> dict:
        cells = [self._cell(name, row, each) for each in self.table.columns]
        return {"id": row["id"], "cells": cells}

    def _cell(self, name: str, row: dict, column: Field) -> dict:
        value = row.get(column.key)
        if column.kind == Kind.MONEY and isinstance(value, int):
            value = f"{value:,}"
        return {
            "name": f"{name}--{row['id']}--{column.key}",
            "column": column.key,
            "label": column.label,
            "value": "" if value is None else value,
            "type": INPUT_TYPES.get(column.kind, "text"),
            "inputmode": INPUT_MODES.get(column.kind, ""),
            "maxlength": LONGEST[column.kind],
            "options": column.options,
        }

    def id_for_label(self, id_):
        return f"{id_}_table" if id_ else id_

    use_fieldset = True
