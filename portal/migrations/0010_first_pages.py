from django.db import migrations, models

import portal.documents.names


class Migration(migrations.Migration):

    dependencies = [
        ("portal", "0009_outgoing_mail"),
    ]

    operations = [
        migrations.AddField(
            model_name="documenttext",
            name="first_page",
            field=models.FileField(
                blank=True, max_length=120, upload_to=portal.documents.names.first_page_place,
                verbose_name="picture of the first page",
            ),
        ),
    ]
