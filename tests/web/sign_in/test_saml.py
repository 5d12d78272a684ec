"""SAML: a signed round trip, and all that must not get in by it."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from lxml import etree
from pytest_django import Settings

from kompas.accounts.models import SignInLink, User
from kompas.accounts.single_sign_on import linking
from kompas.config.sign_in import Saml, from_metadata
from kompas.journal.actors import Actor
from kompas.journal.models import Event
from kompas.organisation.roles import Role
from tests.makers import NOON, a_user, with_role
from tests.web.sign_in.provider import is_in
from tests.web.sign_in.saml_provider import (
    OURS,
    SAML,
    STRANGERS,
    assertion,
    metadata,
    post,
    request_of,
    response,
    signed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _there_is_a_provider(settings: Settings) -> None:
    settings.SAML = from_metadata(metadata())


def linked(person: User, subject: str = "anne-7") -> User:
    linking.link(person=person, subject=subject, by=Actor.house(), at=NOON)
    return person


def test_a_signed_assertion_opens_the_linked_account(client: Client) -> None:
    person = linked(a_user())
    asked = request_of(client, next="/medarbejdere/")
    answer = post(client, response(asked, signed(assertion(asked))))
    assert answer["Location"] == "/medarbejdere/"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_signed_response_around_it_opens_too(client: Client) -> None:
    linked(a_user())
    asked = request_of(client)
    post(client, signed(response(asked, signed(assertion(asked)))))
    assert is_in(client)


def test_an_attribute_of_the_operators_choice_tells_who_it_is(client: Client, settings: Settings) -> None:
    settings.SAML = from_metadata(metadata(), subject="urn:oid:2.5.4.65")
    linked(a_user(), "objekt-7")
    asked = request_of(client)
    post(client, response(asked, signed(assertion(asked, attributes={"urn:oid:2.5.4.65": "objekt-7"}))))
    assert is_in(client)


def test_an_unknown_subject_stays_outside_and_an_email_opens_nothing(client: Client) -> None:
    boss = with_role(Role.ADMINISTRATOR)
    asked = request_of(client)
    told = {"email": boss.email, "urn:oid:0.9.2342.19200300.100.1.3": boss.email}
    answer = post(client, response(asked, signed(assertion(asked, subject="ukendt", attributes=told))))
    assert answer.status_code == 403
    assert "Du er ikke oprettet i Kompas endnu" in answer.content.decode()
    assert not is_in(client)
    assert not SignInLink.objects.exists()
    assert Event.objects.get(kind="accounts.unknown_subject").data == {}


def altered(asked: str) -> str:
    return response(asked, signed(assertion(asked, subject="angriber")).replace("angriber", "anne-7"))


def wrapped(asked: str) -> str:
    """XSW: the signed assertion moved aside, a forged one in its place."""
    whole = etree.fromstring(response(asked, signed(assertion(asked, subject="angriber"))))
    (good,) = whole.findall("a:Assertion", SAML)
    forged = etree.fromstring(assertion(asked, name="_falsk"))
    whole.replace(good, forged)
    forged.append(good)
    return etree.tostring(whole).decode()


def wrapped_before(asked: str) -> str:
    whole = etree.fromstring(response(asked, signed(assertion(asked, subject="angriber"))))
    (good,) = whole.findall("a:Assertion", SAML)
    good.addprevious(etree.fromstring(assertion(asked, name="_falsk")))
    return etree.tostring(whole).decode()


def wrapped_in_an_extension(asked: str) -> str:
    whole = etree.fromstring(response(asked, signed(assertion(asked, subject="angriber"))))
    (good,) = whole.findall("a:Assertion", SAML)
    whole.replace(good, etree.fromstring(assertion(asked, name="_falsk")))
    extensions = etree.Element(f"{{{SAML['p']}}}Extensions")
    extensions.append(good)
    whole.insert(1, extensions)
    return etree.tostring(whole).decode()


def same_name(asked: str) -> str:
    """XSW with one ID twice."""
    whole = etree.fromstring(response(asked, signed(assertion(asked, subject="angriber"))))
    (good,) = whole.findall("a:Assertion", SAML)
    forged = etree.fromstring(assertion(asked))
    (signature,) = good.findall("{http://www.w3.org/2000/09/xmldsig#}Signature")
    forged.insert(1, signature)
    whole.replace(good, forged)
    forged.append(good)
    return etree.tostring(whole).decode()


def commented(asked: str) -> str:
    """A comment that some readers stop at: anne-7<!---->.ond would be read as anne-7."""
    told = signed(assertion(asked, subject="anne-7.ond"))
    return response(asked, told.replace("anne-7.ond", "anne-7<!---->.ond"))


def with_an_entity(asked: str) -> str:
    body = response(asked, signed(assertion(asked)))
    return f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>{body}'


CROOKED: dict[str, Callable[[str], str]] = {
    "unsigned": lambda asked: response(asked, assertion(asked)),
    "only the response signed": lambda asked: signed(response(asked, assertion(asked))),
    "signed by a stranger": lambda asked: response(asked, signed(assertion(asked), STRANGERS)),
    "altered after signing": altered,
    "wrapped": wrapped,
    "wrapped before": wrapped_before,
    "wrapped in an extension": wrapped_in_an_extension,
    "one name twice": same_name,
    "with an entity": with_an_entity,
    "meant for another": lambda asked: response(asked, signed(assertion(asked, audience="https://andre.example"))),
    "for another address": lambda asked: response(
        asked, signed(assertion(asked, recipient="https://andre.example/svar/"))
    ),
    "sent to another address": lambda asked: response(
        asked, signed(assertion(asked)), destination="https://andre.example/svar/"
    ),
    "worn out": lambda asked: response(asked, signed(assertion(asked, since=-60, until=-30))),
    "not yet": lambda asked: response(asked, signed(assertion(asked, since=30, until=60))),
    "of another issuer": lambda asked: response(
        asked, signed(assertion(asked, issuer="https://andre.example")), issuer="https://andre.example"
    ),
    "an answer to nobody": lambda asked: response("", signed(assertion(""))),
    "an answer to another request": lambda asked: response("_gaettet", signed(assertion("_gaettet"))),
    "another's assertion in our answer": lambda asked: response(asked, signed(assertion(asked, confirms="_andres"))),
    "a passing name": lambda asked: response(
        asked, signed(assertion(asked, format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient"))
    ),
    "an e-mail as name": lambda asked: response(
        asked, signed(assertion(asked, format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"))
    ),
    "without a name": lambda asked: response(asked, signed(assertion(asked, subject=""))),
    "no SAML": lambda asked: "<x/>",
    "no XML": lambda asked: "hej",
    "nothing": lambda asked: "",
}


@pytest.mark.parametrize("crooked", CROOKED.values(), ids=CROOKED.keys())
def test_a_crooked_answer_opens_nothing(client: Client, crooked: Callable[[str], str]) -> None:
    linked(a_user())
    answer = post(client, crooked(request_of(client)))
    assert not is_in(client)
    assert answer.status_code == 401
    assert "Du blev ikke logget ind" in answer.content.decode()


def test_a_comment_inside_a_name_does_not_cut_it_short(client: Client) -> None:
    linked(a_user())
    assert post(client, commented(request_of(client))).status_code == 403
    assert not is_in(client)


def test_an_answer_works_once(client: Client) -> None:
    linked(a_user())
    asked = request_of(client)
    told = response(asked, signed(assertion(asked)))
    post(client, told)
    client.post("/konto/log-ud/")
    assert post(client, told).status_code == 401
    assert not is_in(client)


def test_an_answer_in_another_browser_opens_nothing(client: Client) -> None:
    linked(a_user())
    asked = request_of(client)
    other = Client()
    assert post(other, response(asked, signed(assertion(asked)))).status_code == 401
    assert not is_in(other)


def test_an_assertion_moved_into_the_answer_to_another_request_opens_nothing(client: Client) -> None:
    """Stolen from somebody's answer, whose envelope is not signed."""
    linked(a_user())
    theirs, thief = request_of(Client()), request_of(client)
    assert post(client, response(thief, signed(assertion(theirs)))).status_code == 401
    assert not is_in(client)


def test_who_has_left_does_not_come_in(client: Client) -> None:
    person = linked(a_user())
    User.objects.filter(pk=person.pk).update(is_active=False)
    asked = request_of(client)
    post(client, response(asked, signed(assertion(asked))))
    assert not is_in(client)


@pytest.mark.parametrize("target", ["https://ond.example/", "//ond.example/"])
def test_the_way_back_leads_to_no_other_house(client: Client, target: str) -> None:
    linked(a_user())
    asked = request_of(client, next=target)
    assert post(client, response(asked, signed(assertion(asked))))["Location"] == "/min-dag/"


def test_the_provider_can_fetch_our_metadata(client: Client) -> None:
    told = client.get("/konto/saml/kommunen/metadata/")
    assert told["Content-Type"] == "text/xml"
    document = etree.fromstring(told.content)
    assert document.get("entityID") == "http://127.0.0.1:8000/konto/saml/kommunen/metadata/"
    assert b'WantAssertionsSigned="true"' in told.content


def test_our_requests_are_signed_where_the_provider_wants_it(client: Client, settings: Settings) -> None:
    settings.SAML = from_metadata(metadata(), key=OURS.private, own_certificate=OURS.certificate)
    assert "&Signature=" in client.post("/konto/kommunens-login/")["Location"]


def test_a_message_that_she_signed_out_elsewhere_asks_her(client: Client) -> None:
    client.force_login(a_user())
    assert client.get("/konto/saml/kommunen/log-ud/?SAMLRequest=x")["Location"] == "/konto/log-ud/"
    assert is_in(client)


@pytest.mark.parametrize("way", ["svar/", "svar/videre/", "metadata/", "log-ud/"])
def test_without_a_provider_there_is_no_such_door(client: Client, settings: Settings, way: str) -> None:
    settings.SAML = Saml()
    assert client.get(f"/konto/saml/kommunen/{way}").status_code == 404


@pytest.mark.parametrize("way", ["svar/", "metadata/"])
def test_no_other_name_opens_the_door(client: Client, way: str) -> None:
    client.raise_request_exception = False
    assert client.get(f"/konto/saml/andre/{way}", follow=True).status_code in {404, 401}


@pytest.mark.parametrize("document", [b"", b"hej", b"<x/>", metadata().replace(b"SingleSignOnService", b"X")])
def test_metadata_that_tell_too_little_stop_the_start_in_words(document: bytes) -> None:
    with pytest.raises(ImproperlyConfigured, match="KOMPAS_SAML_METADATA"):
        from_metadata(document)
