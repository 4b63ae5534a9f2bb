"""Addresses below /accounts/: allauth's, and what it does not have."""

from django.urls import include, path

from portal.accounts import sessions, views
from portal.privacy import views as privacy

urlpatterns = [
    path("data/", privacy.data, name="account_data"),
    path("data/delete/", privacy.delete, name="account_delete"),
    path("membership/", views.membership, name="account_membership"),
    path("sessions/<int:pk>/end/", sessions.end, name="account_end_session"),
    path("invitation/<str:token>/", views.invitation, name="account_invitation"),
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("3rdparty/", include("allauth.socialaccount.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
