"""An index of the database's own over the words of posts: FTS5 on SQLite, GIN on PostgreSQL."""

from django.db import migrations

SQLITE = [
    """
    CREATE VIRTUAL TABLE community_postwords_fts
    USING fts5(words, content='community_postwords', content_rowid='post_id')
    """,
    """
    CREATE TRIGGER community_postwords_came AFTER INSERT ON community_postwords BEGIN
        INSERT INTO community_postwords_fts (rowid, words) VALUES (new.post_id, new.words);
    END
    """,
    """
    CREATE TRIGGER community_postwords_went AFTER DELETE ON community_postwords BEGIN
        INSERT INTO community_postwords_fts (community_postwords_fts, rowid, words)
        VALUES ('delete', old.post_id, old.words);
    END
    """,
    """
    CREATE TRIGGER community_postwords_changed AFTER UPDATE ON community_postwords BEGIN
        INSERT INTO community_postwords_fts (community_postwords_fts, rowid, words)
        VALUES ('delete', old.post_id, old.words);
        INSERT INTO community_postwords_fts (rowid, words) VALUES (new.post_id, new.words);
    END
    """,
]
POSTGRESQL = [
    "CREATE INDEX community_postwords_holds ON community_postwords USING gin (to_tsvector('simple', words))"
]
UNDO = {
    "sqlite": [
        *(
            f"DROP TRIGGER community_postwords_{name}"
            for name in ("came", "went", "changed")
        ),
        "DROP TABLE community_postwords_fts",
    ],
    "postgresql": ["DROP INDEX community_postwords_holds"],
}


def lay(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for sql in SQLITE if is_sqlite else POSTGRESQL:
        schema_editor.execute(sql)


def take_away(apps, schema_editor):
    for sql in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(sql)


class Migration(migrations.Migration):
    dependencies = [("community", "0007_places_and_search")]

    operations = [migrations.RunPython(lay, take_away)]
