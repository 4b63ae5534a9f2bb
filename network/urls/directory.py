"""Addresses below `/{lang}/network/`."""

from django.urls import path

from network import views

urlpatterns = [
    path("", views.directory, name="directory"),
    path("organisations/<slug:slug>/", views.organisation, name="organisation"),
    path("coordinators/<slug:slug>/", views.coordinator, name="coordinator"),
    path("countries/<slug:code>/", views.country, name="country"),
]
