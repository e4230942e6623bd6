"""Queries that are asked a thousand times a minute: put into SQL once, then asked again with other values.

To put one of them into SQL takes Django longer than to answer it takes the database. PostgreSQL keeps its plan for them
too, unless the setting ``prepare_threshold`` is ``None``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import copy
from uuid import UUID

import psycopg
from django.db import connections
from django.db.models import Expression, Field, Lookup, QuerySet
from django.db.models.query import ValuesListIterable

MOMENTS = psycopg.adapters.get_loader(
    psycopg.adapters.types["timestamptz"].oid, psycopg.pq.Format.TEXT
)


class KeepingPlans(psycopg.Cursor):
    """Has the server keep the plan of everything it asks."""

    def execute(self, query, params=None, **how):
        return super().execute(query, params, prepare=True, **how)

    def _convert_query(self, query, params=None):
        """Kept where Django's list of queries looks for it: the driver forgets what it asks by name."""
        self._query = super()._convert_query(query, params)
        return self._query


class Given(Expression):
    """Stands in a query for the value that is told under this name when it is asked.

    ``output_field`` is needed where one reckons with it.
    """

    def __init__(self, name: str, output_field: Field | None = None):
        super().__init__(output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", (self,)


@Field.register_lookup
class Among(Lookup):
    """``filter(pk__among=Given("ids"))``: a list of numbers is one value, so that the query is the same for any length."""

    lookup_name = "among"

    def as_sql(self, compiler, connection):
        among = "= ANY(%s::bigint[])"
        if connection.vendor == "sqlite":
            among = "IN (SELECT value FROM json_each(%s))"
        left, left_values = self.process_lhs(compiler, connection)
        right, right_values = self.process_rhs(compiler, connection)
        return f"{left} {among % right}", (*left_values, *right_values)


class Prepared:
    """``make`` is called once for each kind of database, without a value, and gives the query with its :class:`Given`.

    Calling it with the values gives a list: of models, or of tuples where ``make`` says ``values_list``. What ``make``
    works out itself, the time of day for one, stays as it was then.
    """

    def __init__(self, make: Callable[[], QuerySet]):
        self._make = make
        self._made: dict[str, _Made] = {}

    def __call__(self, **values) -> list:
        connection = connections["default"]
        made = self._made.get(connection.vendor)
        if made is None:
            made = self._made[connection.vendor] = _Made(self._make(), connection)
        return made.ask(connection, values)


class _Made:
    def __init__(self, queryset: QuerySet, connection):
        self._queryset = queryset
        self._compiler = queryset.query.get_compiler(connection=connection)
        self._sql, self._values = self._compiler.as_sql()
        columns = self._compiler.select[: self._compiler.col_count]
        self._converters = self._compiler.get_converters([each[0] for each in columns])
        is_list = queryset._iterable_class is ValuesListIterable
        self._is_plain = is_list and not self._converters

    def ask(self, connection, values: dict) -> list:
        told = [
            _adapted(values[each.name], connection) if isinstance(each, Given) else each
            for each in self._values
        ]
        with _cursor(connection) as cursor:
            cursor.execute(self._sql, told)
            rows = cursor.fetchall()
        if self._is_plain:
            return rows
        compiler = copy(self._compiler)
        compiler.connection = connection
        compiler.execute_sql = lambda *_how, **_more: [rows]
        compiler.get_converters = lambda _columns: self._converters
        queryset = self._queryset.all()
        queryset.query.get_compiler = lambda using: compiler
        return list(queryset)


def _adapted(value, connection):
    """As the driver of the database wants it."""
    is_sqlite = connection.vendor == "sqlite"
    if isinstance(value, UUID):
        return value.hex if is_sqlite else value
    if isinstance(value, list | tuple | set | frozenset):
        return json.dumps(list(value)) if is_sqlite else list(value)
    return connection.ops.adapt_unknown_value(value)


def _cursor(connection):
    """On PostgreSQL values go to the server apart from the query, and moments are read by the driver's own quick code."""
    if connection.vendor == "sqlite":
        return connection.cursor()
    connection.ensure_connection()
    cursor = KeepingPlans(connection.connection)
    cursor.adapters.register_loader("timestamptz", MOMENTS)
    is_logged = connection.queries_logged
    return (connection.make_debug_cursor if is_logged else connection.make_cursor)(
        cursor
    )
