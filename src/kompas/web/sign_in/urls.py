from allauth.account import views
from django.urls import path, re_path

from kompas.web.sign_in import views as own
from kompas.web.sign_in import views_kept

# allauth looks its pages up by these names, so this room has no name space of its own. What is not offered here
# (signing up, changing one's own address) has no address: administrators create the accounts.
urlpatterns = [
    path("log-ind/", own.SignInView.as_view(), name="account_login"),
    path("log-ud/", views.logout, name="account_logout"),
    path("adgangskode/", views.password_change, name="account_change_password"),
    path("glemt/", views.password_reset, name="account_reset_password"),
    path("glemt/sendt/", views.password_reset_done, name="account_reset_password_done"),
    # A plain <uidb36> would swallow the first hyphen of the key too, and every link would be refused.
    re_path(
        r"^glemt/ny/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        own.ChooseView.as_view(),
        name="account_reset_password_from_key",
    ),
    path("glemt/faerdig/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("bekraeft/", views.reauthenticate, name="account_reauthenticate"),
    path("hvad-registreres/", views_kept.kept, name="account_kept"),
    path("hvad-registreres/hent/", views_kept.take_copy, name="account_take_copy"),
    path("kommunens-login/", own.to_provider, name="account_provider"),
    path("kommunens-login/tilbage/", own.from_provider, name="account_provider_callback"),
    path("kommunens-login/afbrudt/", own.cancelled, name="socialaccount_login_cancelled"),
    path("lukket/", views.account_inactive, name="account_inactive"),
]
