"""Every posting moves the running sums of its place in the same statement; a stock below nought is refused with it."""

# ruff: noqa: S608 (names of our own tables)
from django.db import migrations

from innovation_park.lib.double_entry import Books, keep_in_balance
from innovation_park.lib.frozen_rows import Guard, freeze

EVENTS, POSTINGS = "batteries_custody_custodyevent", "batteries_custody_posting"
BOOKS = Books(
    transactions=EVENTS,
    postings=POSTINGS,
    fields=(
        "node_id",
        "seq",
        "act",
        "uuid",
        "at",
        "recorded_at",
        "source_id",
        "destination_id",
        "lot_id",
        "chemistry",
        "grams",
        "bag",
        "reason",
        "note",
        "corrects_id",
        "client_key",
        "document",
        "event_hash",
        "previous",
        "digest",
    ),
    amount="grams",
    bare="NEW.act = 'close'",
)
NODES = "batteries_custody_node"
IS_BOUNDLESS = (
    f"((SELECT kind FROM {NODES} WHERE id = NEW.node_id) IN ('loss', 'outside'))"
)
GUARDS = [
    Guard("custody_events_are_kept", EVENTS, "DELETE", (), "1 = 1"),
    Guard("custody_places_stay", NODES, "UPDATE", ("kind", "code"), "{changed}"),
    Guard(
        "custody_sides_fit",
        POSTINGS,
        "INSERT",
        (),
        f"(NEW.side = '') <> {IS_BOUNDLESS}",
    ),
]
COLUMNS = {"received": ("in", ""), "sent": ("out", "-"), "lost": ("lost", "-")}
COLUMNS |= {"found": ("found", ""), "shifted": ("shift", "")}
NAMES = ", ".join(COLUMNS)
TABLES = {
    "batteries_custody_stock": ("node_id, lot_number", "grams"),
    "batteries_custody_daybalance": ("node_id, lot_number, day", ""),
}


def of_one_row() -> str:
    """SQLite: after each posting."""
    steps = []
    for table, (keys, also) in TABLES.items():
        names = NAMES + (f", {also}" if also else "")
        noughts = ", ".join("0" for _name in names.split(", "))
        values = ", ".join(f"NEW.{key}" for key in keys.split(", "))
        sums = [
            f"{name} = {name} + CASE WHEN NEW.side = '{side}' THEN {sign}NEW.grams ELSE 0 END"
            for name, (side, sign) in COLUMNS.items()
        ]
        sums += [f"{also} = {also} + NEW.grams"] if also else []
        which = " AND ".join(f"{key} = NEW.{key}" for key in keys.split(", "))
        steps += [
            f"INSERT INTO {table} ({keys}, {names}) VALUES ({values}, {noughts}) ON CONFLICT DO NOTHING",
            f"UPDATE {table} SET {', '.join(sums)} WHERE {which}",
        ]
    return (
        f"CREATE TRIGGER custody_running_sums AFTER INSERT ON {POSTINGS} FOR EACH ROW"
        f" WHEN NEW.side <> '' BEGIN {'; '.join(steps)}; END"
    )


def of_one_statement() -> list[str]:
    """PostgreSQL: after each statement, so that a thousand postings of one box change its row once."""
    sums = ", ".join(
        f"SUM(CASE WHEN side = '{side}' THEN {sign}grams ELSE 0 END)::bigint AS {name}"
        for name, (side, sign) in COLUMNS.items()
    )
    steps = []
    for table, (keys, also) in TABLES.items():
        names = [*COLUMNS, *([also] if also else [])]
        noughts = ", ".join("0" for _name in names)
        moved = f"{sums}, SUM(grams)::bigint AS grams"
        grouped = f"SELECT {keys}, {moved} FROM fresh WHERE side <> '' GROUP BY {keys}"
        which = " AND ".join(f"kept.{key} = moved.{key}" for key in keys.split(", "))
        changes = ", ".join(f"{name} = kept.{name} + moved.{name}" for name in names)
        steps += [
            f"INSERT INTO {table} ({keys}, {', '.join(names)}) SELECT DISTINCT {keys}, {noughts}"
            f" FROM fresh WHERE side <> '' ON CONFLICT DO NOTHING",
            f"UPDATE {table} AS kept SET {changes} FROM ({grouped}) AS moved WHERE {which}",
        ]
    return [
        "CREATE FUNCTION custody_running_sums() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{'; '.join(steps)}; RETURN NULL; END $$",
        f"CREATE TRIGGER custody_running_sums AFTER INSERT ON {POSTINGS} REFERENCING NEW TABLE AS fresh"
        " FOR EACH STATEMENT EXECUTE FUNCTION custody_running_sums()",
    ]


def install(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in [of_one_row()] if is_sqlite else of_one_statement():
        schema_editor.execute(statement, params=None)


def remove(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    what = (
        "TRIGGER custody_running_sums"
        if is_sqlite
        else "FUNCTION custody_running_sums() CASCADE"
    )
    schema_editor.execute(f"DROP {what}", params=None)


class Migration(migrations.Migration):
    dependencies = [("batteries_custody", "0001_nodes_lots_and_events")]

    operations = [
        *keep_in_balance(BOOKS),
        freeze(GUARDS),
        migrations.RunPython(install, remove, elidable=False),
    ]
