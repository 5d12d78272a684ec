"""All addresses: Danish words, never translated, never a primary key."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("kompas.web.public.urls")),
    path("", include("kompas.api.health.urls")),
    path("velkommen/", include("kompas.web.welcome.urls")),
    path("konto/", include("kompas.web.sign_in.urls")),
    path("min-dag/", include("kompas.web.my_day.urls")),
    path("strategier/indlaes/", include("kompas.web.importing.urls")),  # first: a strategy's address is any word
    path("strategier/", include("kompas.web.next_period.urls")),
    path("strategier/", include("kompas.web.strategy.urls")),
    path("analyser/", include("kompas.web.analyses.urls")),
    path("udbakke/", include("kompas.web.outbox.urls")),
    path("medarbejdere/", include("kompas.web.directory.urls")),
    path("administration/", include("kompas.web.administration.urls")),
    path("soeg/", include("kompas.web.search.urls")),
    path("oevebane/", include("kompas.web.practice.urls")),
    path("rundtur/", include("kompas.web.tours.urls")),
    path("komponenter/", include("kompas.web.components.urls")),
]

handler400 = "kompas.web.shared.errors.bad_request"
handler403 = "kompas.web.shared.errors.forbidden"
handler404 = "kompas.web.shared.errors.not_found"
handler500 = "kompas.web.shared.errors.server_error"
handler429 = "kompas.web.shared.errors.too_many"  # allauth asks for it here
