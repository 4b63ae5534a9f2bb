"""The search page and what belongs to it, below `/{lang}/search/`."""

from django.urls import path

from search import more_views, views
from search.feeds import SavedSearchFeed, SearchFeed
from search.saved import views as saved

urlpatterns = [
    path("", views.search_page, name="search"),
    path("suggest/", more_views.suggestions, name="search_suggest"),
    path("list/", more_views.printable, name="search_list"),
    path("help/", more_views.syntax_help, name="search_help"),
    path("feed/", SearchFeed(), name="search_feed"),
    path("feed/<str:token>/", SavedSearchFeed(), name="search_saved_feed"),
    path("saved/", saved.saved, name="search_saved"),
    path("saved/new/", saved.save, name="search_save"),
    path("saved/<int:number>/", saved.change, name="search_saved_change"),
    path("saved/<int:number>/delete/", saved.delete, name="search_saved_delete"),
    path("saved/<int:number>/pause/", saved.pause, name="search_saved_pause"),
    path("saved/<int:number>/address/", saved.new_address, name="search_saved_address"),
    path("saved/stop/<str:token>/", saved.unsubscribe, name="search_unsubscribe"),
]
