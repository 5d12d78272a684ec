"""Let the database itself refuse to change or delete an event.

Safe to run twice, and on an empty database. Going back removes the triggers and keeps the events.
"""

from django.db import migrations

SQLITE = """
CREATE TRIGGER IF NOT EXISTS journal_event_no_{verb} BEFORE {VERB} ON journal_event
BEGIN SELECT RAISE(ABORT, 'The event log is append-only.'); END;
"""
FUNCTION = """
CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'The event log is append-only.'; END $$ LANGUAGE plpgsql;
"""
POSTGRESQL = """
DROP TRIGGER IF EXISTS journal_event_no_{verb} ON journal_event;
CREATE TRIGGER journal_event_no_{verb} BEFORE {VERB} ON journal_event
FOR EACH ROW EXECUTE FUNCTION journal_refuse();
"""
VERBS = ("update", "delete")


def forbid(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION)
    template = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for verb in VERBS:
        schema_editor.execute(template.format(verb=verb, VERB=verb.upper()))


def allow(apps, schema_editor):
    on_table = " ON journal_event" if schema_editor.connection.vendor == "postgresql" else ""
    for verb in VERBS:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS journal_event_no_{verb}{on_table}")


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
