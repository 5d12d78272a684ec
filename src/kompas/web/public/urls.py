from django.urls import path
from django.views.i18n import set_language

from kompas.web.public import views, views_citizens
from kompas.web.shared.pages import public_deed

app_name = "public"
urlpatterns = [
    path("", views.front, name="front"),
    path("was/", views.accessibility, name="accessibility"),
    path("sprog/", public_deed(set_language), name="language"),
    path("strategi/soeg/", views.search, name="search"),  # first: a strategy's address is any word
    path("strategi/<slug:slug>/", views.strategy, name="strategy"),
    path("strategi/<slug:slug>/interessent/<slug:part>/", views.stakeholder, name="stakeholder"),
    path("strategi/<slug:slug>/fokuspunkt/<slug:part>/", views.focus_area, name="focus_area"),
    path("strategi/<slug:slug>/loefte/<int:number>/", views.commitment, name="commitment"),
    path("strategi/<slug:slug>/udgave/<int:number>/", views.edition, name="edition"),
    path("strategi/<slug:slug>/grundlag/", views.grounds, name="grounds"),
    path("strategi/<slug:slug>/grundlag/<slug:ground>/fil/", views.ground_file, name="ground_file"),
    path("strategi/<slug:slug>/forskelle/", views.differences, name="differences"),
    path("strategi/<slug:slug>/udgave/<int:number>/hent/<slug:ending>/", views.take, name="take"),
    path("strategi/<slug:slug>/for-dig/", views_citizens.citizens, name="citizens"),
    path("strategi/<slug:slug>/indlejret/", views_citizens.embedded, name="embedded"),
    path("strategi/<slug:slug>/den-roede-traad/", views.red_thread, name="red_thread"),
    path("strategi/<slug:slug>/naeste-periode/", views.next_period, name="next_period"),
]
