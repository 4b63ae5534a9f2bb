"""Answers of countries keep their history; tasks of projects have a state."""

from typing import Any

import django.core.validators
import django.db.models.deletion
import portal.fields
import re
import wagtail.fields
from django.db import migrations, models
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import BaseBlockOperation


class TextToTask(BaseBlockOperation):  # type: ignore[misc]  # Wagtail is not typed
    """A task that was only a text, as a task without a state."""

    def apply(self, block_value: Any) -> Any:
        return block_value if isinstance(block_value, dict) else {"text": block_value, "state": ""}

    @property
    def operation_name_fragment(self) -> str:
        return "text_to_task"


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0005_seminar_programme'),
    ]

    operations = [
        migrations.AddField(
            model_name='response',
            name='correction',
            field=models.BooleanField(default=False, verbose_name='corrects the entry before'),
        ),
        migrations.AddField(
            model_name='response',
            name='evidence',
            field=portal.fields.LinesField(blank=True, default=list, help_text='Web addresses where it can be checked, one a line.', verbose_name='sources'),
        ),
        migrations.AddField(
            model_name='response',
            name='recorded',
            field=portal.fields.PartialDateField(blank=True, help_text='As exactly as known: 2026, 2026-03 or 2026-03-15.', max_length=10, verbose_name='written down'),
        ),
        migrations.AddField(
            model_name='response',
            name='replaced_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='earlier', to='network.response'),
        ),
        migrations.AlterField(
            model_name='projectpage',
            name='outputs',
            field=wagtail.fields.StreamField([('output', 3)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 500}), 1: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Report', 'page_type': ['network.ReportPage'], 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'Its id: the last part of the practice’s permanent address.', 'label': 'Practice', 'max_length': 150, 'required': False, 'validators': [django.core.validators.RegexValidator(re.compile('^[-a-zA-Z0-9_]+\\Z'), 'Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.', 'invalid')]}), 3: ('wagtail.blocks.StructBlock', [[('title', 0), ('report', 1), ('practice', 2)]], {})}, help_text='What the project made.', verbose_name='outputs'),
        ),
        migrations.AlterField(
            model_name='projectpage',
            name='tasks',
            field=wagtail.fields.StreamField([('item', 2)], blank=True, block_lookup={0: ('wagtail.blocks.TextBlock', (), {'label': 'Task', 'rows': 2}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('planned', 'Planned'), ('ongoing', 'Ongoing'), ('done', 'Done'), ('dropped', 'Dropped')], 'label': 'State', 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('text', 0), ('state', 1)]], {})}, help_text='Numbered as they stand here.', verbose_name='tasks'),
        ),
        MigrateStreamData("network", "projectpage", "tasks", [(TextToTask(), "item")]),
    ]
