"""Settings of the portal: everything that differs between machines comes from the environment."""

import os
import sys
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import environ
from django.conf.locale import LANG_INFO
from django.core.management.utils import get_random_secret_key

from portal import content_policy
from portal.accounts.limits import RATE_LIMITS
from portal.vocabulary.languages import CONTENT_LANGUAGES, DJANGO_LANG_INFO

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent

# --- From the environment -------------------------------------------------------------
DATA_DIR = Path(env.str("PORTAL_DATA_DIR", default=str(BASE_DIR / "var"))).absolute()
DATA_DIR.mkdir(parents=True, exist_ok=True)
DEBUG = env.bool("PORTAL_DEBUG", default=False)
DEMO = env.bool("PORTAL_DEMO", default=True)
BASE_URL = env.str("PORTAL_BASE_URL", default=f"http://127.0.0.1:{env.int('PORT', default=8000)}")
ALLOWED_HOSTS = env.list("PORTAL_ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = [BASE_URL]
ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
REDIS_URL = env.str("REDIS_URL", default="")
EMAIL_URL = env.str("EMAIL_URL", default=f"filemail:///{DATA_DIR / 'mail'}")
CONTACT_EMAIL = env.str("PORTAL_CONTACT_EMAIL", default="")
# Lexicons of the analysis are made from installed packages, so they stand beside these.
os.environ.setdefault("PORTAL_ANALYSIS_CACHE", str(Path(sys.prefix) / "lexicons"))
HTTPS = BASE_URL.startswith("https://")


def _secret_key() -> str:
    """The secret of this installation: from the environment, else made once in the data folder."""
    if key := env.str("PORTAL_SECRET_KEY", default=""):
        return key
    path = DATA_DIR / "secret-key.txt"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


SECRET_KEY = _secret_key()

# --- Rooms and parts ------------------------------------------------------------------
INSTALLED_APPS = [
    "portal",
    "practices",
    "network",
    "search",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_htmx",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "portal.content_policy.PolicyMiddleware",
    "portal.middleware.PlainBadRequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.InterfaceLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.second_factor.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
ASGI_APPLICATION = "portal.asgi.application"
WSGI_APPLICATION = "portal.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {  # the pages
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "pages"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "portal.jinja.environment",
            "context_processors": ["portal.context.page_frame"],
        },
    },
    {  # the admin, accounts and mails, whose templates others wrote
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates" / "django"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n", "portal.templatetags.portal"],
        },
    },
]

# --- Data -----------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES["default"]["CONN_MAX_AGE"] = 60
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Several processes write: WAL lets readers go on, IMMEDIATE makes writers queue, not fail.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        " PRAGMA cache_size=-20000; PRAGMA mmap_size=33554432;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
        }
    }
else:
    CACHES = {"default": {"BACKEND": "portal.accounts.shared_cache.Cache"}}

MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
STATIC_ROOT = BASE_DIR / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "frontend" / "build"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.staticfiles.PortalStaticFilesStorage"},
}

# --- Languages ------------------------------------------------------------------------
LANG_INFO.update(DJANGO_LANG_INFO)
LANGUAGE_CODE = "en"
LANGUAGES = CONTENT_LANGUAGES
WAGTAIL_CONTENT_LANGUAGES = CONTENT_LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a translation begins as a draft
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "others"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Helsinki"

# --- Accounts -------------------------------------------------------------------------
AUTH_USER_MODEL = "portal.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
ACCOUNT_ADAPTER = "portal.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = RATE_LIMITS
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PORTAL_TRUSTED_PROXIES", default=0)
ALLAUTH_TRUSTED_CLIENT_IP_HEADER = env.str("PORTAL_CLIENT_IP_HEADER", default="") or None
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "home"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers themselves allow that on localhost only
MFA_TOTP_ISSUER = "Nordic coordinators' portal"
# A ministry's own sign-in. Its word that a mail address is somebody's counts only when asked for.
OIDC_TRUST_MAIL = env.bool("PORTAL_OIDC_TRUST_MAIL", default=False)
SOCIALACCOUNT_ADAPTER = "portal.accounts.adapter.OpenIDAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = OIDC_TRUST_MAIL
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"openid_connect": {"APPS": []}}
if issuer := env.str("PORTAL_OIDC_ISSUER", default=""):
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append({
        "provider_id": "own",
        "name": env.str("PORTAL_OIDC_NAME", default="OpenID Connect"),
        "client_id": env.str("PORTAL_OIDC_CLIENT_ID"),
        "secret": env.str("PORTAL_OIDC_SECRET"),
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True,
                     "email_authentication": OIDC_TRUST_MAIL},
    })
globals().update(env.email("EMAIL_URL", default=EMAIL_URL))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("PORTAL_FROM_EMAIL", default="portal@localhost")

# --- Wagtail --------------------------------------------------------------------------
# Without what browsers do not know: they refuse the whole list for it.
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"Factory", "localtime"})
WAGTAIL_SITE_NAME = "Nordic coordinators' portal"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
# Wagtail's mails name titles, also of what is not public; groups that review get them, no more.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
# Passwords and mail addresses are changed below /accounts/ only.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# Wagtail keeps its Icelandic under is_IS.
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("en", "English"),
    ("fi", "suomi"),
    ("sv", "svenska"),
    ("nb", "norsk bokmål"),
    ("da", "dansk"),
    ("is-is", "íslenska"),
]
WAGTAILIMAGES_IMAGE_MODEL = "portal.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "portal.PortalDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "pptx", "odt", "txt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 100_000_000
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # of a title the editor makes "nakymaton-tyo"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.documents.forms.DocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.documents.forms.ImageForm"
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
FILE_UPLOAD_HANDLERS = ["portal.documents.receiving.LimitedUploadHandler"]
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "documents": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
DOCUMENT_SCANNER = env.str("PORTAL_CLAMAV_SOCKET", default="")
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
TAGGIT_CASE_INSENSITIVE = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- Search ---------------------------------------------------------------------------
SEARCH_INDEX_DIR = DATA_DIR / "search"
SEARCH_ELASTIC = {  # see search.engines.elastic_options
    "prefix": env.str("ELASTICSEARCH_INDEX", default="portal"),
    "shards": env.int("ELASTICSEARCH_SHARDS", default=1),
    "replicas": env.int("ELASTICSEARCH_REPLICAS", default=0),
    "timeout": env.float("ELASTICSEARCH_TIMEOUT", default=5.0),
    "write_timeout": env.float("ELASTICSEARCH_WRITE_TIMEOUT", default=30.0),
    "retries": env.int("ELASTICSEARCH_RETRIES", default=1),
    "bulk_items": env.int("ELASTICSEARCH_BULK_ITEMS", default=500),
    "bulk_bytes": env.int("ELASTICSEARCH_BULK_BYTES", default=10_000_000),
}
SEARCH_OUTBOX_SECONDS = env.float("PORTAL_OUTBOX_SECONDS", default=5.0)
SEARCH_READER = "portal.accounts.reader.reader_of"
SEARCH_READER_FOR = "portal.accounts.reader.reader_for"
SEARCH_READING_ORDER = "portal.vocabulary.languages.reading_order"

# --- Review ---------------------------------------------------------------------------
WAGTAIL_FINISH_WORKFLOW_ACTION = "practices.review.publishing.finish"
REVIEW_TWO_PERSONS = env.bool("PORTAL_REVIEW_TWO_PERSONS", default=False)

# --- Safety ---------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = content_policy.PAGES
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview shows the page in a frame of the same site
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which wants DENY
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
