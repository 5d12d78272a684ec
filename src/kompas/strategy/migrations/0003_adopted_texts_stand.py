"""Let the database itself refuse to change an adopted wording, or any part of it.

Safe to run twice, and on an empty database. Going back removes the triggers and keeps the texts.
"""

from django.db import migrations

WORDS = "An adopted text is changed only by a new revision."
REVISION = "strategy_revision"
PARTS = (
    "strategy_stakeholdertext",
    "strategy_focusareatext",
    "strategy_commitmenttext",
    "strategy_value",
    "strategy_criterion",
    "strategy_statedgoal",
    "strategy_source",
    "strategy_commitmentlink",
)
ROWS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}

SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_stands_{verb} BEFORE {VERB} ON {table} WHEN {condition}
BEGIN SELECT RAISE(ABORT, '{words}'); END;
"""
POSTGRESQL = """
DROP TRIGGER IF EXISTS {table}_stands_{verb} ON {table};
CREATE TRIGGER {table}_stands_{verb} BEFORE {VERB} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}();
"""
FUNCTIONS = """
CREATE OR REPLACE FUNCTION strategy_revision_stands() RETURNS trigger AS $$
BEGIN
  IF OLD.state = 'adopted' THEN RAISE EXCEPTION '{words}'; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql;
CREATE OR REPLACE FUNCTION strategy_part_stands() RETURNS trigger AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM strategy_revision WHERE id = OLD.revision_id AND state = 'adopted') THEN
      RAISE EXCEPTION '{words}';
    END IF;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    IF EXISTS (SELECT 1 FROM strategy_revision WHERE id = NEW.revision_id AND state = 'adopted') THEN
      RAISE EXCEPTION '{words}';
    END IF;
    RETURN NEW;
  END IF;
  RETURN OLD;
END $$ LANGUAGE plpgsql;
"""


def guarded():
    """Every table with a verb that is refused on it."""
    yield from ((REVISION, verb) for verb in ("update", "delete"))
    yield from ((table, verb) for table in PARTS for verb in ROWS)


def forbid(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTIONS.format(words=WORDS))
    for table, verb in guarded():
        schema_editor.execute(statement(schema_editor.connection.vendor, table, verb))


def statement(vendor, table, verb):
    names = {"table": table, "verb": verb, "VERB": verb.upper(), "words": WORDS}
    if vendor == "postgresql":
        function = "strategy_revision_stands" if table == REVISION else "strategy_part_stands"
        return POSTGRESQL.format(function=function, **names)
    adopted = "EXISTS (SELECT 1 FROM strategy_revision WHERE id = {row}.revision_id AND state = 'adopted')"
    held = " OR ".join(adopted.format(row=row) for row in ROWS[verb])
    return SQLITE.format(condition="OLD.state = 'adopted'" if table == REVISION else held, **names)


def allow(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table, verb in guarded():
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_stands_{verb}{f' ON {table}' if is_postgresql else ''}")


class Migration(migrations.Migration):
    dependencies = [("strategy", "0002_life_of_a_strategy")]
    operations = [migrations.RunPython(forbid, allow)]
