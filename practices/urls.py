"""Addresses below `/{lang}/practices/`."""

from django.urls import path, re_path

from practices import views
from practices.review import views as reviews
from practices.study_tours import (
    view_answers,
    view_mails,
    view_programme,
    view_sheets,
    view_tours,
)
from practices.submissions import view_data, view_files, view_start, view_status, view_steps

urlpatterns = [
    path("", views.library, name="library"),
    path("submit/", view_start.start, name="submit"),
    path("submit/new/", view_start.new, name="submit_new"),
    path("submit/code/<uuid:key>/", view_start.code, name="submit_code"),
    path("submit/mine/<uuid:key>/", view_start.mine, name="submit_mine"),
    path("submit/<str:token>/", view_status.status, name="submission"),
    path("submit/<str:token>/preview/", view_steps.preview, name="submission_preview"),
    path("submit/<str:token>/data/", view_data.data, name="submission_data"),
    path("submit/<str:token>/delete/", view_data.delete, name="submission_delete"),
    path("submit/<str:token>/files/", view_files.files, name="submission_files"),
    path("submit/<str:token>/files/<int:pk>/", view_files.download, name="submission_file"),
    path("submit/<str:token>/<slug:name>/", view_steps.step, name="submission_step"),
    path("study-tours/", view_tours.start, name="study_tours"),
    path("study-tours/answers/", view_answers.queue, name="study_tour_answers"),
    path("study-tours/answers/<int:pk>/", view_answers.answers, name="study_tour_answer"),
    path("study-tours/groups/<str:token>/", view_sheets.sheet, name="study_tour_sheet"),
    path("study-tours/mails/<str:token>/", view_mails.mails, name="study_tour_mails"),
    path("study-tours/<str:token>/", view_tours.tour, name="study_tour"),
    path("study-tours/<str:token>/change/", view_tours.change, name="study_tour_change"),
    path("study-tours/<str:token>/programme/", view_programme.change_programme,
         name="study_tour_programme"),
    path("study-tours/<str:token>/worksheet/", view_tours.worksheet, name="study_tour_worksheet"),
    path("review/", reviews.queue, name="reviews"),
    path("review/<int:pk>/", reviews.review, name="review"),
    path("review/<int:pk>/preview/", reviews.preview, name="review_preview"),
    re_path(r"^(?P<slug>[-\w]+)/$", views.practice, name="practice"),
]
