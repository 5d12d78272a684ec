"""The words with which a document leads its commitments in.

The column is added by hand: SQLite would otherwise rebuild the table, and lose the triggers that let adopted texts stand.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("strategy", "0004_imports")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE strategy_revision ADD COLUMN lead_in varchar(60) NOT NULL DEFAULT ''",
                    "ALTER TABLE strategy_revision DROP COLUMN lead_in",
                )
            ],
            state_operations=[
                migrations.AddField(
                    model_name="revision",
                    name="lead_in",
                    field=models.CharField(blank=True, max_length=60, verbose_name="lead-in"),
                )
            ],
        )
    ]
