"""The full-text index: SQLite's FTS5 kept by triggers, PostgreSQL's tsvector kept by the table itself.

Stems are made in Python and stored, so both databases find the same: they only have to tell words apart. Diacritics stay,
or å would be a. Safe to run twice, and on an empty database. A later migration that makes SQLite rebuild the table
`search_entry` drops its triggers: it has to run `build` again. Going back removes the index and keeps the entries.
"""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(
    stem_title, stem_text, content='search_entry', content_rowid='id', tokenize="unicode61 remove_diacritics 0")""",
    """CREATE TRIGGER IF NOT EXISTS search_entry_put AFTER INSERT ON search_entry BEGIN
    INSERT INTO search_index(rowid, stem_title, stem_text) VALUES (new.id, new.stem_title, new.stem_text); END""",
    """CREATE TRIGGER IF NOT EXISTS search_entry_drop AFTER DELETE ON search_entry BEGIN
    INSERT INTO search_index(search_index, rowid, stem_title, stem_text)
    VALUES ('delete', old.id, old.stem_title, old.stem_text); END""",
    """CREATE TRIGGER IF NOT EXISTS search_entry_turn AFTER UPDATE OF stem_title, stem_text ON search_entry BEGIN
    INSERT INTO search_index(search_index, rowid, stem_title, stem_text)
    VALUES ('delete', old.id, old.stem_title, old.stem_text);
    INSERT INTO search_index(rowid, stem_title, stem_text) VALUES (new.id, new.stem_title, new.stem_text); END""",
    "INSERT INTO search_index(search_index) VALUES ('rebuild')",
]
POSTGRESQL = [
    """ALTER TABLE search_entry ADD COLUMN IF NOT EXISTS vector tsvector GENERATED ALWAYS AS
    (to_tsvector('simple', stem_title) || to_tsvector('simple', stem_text)) STORED""",
    "CREATE INDEX IF NOT EXISTS search_entry_vector ON search_entry USING gin (vector)",
]
AWAY = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS search_entry_put",
        "DROP TRIGGER IF EXISTS search_entry_drop",
        "DROP TRIGGER IF EXISTS search_entry_turn",
        "DROP TABLE IF EXISTS search_index",
    ],
    "postgresql": ["ALTER TABLE search_entry DROP COLUMN IF EXISTS vector"],
}


def build(apps, schema_editor):
    if schema_editor.connection.alias == "default":
        for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
            schema_editor.execute(statement)


def remove(apps, schema_editor):
    if schema_editor.connection.alias == "default":
        for statement in AWAY[schema_editor.connection.vendor]:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(build, remove)]
