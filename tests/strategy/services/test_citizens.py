"""Citizens are told what a strategy means for them: deliberately, by those who may, and never by accident."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kompas.accounts.models import User
from kompas.errors import LostUpdate, NotAllowed
from kompas.journal.models import Event
from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.citizens import is_anything_told, told_by
from kompas.strategy.framing import NotAnOrigin, checked_origin
from kompas.strategy.models import CitizenEdition, CitizenText, FocusArea, FramingSite, Strategy
from kompas.strategy.queries import in_force
from kompas.strategy.services.framing import CannotAllow, allow_site, forbid_site
from tests.makers import NOON, a_draft_strategy, a_unit, an_adopted_strategy, with_role

pytestmark = pytest.mark.django_db


def a_text(strategy: Strategy, by: User, words: str = "Du får svar.", **place: Any) -> CitizenText:
    given = {"language": "da", "opened_on": 0, **place}
    return services.write_to_citizens(strategy=strategy, words=words, by=by, at=NOON, **given)


def a_publisher(strategy: Strategy) -> User:
    return with_role(Role.CONSULTANT, strategy.unit)


def told(strategy: Strategy, language: str = "da") -> Any:
    revision = in_force(strategy)
    assert revision is not None
    return told_by(revision, language)


def test_what_is_written_is_not_read_until_it_is_shown() -> None:
    strategy = an_adopted_strategy()
    by = a_publisher(strategy)
    text = a_text(strategy, by)

    assert told(strategy).is_empty
    services.show_to_citizens(text=text, opened_on=1, by=by, at=NOON)

    assert told(strategy).told.words == "Du får svar."
    assert is_anything_told(strategy)


def test_rewriting_changes_nothing_for_citizens_and_showing_keeps_what_they_read_before() -> None:
    strategy = an_adopted_strategy()
    by = a_publisher(strategy)
    text = a_text(strategy, by)
    services.show_to_citizens(text=text, opened_on=1, by=by, at=NOON)

    text = a_text(strategy, by, "Du får svar samme dag.", opened_on=2)
    assert told(strategy).told.words == "Du får svar."
    services.show_to_citizens(text=text, opened_on=3, by=by, at=NOON + timedelta(days=1))

    assert told(strategy).told.words == "Du får svar samme dag."
    assert [each.words for each in text.editions.all()] == ["Du får svar samme dag.", "Du får svar."]
    assert text.editions.get(number=1).hidden_at == NOON + timedelta(days=1)


def test_hiding_takes_it_from_citizens_and_keeps_it() -> None:
    strategy = an_adopted_strategy()
    by = a_publisher(strategy)
    text = a_text(strategy, by)
    services.show_to_citizens(text=text, opened_on=1, by=by, at=NOON)

    services.hide_from_citizens(text=text, opened_on=2, by=by, at=NOON)

    assert told(strategy).is_empty
    assert CitizenEdition.objects.get().hidden_at == NOON
    with pytest.raises(services.CannotTell):
        services.hide_from_citizens(text=text, opened_on=3, by=by, at=NOON)


def test_nothing_is_shown_twice_or_empty() -> None:
    strategy = an_adopted_strategy()
    by = a_publisher(strategy)
    empty = a_text(strategy, by, "  ")
    with pytest.raises(services.CannotTell):
        services.show_to_citizens(text=empty, opened_on=1, by=by, at=NOON)
    text = a_text(strategy, by, opened_on=1)
    services.show_to_citizens(text=text, opened_on=2, by=by, at=NOON)

    with pytest.raises(services.CannotTell):
        services.show_to_citizens(text=text, opened_on=3, by=by, at=NOON)


def test_two_who_write_at_once_do_not_lose_a_word() -> None:
    strategy = an_adopted_strategy()
    by = a_publisher(strategy)
    a_text(strategy, by)

    with pytest.raises(LostUpdate):
        a_text(strategy, by, "Noget andet")
    with pytest.raises(LostUpdate):
        a_text(strategy, by, "Noget andet", opened_on=7)


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.SECTION_LEADER, Role.ADMINISTRATOR])
def test_only_those_who_publish_tell_citizens(role: Role) -> None:
    strategy = an_adopted_strategy()
    text = a_text(strategy, a_publisher(strategy))
    other = with_role(role, strategy.unit)

    for deed in (
        lambda: a_text(strategy, other, opened_on=1),
        lambda: services.show_to_citizens(text=text, opened_on=1, by=other, at=NOON),
        lambda: services.hide_from_citizens(text=text, opened_on=1, by=other, at=NOON),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_a_publisher_elsewhere_tells_nothing_here() -> None:
    strategy = an_adopted_strategy()
    with pytest.raises(NotAllowed):
        a_text(strategy, with_role(Role.CONSULTANT, a_unit("Skoler")))


def test_citizens_are_told_of_nothing_that_is_not_adopted() -> None:
    strategy = a_draft_strategy()
    with pytest.raises(services.CannotTell):
        a_text(strategy, a_publisher(strategy))


def test_a_text_too_long_is_refused() -> None:
    strategy = an_adopted_strategy()
    with pytest.raises(services.CannotTell, match="10000"):
        a_text(strategy, a_publisher(strategy), "a" * 10_001)


def test_another_language_falls_back_to_danish_place_by_place() -> None:
    strategy = an_adopted_strategy()
    by = a_publisher(strategy)
    area = FocusArea.objects.filter(strategy=strategy)[0]
    places: tuple[dict[str, Any], ...] = ({}, {"focus_area": area})
    for place in places:
        services.show_to_citizens(text=a_text(strategy, by, **place), opened_on=1, by=by, at=NOON)
    english = a_text(strategy, by, "You get an answer.", language="en")
    services.show_to_citizens(text=english, opened_on=1, by=by, at=NOON)

    read = told(strategy, "en")

    assert (read.told.words, read.told.language) == ("You get an answer.", "en")
    assert read.areas[0].told.language == "da"


def test_every_deed_is_one_event() -> None:
    strategy = an_adopted_strategy()
    by = a_publisher(strategy)
    text = a_text(strategy, by)
    services.show_to_citizens(text=text, opened_on=1, by=by, at=NOON)
    services.hide_from_citizens(text=text, opened_on=2, by=by, at=NOON)

    kinds = Event.objects.filter(kind__startswith="strategy.citizen").order_by("pk").values_list("kind", flat=True)
    assert [kind.rsplit("_", 1)[1] for kind in kinds] == ["written", "shown", "hidden"]


def test_a_place_has_one_text_in_each_language() -> None:
    strategy = an_adopted_strategy()
    by = a_publisher(strategy)
    area = FocusArea.objects.filter(strategy=strategy)[0]
    commitment = strategy.commitments.all()[0]
    told = {"strategy": strategy, "language": "da", "words": "x", "written_at": NOON, "written_by": by}
    for place in ({}, {"focus_area": area}, {"commitment": commitment}):
        CitizenText.objects.create(**told, **place)
        with pytest.raises(IntegrityError), transaction.atomic():
            CitizenText.objects.create(**told, **place)
    with pytest.raises(IntegrityError), transaction.atomic():
        CitizenText.objects.create(**{**told, "language": "en"}, focus_area=area, commitment=commitment)


def test_an_edition_is_never_empty_and_counts_once() -> None:
    strategy = an_adopted_strategy()
    by = a_publisher(strategy)
    text = a_text(strategy, by)
    told = {"text": text, "shown_at": NOON, "shown_by": by}
    CitizenEdition.objects.create(number=1, words="x", **told)
    for broken in (
        {"number": 1, "words": "y"},
        {"number": 2, "words": ""},
        {"number": 3, "words": "z", "hidden_at": NOON - timedelta(days=1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            CitizenEdition.objects.create(**{**told, **broken})


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://www.egevang.dk", "https://www.egevang.dk"),
        (" HTTPS://WWW.Egevang.DK/ ", "https://www.egevang.dk"),
        ("https://egevang.dk:443", "https://egevang.dk"),
        ("https://egevang.dk:8443", "https://egevang.dk:8443"),
        ("https://rødovre.dk", "https://xn--rdovre-bya.dk"),
        ("http://127.0.0.1:8104", "http://127.0.0.1:8104"),
    ],
)
def test_a_website_is_known_by_its_origin(written: str, origin: str) -> None:
    assert checked_origin(written) == origin


@pytest.mark.parametrize(
    "written",
    [
        *("", "*", "https://*", "https://*.egevang.dk", "https:", "egevang.dk", "http://egevang.dk", "'self'", "data:"),
        *(
            "https://egevang.dk/side",
            "https://egevang.dk?a=1",
            "https://a@egevang.dk",
            "https://egevang.dk;script-src *",
        ),
        *(
            "https://egevang.dk https://ond.dk",
            "https://egevang.dk\r\nX-Evil: 1",
            "javascript:alert(1)",
            "https://[::1",
        ),
        *(
            "https://egevang.dk:99999",
            "https://egevang",
            "https://-a.dk",
            "https://" + "a" * 300 + ".dk",
            "https://e\0.dk",
        ),
    ],
)
def test_what_stands_for_several_or_for_none_is_no_website(written: str) -> None:
    with pytest.raises(NotAnOrigin):
        checked_origin(written)


def test_an_administrator_of_the_house_allows_websites_and_nobody_else() -> None:
    by = with_role(Role.ADMINISTRATOR)
    site = allow_site(origin="https://www.egevang.dk", by=by, at=NOON)

    with pytest.raises(CannotAllow):
        allow_site(origin="https://www.egevang.dk/", by=by, at=NOON)
    for other in (with_role(Role.CHIEF), with_role(Role.CONSULTANT)):
        with pytest.raises(NotAllowed):
            allow_site(origin="https://andet.dk", by=other, at=NOON)
        with pytest.raises(NotAllowed):
            forbid_site(site=site, by=other, at=NOON)
    forbid_site(site=site, by=by, at=NOON)

    assert not FramingSite.objects.exists()
    assert Event.objects.filter(kind__in=["strategy.site_allowed", "strategy.site_forbidden"]).count() == 2


def test_no_pattern_is_stored_whoever_writes_it() -> None:
    by = with_role(Role.ADMINISTRATOR)
    for origin in ("*", "https://*.dk", ""):
        with pytest.raises(IntegrityError), transaction.atomic():
            FramingSite.objects.create(origin=origin, allowed_at=NOON, allowed_by=by)


def test_no_more_websites_than_a_header_holds() -> None:
    by = with_role(Role.ADMINISTRATOR)
    for number in range(20):
        allow_site(origin=f"https://nr{number}.dk", by=by, at=NOON)
    with pytest.raises(CannotAllow, match="20"):
        allow_site(origin="https://nr20.dk", by=by, at=NOON)
