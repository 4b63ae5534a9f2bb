"""A submission that was sent back is no longer called a draft like any other."""

from django.db import migrations, models

# What ends or begins a state of a submission; the last of them tells which.
STEPS = ("begun", "sent", "changes", "published", "declined", "reopened", "expired")


def name_those_sent_back(apps, schema_editor):
    submission = apps.get_model("practices", "Submission")
    event = apps.get_model("practices", "SubmissionEvent")
    last = event.objects.filter(submission=models.OuterRef("pk"), kind__in=STEPS).order_by(
        "-at", "-pk").values("kind")[:1]
    drafts = submission.objects.filter(status="draft").annotate(last=models.Subquery(last))
    submission.objects.filter(pk__in=list(
        drafts.filter(last="changes").values_list("pk", flat=True))).update(status="changes")


def call_them_drafts(apps, schema_editor):
    apps.get_model("practices", "Submission").objects.filter(status="changes").update(
        status="draft")


class Migration(migrations.Migration):

    dependencies = [("practices", "0007_study_tour_mail")]

    operations = [
        migrations.AlterField(
            model_name="submission",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Being written"), ("sent", "Received, waits for review"),
                    ("changes", "Changes asked for"), ("published", "Published"),
                    ("declined", "Not taken into the library"),
                ],
                default="draft", max_length=10, verbose_name="status",
            ),
        ),
        migrations.RunPython(name_those_sent_back, call_them_drafts),
    ]
