"""Addresses below `/{lang}/archive/`."""

from django.urls import path, re_path

from network import views
from network.ledger import views as ledger

_SECTION = r"^(?P<section>seminars|reports|projects)/"
_RECOMMENDATION = r"^reports/(?P<slug>[-\w]+)/(?P<ref>[-\w]+)/"

urlpatterns = [
    path("", views.archive, name="archive"),
    path("recommendations/", ledger.table, name="recommendations"),
    re_path(_RECOMMENDATION + r"$", ledger.recommendation, name="recommendation"),
    re_path(_RECOMMENDATION + r"(?P<code>[a-zA-Z]{2})/$", ledger.respond,
            name="recommendation_response"),
    re_path(_SECTION + r"$", views.section, name="archive_section"),
    re_path(_SECTION + r"(?P<slug>[-\w]+)/$", views.item, name="archive_item"),
]
