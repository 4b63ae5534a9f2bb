"""Addresses below /accounts/ beside allauth's."""

from django.urls import path

from portal.accounts import views

urlpatterns = [
    path("membership/", views.membership, name="account_membership"),
    path("invitation/<str:token>/", views.invitation, name="account_invitation"),
]
