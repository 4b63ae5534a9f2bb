"""Addresses below `/{lang}/practices/`."""

from django.urls import path, re_path

from practices import views

urlpatterns = [
    path("", views.library, name="library"),
    re_path(r"^(?P<slug>[-\w]+)/$", views.practice, name="practice"),
]
