from importlib import import_module

from allauth.account import views
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes.views import view_recovery_codes
from allauth.mfa.totp.views import deactivate_totp
from allauth.mfa.webauthn.views import reauthenticate_webauthn
from django.conf import settings
from django.urls import path, re_path

from kompas.web.sign_in import views as own
from kompas.web.sign_in import views_factor as factor
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
    path("log-ind/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("log-ind/husk/", mfa.trust, name="mfa_trust"),
    path("log-ind/noegle/", factor.PasskeySignInView.as_view(), name="mfa_login_webauthn"),
    path("bekraeft/kode/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("bekraeft/noegle/", reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("sikkerhed/", factor.SecurityView.as_view(), name="mfa_index"),
    path("sikkerhed/app/", factor.AddAppView.as_view(), name="mfa_activate_totp"),
    path("sikkerhed/app/fjern/", deactivate_totp, name="mfa_deactivate_totp"),
    path("sikkerhed/noegle/", factor.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("sikkerhed/noegle/<int:number>/fjern/", factor.RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
    path("sikkerhed/noedkoder/", view_recovery_codes, name="mfa_view_recovery_codes"),
    path("sikkerhed/noedkoder/nye/", factor.RenewCodesView.as_view(), name="mfa_generate_recovery_codes"),
    path("kommunens-login/", own.to_provider, name="account_provider"),
    path("kommunens-login/tilbage/", own.from_provider, name="account_provider_callback"),
    path("kommunens-login/afbrudt/", own.cancelled, name="socialaccount_login_cancelled"),
    path("lukket/", views.account_inactive, name="account_inactive"),
]
if settings.HAS_SAML:
    urlpatterns += import_module("kompas.web.sign_in.saml").urlpatterns
