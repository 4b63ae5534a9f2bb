"""Addresses below `/{lang}/archive/`."""

from django.urls import path, re_path

from network import views

_SECTION = r"^(?P<section>seminars|reports|projects)/"

urlpatterns = [
    path("", views.archive, name="archive"),
    re_path(_SECTION + r"$", views.section, name="archive_section"),
    re_path(_SECTION + r"(?P<slug>[-\w]+)/$", views.item, name="archive_item"),
]
