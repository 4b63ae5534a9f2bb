"""Addresses below `/{lang}/archive/`."""

from django.urls import path, re_path

from network import views
from network.calendars import views as calendars
from network.ledger import view_files
from network.ledger import view_reminders as reminders
from network.ledger import views as ledger

_SECTION = r"^(?P<section>seminars|reports|projects)/"
_SEMINAR = r"^seminars/(?P<slug>[-\w]+)/"
_RECOMMENDATION = r"^reports/(?P<slug>[-\w]+)/(?P<ref>[-\w]+)/"

urlpatterns = [
    path("", views.archive, name="archive"),
    path("recommendations/", ledger.table, name="recommendations"),
    path("recommendations/reminders/", reminders.reminders, name="ledger_reminders"),
    path("recommendations/reminders/stop/<str:token>/", reminders.stop,
         name="ledger_reminders_stop"),
    re_path(_RECOMMENDATION + r"$", ledger.recommendation, name="recommendation"),
    re_path(_RECOMMENDATION + r"(?P<code>[a-zA-Z]{2})/$", ledger.respond,
            name="recommendation_response"),
    re_path(_RECOMMENDATION + r"(?P<code>[a-zA-Z]{2})/files/$", view_files.files,
            name="recommendation_files"),
    path("seminars/calendar.ics", calendars.feed, name="seminars_calendar"),
    re_path(_SECTION + r"$", views.section, name="archive_section"),
    re_path(_SECTION + r"(?P<slug>[-\w]+)/$", views.item, name="archive_item"),
    re_path(_SEMINAR + r"(?P<name>event|programme)\.ics$", calendars.seminar,
            name="seminar_calendar"),
    re_path(_SEMINAR + r"session-(?P<number>\d{1,4})\.ics$", calendars.session,
            name="session_calendar"),
]
