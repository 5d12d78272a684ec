from django.urls import path

from kompas.web.strategy import views_reading

app_name = "strategy"
urlpatterns = [
    path("<slug:slug>/", views_reading.show, name="show"),
    path("<slug:slug>/interessent/<slug:part>/", views_reading.stakeholder, name="stakeholder"),
    path("<slug:slug>/fokuspunkt/<slug:part>/", views_reading.focus_area, name="focus_area"),
    path("<slug:slug>/loefte/<int:number>/", views_reading.commitment, name="commitment"),
    path("<slug:slug>/udgave/<int:number>/", views_reading.edition, name="edition"),
    path("<slug:slug>/den-roede-traad/", views_reading.red_thread, name="red_thread"),
]
