"""Settings of one installation. What an operator may set is read in environment.py; the rest is the product's."""

from importlib.util import find_spec
from typing import Any

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from kompas import VERSION
from kompas.config import environment, sign_in
from kompas.config.recurring import RECURRING
from kompas.config.settings_sign_in import *  # noqa: F403

MODE = environment.mode()
IS_TEST = MODE == "test"
IS_PRODUCTION = MODE == "production"
IS_PRACTICE = MODE == "practice"  # the practice area beside a real house: nothing of that house is in here
ROOT = environment.ROOT
PACKAGE = ROOT / "src" / "kompas"
DATA = environment.data_folder()
KOMPAS_VERSION = VERSION

DEBUG = False
SECRET_KEY = environment.text("KOMPAS_SECRET_KEY") or environment.kept_secret(DATA, "secret")
JOURNAL_KEY = environment.text("KOMPAS_JOURNAL_KEY") or environment.kept_secret(DATA, "journal")
MAIL_KEY = environment.text("KOMPAS_MAIL_KEY") or environment.kept_secret(DATA, "mail")
ALLOWED_HOSTS = environment.words("KOMPAS_HOSTS", "127.0.0.1,localhost")
BASE_URL = environment.text("KOMPAS_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
IS_HTTPS = BASE_URL.startswith("https://")
IS_EXAMPLE = MODE in {"demo", "practice", "test"}
# What the municipality tells of itself stands in its own row; these hold where it has told nothing.
ORGANISATION_NAME = environment.text("KOMPAS_ORGANISATION", "Egevang Kommune" if IS_EXAMPLE else "")
ACCESSIBILITY_ADDRESS = environment.text("KOMPAS_ACCESSIBILITY")  # the statement that the law asks for, if it has one

# The practice area: the real house signs who goes in, the practice area holds the public half of the key.
PRACTICE_PORT = environment.port("KOMPAS_PRACTICE")
PRACTICE_URL = (environment.text("KOMPAS_PRACTICE_URL") or environment.beside(BASE_URL, PRACTICE_PORT)).rstrip("/")
PRACTICE_FOLDER = DATA / "practice"
PRACTICE_HOME = environment.text("KOMPAS_PRACTICE_HOME").rstrip("/")  # in the practice area: the way back
HAND_OVER_KEY = environment.text("KOMPAS_PRACTICE_DOOR") or environment.hand_over_key(DATA, PRACTICE_PORT)
PRIVACY_ADDRESS = environment.text("KOMPAS_PRIVACY")  # where the municipality tells who answers for personal data

INSTALLED_APPS = [
    "kompas.web.shared",  # first: its templates and tags belong to every page
    "kompas.search",
    "kompas.notifications",
    "kompas.analyses",
    "kompas.strategy",
    "kompas.post",
    "kompas.promises",
    "kompas.documents",
    "kompas.organisation",
    "kompas.accounts",
    "kompas.journal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    *(["allauth.socialaccount.providers.saml"] if find_spec("onelogin") else []),
    "dj_queue",
]

MIDDLEWARE = [
    "kompas.web.shared.log.RequestLog",
    *(["kompas.web.shared.practice.Unreal"] if IS_PRACTICE else []),
    "django.middleware.security.SecurityMiddleware",
    *([] if IS_TEST else ["whitenoise.middleware.WhiteNoiseMiddleware"]),  # it scans all files for every test client
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kompas.web.shared.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "kompas.web.welcome.gate.Gate",  # before sign-in: until the house is set up, every page leads to the first visit
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kompas.web.shared.uploads.UploadLimit",
]

ROOT_URLCONF = "kompas.config.urls"
WSGI_APPLICATION = "kompas.config.wsgi.application"
FORM_RENDERER = "kompas.web.shared.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "kompas.web.shared.menu.frame",
                "kompas.web.tours.panel.frame",
            ],
            "builtins": ["kompas.web.shared.templatetags.kompas", "django.templatetags.i18n"],
        },
    }
]

DATABASES = {"default": environment.database(environment.text("KOMPAS_DATABASE"), DATA)}
WORK_DATABASE = "default"
if DATABASES["default"]["ENGINE"].endswith("sqlite3") and not IS_TEST:
    # Rate limits and the queue write often; on SQLite they must not stand in the way of people's work.
    WORK_DATABASE = "work"
    DATABASES[WORK_DATABASE] = environment.sqlite(DATA / "work.sqlite3")
    DATABASE_ROUTERS = ["kompas.config.routers.WorkRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache"
        if IS_TEST
        else "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kompas_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    "papers": {  # files that were made of a wording; in files, since a page writes no database and a paper is large
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache"
        if IS_TEST
        else "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": "papers" if IS_TEST else str(DATA / "papers"),
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests sign in hundreds of times
    if IS_TEST
    else ["django.contrib.auth.hashers.Argon2PasswordHasher"]
)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "kompas.accounts.passwords.ObviousPasswordValidator"},
]
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # unique whatever the letters: a constraint on the lowered address
SESSION_COOKIE_AGE = 10 * 60 * 60  # a working day, counted from sign-in
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
if IS_PRACTICE:  # browsers send cookies to every port of a host: by other names, neither house takes the other's
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = "oevebane_id", "oevebane_csrf", "oevebane_sprog"
    MFA_TRUST_COOKIE_NAME = "oevebane_husk"
    MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "kompas.web.shared.errors.csrf_failed"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_HTTPS else 0
SECURE_REDIRECT_EXEMPT = [r"^sundhed/$", r"^version/$"]
if environment.flag("KOMPAS_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("KOMPAS_PROXIES", default=0)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    # a form's answer may lead there: to the municipality's sign-in, or into the practice area
    "form-action": [CSP.SELF, *sign_in.form_targets(), *([PRACTICE_URL] if PRACTICE_PORT else [])],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
UPLOAD_LIMIT_BYTES = 52 * 1024 * 1024  # the largest document, 50 MB, and the form around it
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # the import review of a long document is one form
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Danish")), ("en", _("English"))]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["kompas.config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "build" / "static"
STATICFILES_DIRS = [PACKAGE / "static", ROOT / "build" / "assets"]
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT, "base_url": None},  # no address: files leave only through a view
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if IS_TEST
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
        # Everybody may read these: root prepares the program, and another user runs it.
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
WHITENOISE_MAX_AGE = 60
PAPER_FONTS = ROOT / "node_modules" / "dkfds" / "dist" / "fonts" / "IBMPlexSans"  # pages and paper share a face

DEFAULT_FROM_EMAIL = environment.text("KOMPAS_MAIL_FROM", "kompas@egevang.example" if IS_EXAMPLE else "")
# Without a server mail stays in the outbox; in the practice area it does whatever the environment says.
MAIL_LEAVES = bool(environment.text("KOMPAS_SMTP_HOST")) and not IS_PRACTICE
MAILERS: dict[str, Any] = {
    "default": {"BACKEND": "kompas.post.backend.OutboxBackend"},  # whoever sends mail puts it in the outbox
    "way_out": {  # only the worker, delivering the outbox, uses this one
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": environment.text("KOMPAS_SMTP_HOST"),
            "port": environment.number("KOMPAS_SMTP_PORT", default=587),
            "username": environment.text("KOMPAS_SMTP_USER"),
            "password": environment.text("KOMPAS_SMTP_PASSWORD"),
            "use_tls": environment.flag("KOMPAS_SMTP_TLS", default=True),
            "timeout": 20,
        },
    },
}
if IS_PRACTICE:
    MAILERS["way_out"] = {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}

TASKS: dict[str, Any] = {
    "default": {
        "BACKEND": "django.tasks.backends.immediate.ImmediateBackend" if IS_TEST else "dj_queue.backend.DjQueueBackend",
        "QUEUES": [],
        "OPTIONS": {}
        if IS_TEST
        else {
            "database_alias": WORK_DATABASE,
            "mode": "async",
            "process_heartbeat_interval": 10,  # well under the threshold, or the worker takes itself for dead
            "process_alive_threshold": 30,
            "clear_finished_jobs_after": 3600,
            "clear_failed_jobs_after": 30 * 24 * 3600,
            "clear_recurring_executions_after": 3600,
            "recurring": RECURRING,
        },
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "kompas.web.shared.log.JsonLines"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "json"},
    },
    "root": {"handlers": ["console"], "level": environment.text("KOMPAS_LOG_LEVEL", "WARNING" if IS_TEST else "INFO")},
    "loggers": {
        # Django's own lines of a failed request carry the address with its search words; ours do not.
        "django.request": {"level": "CRITICAL", "propagate": False},
        "django.server": {"level": "CRITICAL", "propagate": False},
        "django.security": {"level": "CRITICAL", "propagate": False},  # addresses and searches of refused requests
        "dj_queue": {"level": "WARNING"},
    },
}
