"""The settings of signing in: passwords, the second step, the municipality's own sign-in. Part of settings.py."""

from importlib.util import find_spec

from kompas.config import environment, sign_in

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_day:overview"
LOGOUT_REDIRECT_URL = "public:front"
ACCOUNT_ADAPTER = "kompas.web.sign_in.adapter.DoorAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # administrators create the accounts
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a stranger's address never gets mail from us
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True  # who holds the link could sign in with the new password the next moment
ACCOUNT_EMAIL_NOTIFICATIONS = True  # she hears of every change of her password
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "kompas.web.sign_in.forms.LoginForm",
    "change_password": "kompas.web.sign_in.forms.ChangePasswordForm",
    "reset_password": "kompas.web.sign_in.forms.ResetPasswordForm",
    "reset_password_from_key": "kompas.web.sign_in.forms.ResetPasswordKeyForm",
    "reauthenticate": "kompas.web.sign_in.forms.ReauthenticateForm",
}
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # three days, as the letters say: an invitation must outlast a weekend
SEALED_LETTER_HEADER = "X-Kompas-Sealed"  # on mail that nobody but its recipient may read, the outbox included
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "10/m/ip,3/h/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
}
SECOND_FACTOR = sign_in.choice(
    "KOMPAS_SECOND_FACTOR",
    (sign_in.OPTIONAL, sign_in.ADMINISTRATORS, sign_in.EVERYBODY),
    default=sign_in.ADMINISTRATORS if environment.mode() in {"production", "start"} else sign_in.OPTIONAL,
)
MFA_ADAPTER = "kompas.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TRUST_ENABLED = True  # for two weeks, in the browser where she says so
MFA_TOTP_TOLERANCE = 1  # the code before and the one after: clocks differ, and fingers are slow
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # administrators create the accounts
MFA_FORMS = {
    "authenticate": "kompas.web.sign_in.forms_factor.CodeForm",
    "reauthenticate": "kompas.web.sign_in.forms_factor.CodeAgainForm",
    "activate_totp": "kompas.web.sign_in.forms_factor.AppForm",
    "authenticate_webauthn": "kompas.web.sign_in.forms_factor.UsePasskeyForm",
    "reauthenticate_webauthn": "kompas.web.sign_in.forms_factor.UsePasskeyAgainForm",
    "login_webauthn": "kompas.web.sign_in.forms_factor.PasskeyAloneForm",
    "add_webauthn": "kompas.web.sign_in.forms_factor.PasskeyForm",
}
OIDC = sign_in.oidc()  # the municipality's own sign-in
SAML = sign_in.saml()  # the same by SAML, where that is what the municipality has
LOCAL_SIGN_IN = sign_in.choice("KOMPAS_LOCAL_SIGN_IN", (sign_in.EVERYBODY, sign_in.RESCUE), default=sign_in.EVERYBODY)
SIGN_IN_NAME = environment.text("KOMPAS_SIGN_IN_NAME")  # what its people call it
SOCIALACCOUNT_ADAPTER = "kompas.accounts.single_sign_on.adapter.SingleSignOnAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"provider_class": "kompas.accounts.single_sign_on.oidc.OidcProvider"},
    "saml": {"provider_class": "kompas.accounts.single_sign_on.saml.SamlProvider"},
}
HAS_SAML = find_spec("onelogin") is not None
