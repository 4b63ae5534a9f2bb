"""Addresses below `/{lang}/archive/`."""

from django.urls import path, re_path

from network import views
from network.ledger import views as ledger

_SECTION = r"^(?P<section>seminars|reports|projects)/"

urlpatterns = [
    path("", views.archive, name="archive"),
    path("recommendations/", ledger.table, name="recommendations"),
    path("reports/<slug:slug>/<slug:ref>/", ledger.recommendation, name="recommendation"),
    path("reports/<slug:slug>/<slug:ref>/<slug:code>/", ledger.respond,
         name="recommendation_response"),
    re_path(_SECTION + r"$", views.section, name="archive_section"),
    re_path(_SECTION + r"(?P<slug>[-\w]+)/$", views.item, name="archive_item"),
]
