"""Addresses below `/{lang}/network/`."""

from django.urls import path

from network import views
from network.keeping import views as keeping

urlpatterns = [
    path("", views.directory, name="directory"),
    path("organisations/<slug:slug>/", views.organisation, name="organisation"),
    path("coordinators/<slug:slug>/", views.coordinator, name="coordinator"),
    path("countries/<slug:code>/", views.country, name="country"),
    path("countries/<slug:code>/keep/", keeping.overview, name="country_keep"),
    path("countries/<slug:code>/keep/text/<slug:language>/", keeping.profile,
         name="country_keep_text"),
    path("countries/<slug:code>/keep/contacts/new/", keeping.contact, name="country_keep_new"),
    path("countries/<slug:code>/keep/contacts/<slug:slug>/", keeping.contact,
         name="country_keep_contact"),
    path("countries/<slug:code>/keep/contacts/<slug:slug>/withdraw/", keeping.withdraw,
         name="country_keep_withdraw"),
]
