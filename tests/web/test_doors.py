"""Every address of the house has exactly one of the four doors."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from kompas.web.shared.pages import DOORS

WITHOUT_A_DOOR = {
    "account_login",  # allauth's own views guard and count for themselves
    "account_logout",
    "account_change_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_reauthenticate",
    "account_inactive",
    "mfa_authenticate",
    "mfa_trust",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_add_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "saml_acs",
    "saml_finish_acs",
    "saml_metadata",
    "saml_sls",
    "account_provider",
    "account_provider_callback",
    "socialaccount_login_cancelled",
    "practice:enter",  # a signed pass is what opens it; counted as a deed, tested in tests/web/practice
    "health:health",  # a watchman knocks as often as he likes
    "health:version",
}


def addresses(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        else:
            yield f"{space}{entry.name}", entry


ALL = dict(addresses(get_resolver()))


@pytest.mark.parametrize("name", sorted(set(ALL) - WITHOUT_A_DOOR))
def test_every_address_has_one_of_the_four_doors(name: str) -> None:
    assert ALL[name].callback in DOORS


def test_the_named_exceptions_still_exist() -> None:
    assert set(ALL) >= WITHOUT_A_DOOR


@pytest.mark.parametrize("name", sorted(set(ALL) - WITHOUT_A_DOOR))
def test_the_public_doors_stand_in_the_public_room_only(name: str) -> None:
    """And on the first visit, which only the browser that used the code gets to see (tests/web/welcome)."""
    is_public = DOORS[ALL[name].callback].startswith("public")
    assert is_public == name.startswith(("public:", "welcome:"))


def test_addresses_hold_no_primary_key() -> None:
    assert [name for name, entry in ALL.items() if "pk" in str(entry.pattern)] == []
