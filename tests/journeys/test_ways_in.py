"""The ways in that take a real browser: a passkey, and the municipality's own sign-in."""

import re
import threading
import time
from collections.abc import Iterator
from typing import Any

import oidc_provider_mock
import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from werkzeug.serving import make_server

from kompas.accounts.models import User
from kompas.accounts.single_sign_on import linking
from kompas.config import sign_in as settings_of
from kompas.config.sign_in import Oidc
from kompas.journal.actors import Actor
from tests.journeys.browser import assert_accessible, assert_no_sideways_scroll
from tests.journeys.conftest import OpenPage
from tests.makers import PASSWORD, a_member, a_unit

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _nobody_has_knocked_yet() -> None:
    cache.clear()


@pytest.fixture
def provider(settings: Settings, live_server: LiveServer) -> Iterator[str]:
    """A real OpenID provider on loopback, which the pages of the house may lead to."""
    app = oidc_provider_mock.app(require_nonce=True)

    @app.after_request  # type: ignore[untyped-decorator]
    def plain(answer: Any) -> Any:  # its pages would fetch their looks from another host
        if answer.mimetype == "text/html":
            answer.set_data(re.sub(r"<link[^>]*>", "", answer.get_data(as_text=True)))
        return answer

    server = make_server("localhost", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    issuer = f"http://localhost:{server.server_port}"
    settings.BASE_URL, settings.OIDC = live_server.url, Oidc(issuer, "kompas", "hemmelighed")
    leads_to = [*settings.SECURE_CSP["form-action"], *settings_of.origins(issuer)]
    settings.SECURE_CSP = {**settings.SECURE_CSP, "form-action": leads_to}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
        yield issuer
    server.shutdown()
    server.server_close()
    thread.join()


def with_a_passkey_device(page: Page) -> None:
    """A device that keeps passkeys and whose owner always puts her finger on it."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def by_password(page: Page, user: User) -> None:
    page.goto("/konto/log-ind/")
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()


def sign_out(page: Page) -> None:
    page.goto("/konto/log-ud/")
    page.locator("main").get_by_role("button", name="Log ud").click()


def test_a_passkey_is_made_and_opens_as_second_step_and_alone(page: Page) -> None:
    user = a_member(a_unit(), "Anne Holm")
    with_a_passkey_device(page)
    by_password(page, user)
    page.goto("/konto/sikkerhed/")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.get_by_role("link", name="Tilføj en adgangsnøgle").click()
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Bekræft").click()
    page.get_by_label("Hvad du kalder den").fill("Arbejdstelefon")
    assert_accessible(page)
    page.get_by_role("button", name="Lav nøglen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dine nødkoder")
    assert_accessible(page)
    page.get_by_role("link", name="Jeg har gemt dem").click()
    expect(page.get_by_text("Arbejdstelefon").first).to_be_visible()

    sign_out(page)
    by_password(page, user)
    expect(page.get_by_role("heading", level=1)).to_have_text("Et trin mere")
    assert_accessible(page)
    page.get_by_role("button", name="Brug en adgangsnøgle").click()
    page.get_by_role("button", name="Nej, spørg hver gang").click()
    expect(page).to_have_url("/min-dag/")

    sign_out(page)
    page.goto("/konto/log-ind/?next=/medarbejdere/")
    page.get_by_role("button", name="Log ind med en adgangsnøgle").click()
    expect(page).to_have_url("/medarbejdere/")


def test_without_scripts_the_app_works_and_passkeys_say_what_they_take(open_page: OpenPage) -> None:
    user = a_member(a_unit(), "Anne Holm")
    page = open_page(width=360, scripts=False)
    by_password(page, user)
    page.goto("/konto/sikkerhed/noegle/")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Bekræft").click()
    expect(page.get_by_text("Adgangsnøgler kræver en browser")).to_be_visible()
    expect(page.get_by_role("button", name="Lav nøglen")).to_be_hidden()

    page.get_by_role("link", name="Sæt en app op").click()
    secret = page.locator(".sign-in-id").inner_text().replace(" ", "")
    page.get_by_label("Koden, som appen viser nu").fill(_code(secret, -1))
    page.get_by_role("button", name="Slå til").click()
    sign_out(page)
    by_password(page, user)
    page.get_by_label("Kode").fill(_code(secret))
    page.get_by_role("button", name="Gå videre").click()
    page.get_by_role("button", name="Nej, spørg hver gang").click()
    expect(page).to_have_url("/min-dag/")


def test_the_municipalitys_sign_in_lets_her_in_and_hears_that_she_left(page: Page, provider: str) -> None:
    user = a_member(a_unit(), "Anne Holm")
    linking.link(person=user, subject="anne-7", by=Actor.house(), at=timezone.now())
    page.goto("/konto/log-ind/?next=/medarbejdere/")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.get_by_role("button", name="Log ind med kommunens login").click()
    page.locator("input[name=sub]").fill("anne-7")
    page.get_by_role("button", name="Authorize").click()
    expect(page).to_have_url("/medarbejdere/")

    page.locator(".k-account > summary").click()
    page.get_by_role("button", name="Log ud").click()
    page.wait_for_url(f"{provider}/oauth2/end_session**")
    page.get_by_role("button").first.click()
    expect(page).to_have_url("/")


def test_whom_nobody_linked_reads_what_to_do(page: Page, provider: str) -> None:
    user = a_member(a_unit(), "Anne Holm")
    page.goto("/konto/log-ind/")
    page.get_by_role("button", name="Log ind med kommunens login").click()
    page.locator("input[name=sub]").fill(user.email)  # the provider here tells it as e-mail too
    page.get_by_role("button", name="Authorize").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er ikke oprettet i Kompas endnu")
    assert_accessible(page)
    assert_no_sideways_scroll(page)


def _code(secret: str, steps: int = 0) -> str:
    shown: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))
    return shown
