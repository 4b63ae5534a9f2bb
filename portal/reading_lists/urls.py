"""Reading lists, below `/{lang}/lists/`."""

from django.urls import path

from portal.reading_lists import view_collect, view_mine, view_shared

urlpatterns = [
    path("", view_mine.overview, name="lists"),
    path("collect/", view_collect.collect, name="list_collect"),
    path("collect/sure/", view_collect.collect_sure, name="list_collect_sure"),
    path("new/", view_mine.new, name="list_new"),
    path("<int:number>/", view_mine.show, name="list"),
    path("<int:number>/change/", view_mine.change, name="list_change"),
    path("<int:number>/delete/", view_mine.delete, name="list_delete"),
    path("<int:number>/export/", view_mine.export, name="list_export"),
    path("<int:number>/brief/", view_mine.brief, name="list_brief"),
    path("shared/<str:token>/", view_shared.show, name="list_shared"),
    path("shared/<str:token>/export/", view_shared.export, name="list_shared_export"),
    path("shared/<str:token>/brief/", view_shared.brief, name="list_shared_brief"),
]
