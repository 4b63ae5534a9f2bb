from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("practices", "0008_changes_asked")]

    operations = [
        migrations.RemoveField(model_name="worksheet", name="version"),
        migrations.RemoveField(model_name="worksheet", name="writer"),
        migrations.AddField(
            model_name="worksheet",
            name="seen",
            field=models.JSONField(default=dict, editable=False),
        ),
    ]
