from django.urls import path

from kompas.web.directory import views, views_own

app_name = "directory"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("enheder/", views.units, name="units"),
    path("enhed/<slug:code>/", views.unit, name="unit"),
    path("emner/", views.subjects, name="subjects"),
    path("emne/<slug:slug>/", views.subject, name="subject"),
    path("<slug:slug>/", views.person, name="person"),
    path("<slug:slug>/ret/", views_own.edit, name="edit"),
    path("<slug:slug>/telefon/", views_own.phone, name="phone"),
    path("<slug:slug>/kan-hjaelpe-med/", views_own.offer, name="offer"),
    path("<slug:slug>/kan-hjaelpe-med/<slug:subject>/ret/", views_own.reword, name="reword"),
    path("<slug:slug>/kan-hjaelpe-med/<slug:subject>/fjern/", views_own.withdraw_offer, name="withdraw_offer"),
    path("<slug:slug>/stedfortraedere/", views_own.deputies, name="deputies"),
    path("<slug:slug>/stedfortraedere/vaelg/", views_own.name_deputy, name="name_deputy"),
    path("<slug:slug>/stedfortraedere/fjern/", views_own.withdraw_deputy, name="withdraw_deputy"),
]
