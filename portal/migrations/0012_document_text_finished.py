from typing import Any

from django.db import migrations, models
from django.db.models import F

FOUND = ("read", "pictures", "aside", "cancelled")


def as_until_now(apps: Any, _editor: Any) -> None:
    """What search finds stays found, with the stamp that its index has."""
    readings = apps.get_model("portal", "DocumentText").objects.filter(state__in=FOUND)
    readings.update(finished=F("changed"))


class Migration(migrations.Migration):
    dependencies = [("portal", "0011_document_looked_at")]

    operations = [
        migrations.AddField("documenttext", "finished", models.DateTimeField(null=True)),
        migrations.RunPython(as_until_now, migrations.RunPython.noop),
    ]
