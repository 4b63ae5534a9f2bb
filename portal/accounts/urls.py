"""Addresses below /accounts/ beside allauth's."""

from django.urls import path

from portal.accounts import sessions, views

urlpatterns = [
    path("membership/", views.membership, name="account_membership"),
    path("sessions/<int:pk>/end/", sessions.end, name="account_end_session"),
    path("invitation/<str:token>/", views.invitation, name="account_invitation"),
]
