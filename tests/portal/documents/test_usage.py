"""The admin says where a document is used, so that nobody deletes one that is in use."""

import pytest
from django.test import Client
from django.urls import reverse

from network.models import ReportPage, Response, ResponseFile, SeminarPage
from network.models.material import SeminarMaterial
from portal.models import Country
from practices.models import PracticeFile, PracticePage
from tests.portal import lines
from tests.portal.documents.test_serving import make_document
from tests.portal.fixtures import Load, own_media

__all__ = ["own_media"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["report", "seminar", "practice", "answer"])
def test_a_document_is_used_where_it_stands(load: Load, editor: Client, kind: str) -> None:
    document = make_document()
    if kind == "seminar":
        load(lines.seminar("s"))
        SeminarMaterial.objects.create(page=SeminarPage.objects.get(), document=document)
    elif kind == "practice":
        load(lines.practice("p"))
        PracticeFile.objects.create(page=PracticePage.objects.get(), document=document)
    else:
        load(lines.report("r"))
        report = ReportPage.objects.get()
        if kind == "answer":
            entry = Response.objects.create(
                report=report, ref="r1", country=Country.objects.get(name="FI"))
            ResponseFile.objects.create(page=report, response=entry, document=document)
        else:
            report.document = document
            report.save()
    page = editor.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    assert "Used 1 time" in page
    assert editor.get(reverse("wagtaildocs:document_usage", args=[document.pk])).status_code == 200
