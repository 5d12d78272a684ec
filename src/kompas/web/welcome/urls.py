from django.urls import path

from kompas.web.welcome import views, views_lists

app_name = "welcome"
urlpatterns = [
    path("", views.enter, name="enter"),
    path("kode/", views.use_code, name="use_code"),
    path("klar/", views.ready, name="ready"),
    path("klar/slut/", views.finish, name="finish"),
    path("enheder/indlaes/", views_lists.upload, name="upload"),
    path("enheder/indlaes/eksempel.xlsx", views_lists.sample, name="sample"),
    path("enheder/indlaes/<slug:token>/", views_lists.preview, name="preview"),
    path("enheder/indlaes/<slug:token>/gem/", views_lists.confirm, name="confirm"),
    path("brevhoved/logo.png", views.logo, name="logo"),
    path("post/proev/", views.try_mail, name="try_mail"),
    path("<slug:slug>/", views.step, name="step"),
    path("<slug:slug>/gem/", views.take_step, name="take_step"),
]
