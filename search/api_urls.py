"""The search as JSON at `/api/search/`."""

from django.urls import path

from search import views

urlpatterns = [path("", views.search_json, name="search_json")]
