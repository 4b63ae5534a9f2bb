"""Rows of the outbox remember when the engine refused their item."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="indextask",
            name="attempts",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="indextask",
            name="not_before",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
