"""What is found, by whom, and in which order. The same on both databases."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kompas.accounts.models import User
from kompas.organisation.models import Competence, Subject
from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role
from kompas.search import queries, services
from kompas.search.models import Entry, Kind
from kompas.search.queries import Finds, find
from kompas.search.words import kept
from kompas.strategy.models import CommentRequest, Strategy
from tests.makers import NOON, TODAY, a_draft_strategy, a_member, a_unit, a_user, an_adopted_strategy, with_role

pytestmark = pytest.mark.django_db


def an_entry(title: str, text: str = "", **fields: Any) -> Entry:
    number = Entry.objects.count()
    values = {"kind": Kind.SUBJECT, "subject": f"test:{number}", "key": f"test:{number}", **fields}
    entry = Entry(title=title, text=text, stem_title=kept(title), stem_text=kept(text), **values)
    services.keep(entry.subject, [entry])
    return entry


def found(question: str, **how: Any) -> list[str]:
    return [entry.title for entry in find(question, among=Entry.objects.all(), **how).entries]


def seen_by(person: User, question: str) -> Finds:
    return find(question, among=Entry.objects.visible_to(person, reach_of(person, on=TODAY)))


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("kommunernes", "En kommune på vej"),
        ("kommune", "Kommunernes fælles plan"),
        ("Kommuner", "Kommunernes fælles plan"),
        ("tilladelse", "Hurtigere byggetilladelser"),
        ("byggetilladelse", "Hurtigere byggetilladelser"),
        ("høring", "Et høringssvar"),
        ("børn", "Plads til hvert barn"),
        ("byens", "Ud i byen"),
        ("by", "Ud i byen"),
        ("virksomhed", "Erhvervslivet først"),
        ("Ærø", "Færge til Ærø"),
        ("ÅRHUS", "Århus og omegn"),
        ("2030", "Mål for 2030"),
        ("byggetil", "Hurtigere byggetilladelser"),
        ("hurtigere tilladelser", "Hurtigere byggetilladelser"),
    ],
)
def test_a_word_is_found_in_any_form_and_inside_compounds(question: str, title: str) -> None:
    an_entry("Noget helt andet om planter")
    an_entry(title)

    assert found(question) == [title]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("arhus", "Århus og omegn"),
        ("by", "Ny bygning"),
        ("handling", "Færre forhandlinger"),
        ("kommune trivsel", "Kommunernes fælles plan"),
        ("og", "Til og fra"),
        ("", "Intet spørgsmål"),
        ('" OR *', "Alt"),
        ("NEAR(a b)", "Alt"),
        ("stem_title:alt", "Noget"),
        ("a' | b:* & !c", "Alt"),
        ("\x00\\'", "Alt"),
    ],
)
def test_what_is_meant_otherwise_is_not_found_and_no_sign_is_a_command(question: str, title: str) -> None:
    an_entry(title)

    assert found(question) == []


def test_every_word_has_to_be_met_in_the_title_or_the_text() -> None:
    an_entry("Trivsel", "Vi taler om arbejdspres.")
    an_entry("Trivsel", "Vi taler om kaffe.")

    assert len(found("trivsel")) == 2
    assert len(found("trivsel arbejdspres")) == 1


def test_a_find_in_the_title_comes_before_one_in_the_text_and_then_the_newest() -> None:
    an_entry("Gammel trivsel", day=date(2020, 1, 1))
    an_entry("Om noget andet", "også om trivsel", day=date(2026, 1, 1))
    an_entry("Ny trivsel", day=date(2025, 1, 1))

    assert found("trivsel") == ["Ny trivsel", "Gammel trivsel", "Om noget andet"]


def test_a_changed_entry_is_found_by_its_new_words_only_and_a_deleted_one_no_more() -> None:
    an_entry("Støj", key="emne", subject="emne")
    services.keep("emne", [Entry(key="emne", subject="emne", kind=Kind.SUBJECT, title="Lugt", stem_title="lugt")])
    assert (found("støj"), found("lugt")) == ([], ["Lugt"])

    services.keep("emne", [])
    assert found("lugt") == []


def test_pages_follow_each_other_by_the_last_entry_shown() -> None:
    for number in range(queries.PAGE + 5):
        an_entry(f"Trivsel {number:03}", kind=Kind.UNIT if number % 2 else Kind.SUBJECT)

    first = find("trivsel", among=Entry.objects.all())
    second = find("trivsel", among=Entry.objects.all(), after=first.after or "")
    units = find("trivsel", among=Entry.objects.all(), kind=Kind.UNIT)

    assert len(first.entries) == queries.PAGE
    assert len(second.entries) == 5
    assert second.after is None
    assert {entry.key for entry in first.entries}.isdisjoint(entry.key for entry in second.entries)
    assert first.counts == {"unit": 12, "subject": 13}
    assert (units.total, {entry.kind for entry in units.entries}) == (12, {"unit"})


def test_only_the_newest_finds_are_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "LOOKED_THROUGH", 3)
    for year in range(2020, 2025):
        an_entry(f"Trivsel {year}", day=date(year, 1, 1))

    finds = find("trivsel", among=Entry.objects.all())

    assert [entry.title for entry in finds.entries] == ["Trivsel 2024", "Trivsel 2023", "Trivsel 2022"]
    assert finds.is_cut


def test_a_search_takes_the_same_few_queries_whatever_it_finds(django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        an_entry(f"Byggesag {number}", "byg sag tilladelse byggetilladelse")

    with django_assert_max_num_queries(4):
        find("sag tilladelse bygge", among=Entry.objects.all())


def test_the_whole_of_a_strategy_is_found_in_its_parts() -> None:
    strategy = an_adopted_strategy(a_unit("Teknik og Erhverv"))
    services.keep_strategy(strategy.pk)
    outlined = Entry.objects.filter(strategy=strategy)

    assert set(outlined.values_list("kind", flat=True)) == {
        *("strategy", "core_task", "vision", "purpose", "steering", "history", "stakeholder", "focus_area"),
        "commitment",
    }
    assert outlined.filter(kind=Kind.COMMITMENT).count() == strategy.commitments.count()
    assert not outlined.filter(is_draft=True).exists()


def test_a_text_is_not_found_by_the_title_of_its_strategy_but_by_what_it_is() -> None:
    services.keep_strategy(an_adopted_strategy(title="Zebrastriber").pk)

    titled, visions = (find(word, among=Entry.objects.all()).entries for word in ("zebrastriber", "vision"))

    assert [entry.kind for entry in titled] == [Kind.STRATEGY]
    assert visions[0].kind == Kind.VISION


class TestWhoFindsWhat:
    def test_an_adopted_strategy_is_found_by_all_who_work_here(self) -> None:
        strategy = an_adopted_strategy(title="Zebrastriber overalt")
        services.keep_strategy(strategy.pk)

        assert seen_by(a_user(), "zebrastriber").total > 0

    def test_a_draft_is_found_by_its_writers_and_by_those_asked_and_by_nobody_else(self) -> None:
        unit = a_unit()
        strategy = a_draft_strategy(unit, title="Zebrastriber overalt")
        services.keep_strategy(strategy.pk)
        asked = a_user("Ellen Krag")
        CommentRequest.objects.create(
            revision=strategy.revisions.get(), person=asked, asked_by=a_user(), asked_at=NOON, due_on=TODAY
        )

        assert seen_by(with_role(Role.CONSULTANT, unit), "zebrastriber").total > 0
        assert seen_by(asked, "zebrastriber").total > 0
        assert seen_by(a_member(unit), "zebrastriber").total == 0
        assert seen_by(with_role(Role.CONSULTANT), "zebrastriber").total == 0
        assert seen_by(with_role(Role.ADMINISTRATOR, unit), "zebrastriber").total == 0

    def test_a_next_wording_is_found_by_its_writers_and_the_one_in_force_by_all(self) -> None:
        unit = a_unit()
        strategy = an_adopted_strategy(unit, title="Løvstier")
        strategy.revisions.create(
            number=2, title="Zebrastriber", created_at=NOON, created_by=a_user(), core_task="Ny opgave."
        )
        services.keep_strategy(strategy.pk)
        writer, reader = with_role(Role.CHIEF, unit), a_user()

        assert seen_by(writer, "zebrastriber").total > 0
        assert seen_by(reader, "zebrastriber").total == 0
        assert seen_by(reader, "løvstier").total > 0

    def test_citizens_find_what_is_published_and_nobody_who_works_here(self) -> None:
        shown, hidden = an_adopted_strategy(title="Zebrastriber"), an_adopted_strategy(title="Zebraer", published=False)
        draft = a_draft_strategy(title="Zebraføl")
        for strategy in (shown, hidden, draft):
            services.keep_strategy(strategy.pk)
        person = a_member(a_unit("Zebraafdelingen"), "Zebedæus Zebra")
        services.keep_person(person.pk)

        finds = find("zebra", among=Entry.objects.published())

        assert {entry.title for entry in finds.entries} == {"Zebrastriber"}

    def test_one_who_has_left_finds_nothing(self) -> None:
        services.keep_strategy(an_adopted_strategy(title="Zebrastriber").pk)

        assert seen_by(a_user(is_active=False), "zebrastriber").total == 0


def test_a_person_is_found_by_name_unit_job_and_what_she_can_help_with() -> None:
    unit = a_unit("Vej og Park")
    person = a_member(unit, "Signe Ravn", title="Landskabsarkitekt")
    subject = Subject.objects.create(slug="bro", name="Broer", also_called="viadukter, tunneler")
    Competence.objects.create(person=person, subject=subject, helps_with="eftersyn af gamle broer")
    services.keep_person(person.pk)

    for question in ("signe", "ravn", "park", "landskabsarkitekter", "broen", "viadukt", "eftersyn", "medarbejder"):
        assert found(question) == ["Signe Ravn"], question


def test_people_are_found_in_danish_order_and_a_name_is_no_compound() -> None:
    for name in ("Åse Krag", "Anne Krag", "Ærna Krag"):
        services.keep_person(a_member(a_unit(), name).pk)
    services.keep_person(a_member(a_unit(), "Birgitte Ravnsborg").pk)

    assert found("krag") == ["Anne Krag", "Ærna Krag", "Åse Krag"]
    assert found("borger") == []


def test_one_who_has_left_is_found_no_more() -> None:
    person = a_member(a_unit(), "Signe Ravn")
    services.keep_person(person.pk)
    person.is_active = False
    person.save()
    services.keep_person(person.pk)

    assert found("signe") == []


def test_a_deleted_strategy_takes_its_entries_with_it() -> None:
    strategy = a_draft_strategy(title="Zebrastriber")
    services.keep_strategy(strategy.pk)
    key = strategy.pk
    strategy.revisions.all().delete()
    strategy.delete()

    assert found("zebrastriber") == []
    assert services.keep_strategy(key) == 0


def test_doing_it_again_changes_nothing() -> None:
    strategy = an_adopted_strategy()
    person = a_member(strategy.unit)

    assert services.keep_strategy(strategy.pk) > 20
    assert services.keep_strategy(strategy.pk) == 0
    assert services.keep_person(person.pk) == 1
    assert services.keep_person(person.pk) == 0


def test_building_anew_gives_what_following_gave() -> None:
    strategy = an_adopted_strategy(a_unit("Teknik og Erhverv", a_unit("Kommunen")))
    a_member(strategy.unit, "Signe Ravn")
    Subject.objects.create(slug="bro", name="Broer")

    count = services.rebuild()
    first = sorted(Entry.objects.values_list("key", "title", "text", "stem_title", "stem_text"))

    assert services.rebuild() == count
    assert sorted(Entry.objects.values_list("key", "title", "text", "stem_title", "stem_text")) == first
    assert services.keep_organisation() == 0
    assert services.keep_strategy(strategy.pk) == 0
    assert {"Signe Ravn", "Teknik og Erhverv", "Broer"} <= {title for _key, title, *_rest in first}


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "noget"},
        {"title": ""},
        {"is_draft": True},
    ],
)
def test_the_database_refuses_an_entry_that_cannot_be(wrong: dict[str, Any]) -> None:
    values = {"key": "k", "subject": "s", "kind": Kind.UNIT, "title": "t", "stem_title": "t", **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(**values)


def test_a_key_and_a_word_stand_once() -> None:
    an_entry("Støj")
    services.keep("andet", [Entry(key="andet", subject="andet", kind=Kind.UNIT, title="Støj", stem_title="støj")])
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(key="andet", subject="s", kind=Kind.UNIT, title="t", stem_title="t")

    assert len(found("støj")) == 2
    assert Strategy.objects.count() == 0


def test_who_has_left_finds_nothing() -> None:
    unit = a_unit()
    person = a_member(unit)
    services.rebuild()
    assert seen_by(person, "enhed").entries

    person.is_active = False
    person.save(update_fields=["is_active"])
    assert seen_by(person, "enhed").entries == []
