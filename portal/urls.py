"""Every address of the portal."""

import re

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal import views
from portal.accounts.account_page import OwnSettingsView
from portal.citations import views as citations
from portal.documents import serving, showing
from portal.vocabulary.languages import CONTENT_LANGUAGE_CODES, INTERFACE_LANGUAGES

_others = "|".join(
    re.escape(code) for code in CONTENT_LANGUAGE_CODES if code not in INTERFACE_LANGUAGES
)

handler429 = "portal.accounts.too_many.too_many"  # allauth's

urlpatterns = [
    path("", views.front, name="front"),
    path("robots.txt", views.robots, name="robots"),
    path("healthz", views.alive, name="healthz"),
    path("readyz", views.ready, name="readyz"),
    path("api/search/", include("search.api_urls")),
    path("id/<slug:kind>/<slug:item_id>", citations.persistent, name="persistent"),
    path("id/<slug:kind>/<slug:item_id>/<str:version>", citations.persistent_version,
         name="persistent_version"),
    # Accounts have addresses in each language (below); these are for links that have none, and a
    # ministry's sign-in knows one address to come back to.
    path("accounts/", include("portal.accounts.urls")),
    path("accounts/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("admin/account/", OwnSettingsView.as_view(), name="wagtailadmin_account"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/<int:pk>/first-page.jpg", serving.first_page, name="document_first_page"),
    re_path(r"^documents/(?P<pk>\d+)/(?P<filename>.*)$", serving.document),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>.+)$", serving.image),
    re_path(rf"^(?P<code>{_others})/(?P<rest>.*)$", views.other_language),
]
urlpatterns += i18n_patterns(
    path("accounts/", include("portal.accounts.urls")),
    path("search/cite/", citations.cite_search, name="search_cite"),
    path("search/", include("search.urls")),
    path("cite/<slug:kind>/<slug:item_id>/", citations.cite_item, name="cite"),
    path("documents/<int:pk>/", showing.document, name="document"),
    path("lists/", include("portal.reading_lists.urls")),
    path("practices/", include("practices.urls")),
    path("network/", include("network.urls.directory")),
    path("archive/", include("network.urls.archive")),
    path("themes/", views.themes, name="themes"),
    path("themes/<slug:slug>/", views.theme, name="theme"),
    path("about/", views.about, name="about"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("", views.home, name="home"),
    path("", include(wagtail_urls)),
)
