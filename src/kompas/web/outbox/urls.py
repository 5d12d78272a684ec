from django.urls import path

from kompas.web.outbox import views

app_name = "outbox"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("tilbageholdte/send/", views.release_all, name="release_all"),
    path("tilbageholdte/behold/", views.put_by_all, name="put_by_all"),
    path("<slug:token>/", views.mail, name="mail"),
    path("<slug:token>/send/", views.release, name="release"),
    path("<slug:token>/behold/", views.put_by, name="put_by"),
]
