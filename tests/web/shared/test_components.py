"""Components and forms: what they see, what they show, and how a field tells what is wrong with it."""

import pytest
from django.template import Context, Template, TemplateSyntaxError

from kompas.web.components.forms import EveryField
from kompas.web.shared.day import NEWS, OWED, UNDERWAY


def rendered(text: str, **context: object) -> str:
    return str(Template(text).render(Context(context)))


SECTION = (
    '{% component "components/section.html" title=title %}'
    '{% slot actions %}<a href="/">{{ word }}</a>{% endslot %}'
    "<p>{{ word }}</p>"
    "{% endcomponent %}"
)


def test_a_component_puts_content_and_slots_in_their_places() -> None:
    html = rendered(SECTION, title="Overskrift", word="Ord")
    assert '<h2 class="k-section__title">Overskrift</h2>' in html
    assert '<div class="k-actions"><a href="/">Ord</a></div>' in html
    assert html.count("Ord</") == 2
    assert "<p>Ord</p>" in html


def test_what_people_wrote_is_escaped_in_content_slots_and_names() -> None:
    html = rendered(SECTION, title="<b>Titel</b>", word="<script>alert(1)</script>")
    assert "<script>" not in html
    assert "<b>Titel" not in html


def test_a_component_sees_only_what_it_is_given() -> None:
    html = rendered('{% component "components/page_head.html" title="Titel" %}{% endcomponent %}', lead="hemmelig")
    assert "hemmelig" not in html


@pytest.mark.parametrize(
    "wrong",
    ['{% component "components/section.html" title %}{% endcomponent %}', '{% component "components/card.html" %}'],
)
def test_a_component_written_wrongly_stops_at_once(wrong: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        Template(wrong)


def test_a_field_points_at_its_help_and_its_errors() -> None:
    html = str(EveryField({})["title"].as_field_group())
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'class="form-input"' in html
    assert "(skal udfyldes)" in html


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("unit", "form-select"),
        ("kind", "form-radio"),
        ("people", "form-checkbox"),
        ("sure", "form-checkbox"),
        ("text", "form-input"),
    ],
)
def test_each_kind_of_field_has_its_class_in_the_design_system(name: str, kind: str) -> None:
    assert f'class="{kind}"' in str(EveryField()[name].as_field_group())


def test_a_choice_among_several_is_a_group_with_a_name() -> None:
    html = str(EveryField()["people"].as_field_group())
    assert "<fieldset" in html
    assert html.index("<legend") < html.index("<input")


def test_the_summary_leads_to_every_field_that_is_wrong_and_says_nothing_without_one() -> None:
    html = str(EveryField({"email": "anne(at)egevang"}))
    assert [f'href="#id_{name}"' in html for name in ("title", "email", "unit", "sure")] == [True] * 4
    assert 'role="alert"' in html
    assert 'role="alert"' not in str(EveryField())


def test_the_rooms_have_told_what_they_put_on_my_day() -> None:
    assert [bool(providers) for providers in (OWED, UNDERWAY, NEWS)] == [True, True, True]
