"""Addresses below `/{lang}/archive/`."""

from django.urls import path, re_path

from network import views
from network.calendars import views as calendars

_SECTION = r"^(?P<section>seminars|reports|projects)/"
_SEMINAR = r"^seminars/(?P<slug>[-\w]+)/"

urlpatterns = [
    path("", views.archive, name="archive"),
    path("seminars/calendar.ics", calendars.feed, name="seminars_calendar"),
    re_path(_SECTION + r"$", views.section, name="archive_section"),
    re_path(_SECTION + r"(?P<slug>[-\w]+)/$", views.item, name="archive_item"),
    re_path(_SEMINAR + r"(?P<name>event|programme)\.ics$", calendars.seminar,
            name="seminar_calendar"),
    re_path(_SEMINAR + r"session-(?P<number>\d{1,4})\.ics$", calendars.session,
            name="session_calendar"),
]
