"""Books that the database itself keeps in balance.

For migrations: ``operations = [keep_in_balance(Books(...))]``. A transaction is written open, gets its postings and is sealed.
Sealing is refused unless it has two postings or more that add up to nought; what is sealed, and every posting, can
neither change nor go. On PostgreSQL a transaction that is still open at the commit is refused by a deferred constraint;
SQLite has none, so there readers leave out what is not sealed.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import migrations

from .frozen_rows import Guard, freeze


@dataclass(frozen=True)
class Books:
    """Names of two tables; ``fields`` are the columns of a transaction that are fixed by sealing it.

    ``bare`` is SQL over ``NEW``: a transaction for which it holds moves nothing and may have no postings.
    """

    transactions: str
    postings: str
    fields: tuple[str, ...]
    amount: str = "points"
    bare: str = "1 = 0"

    @property
    def guards(self) -> list[Guard]:
        sums = f"SELECT {{}} FROM {self.postings} WHERE transaction_id = NEW.id"  # noqa: S608
        unbalanced = (
            f"(COALESCE(({sums.format(f'SUM({self.amount})')}), 1) <> 0"
            f" OR ({sums.format('COUNT(*)')}) < 2)"
            f" AND NOT (({self.bare}) AND ({sums.format('COUNT(*)')}) = 0)"
        )
        sealed = (
            f"(SELECT is_sealed FROM {self.transactions} WHERE id = NEW.transaction_id)"  # noqa: S608
        )
        name, postings = self.transactions, self.postings
        return [
            Guard(f"{name}_begins_open", name, "INSERT", (), "NEW.is_sealed"),
            Guard(
                f"{name}_balances",
                name,
                "UPDATE",
                (),
                f"NEW.is_sealed AND NOT OLD.is_sealed AND {unbalanced}",
            ),
            Guard(
                f"{name}_stays",
                name,
                "UPDATE",
                (*self.fields, "is_sealed"),
                "OLD.is_sealed AND ({changed})",
            ),
            Guard(f"{postings}_before_the_seal", postings, "INSERT", (), sealed),
            Guard(f"{postings}_stays", postings, "UPDATE", (), "1 = 1"),
            Guard(f"{postings}_is_kept", postings, "DELETE", (), "1 = 1"),
        ]

    @property
    def at_commit(self) -> list[str]:
        name = f"{self.transactions}_is_sealed_at_last"
        still = f"SELECT is_sealed FROM {self.transactions} WHERE id = NEW.id"  # noqa: S608
        return [
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF NOT ({still}) THEN"
            " RAISE EXCEPTION 'A transaction was left open.' USING ERRCODE = 'integrity_constraint_violation';"
            " END IF; RETURN NULL; END $$",
            f"CREATE CONSTRAINT TRIGGER {name} AFTER INSERT ON {self.transactions}"
            f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]


def keep_in_balance(books: Books) -> list[migrations.RunPython]:
    def install(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in books.at_commit:
                schema_editor.execute(statement, params=None)

    def remove(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            name = f"{books.transactions}_is_sealed_at_last"
            schema_editor.execute(f"DROP FUNCTION {name}() CASCADE", params=None)

    return [
        freeze(books.guards),
        migrations.RunPython(install, remove, elidable=False),
    ]
