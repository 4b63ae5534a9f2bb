"""Addresses below `/{lang}/practices/`."""

from django.urls import path

from practices import views

urlpatterns = [
    path("", views.library, name="library"),
    path("<slug:slug>/", views.practice, name="practice"),
]
