import pytest

from onrecord.errors import IntakeError
from onrecord.intake.language import check_language, language_of

OTHERS = {
    "es": "El ejército dijo el lunes que había tomado la ciudad tras dos semanas de combates.",
    "fr": "L'armée a déclaré lundi qu'elle avait pris la ville après deux semaines de combats.",
    "de": "Die Armee teilte am Montag mit, dass sie die Stadt nach zwei Wochen eingenommen habe.",
    "nl": "Het leger zei maandag dat het de stad na twee weken van gevechten had ingenomen.",
    "da": "Hæren sagde mandag, at den havde indtaget byen efter to ugers kampe for og imod den.",
    "tr": "Ordu pazartesi günü iki haftalık çatışmaların ardından kasabayı aldığını söyledi.",
    "ru": "Армия сообщила в понедельник, что она взяла город после двух недель боёв.",
    "uk": "Армія повідомила в понеділок, що вона взяла місто після двох тижнів боїв.",
    "ar": "قال الجيش يوم الاثنين إنه سيطر على البلدة بعد أسبوعين من القتال.",
}


@pytest.mark.parametrize("code", OTHERS)
def test_another_language_is_refused_by_name(code: str) -> None:
    """The refusal names the language and what the engine reads."""
    with pytest.raises(IntakeError, match=rf"\({code}\); engine english reads English only"):
        check_language(OTHERS[code], ("en",), "english")


@pytest.mark.parametrize(
    "text",
    [
        "THE ARMY SAID TODAY THAT IT TOOK THE TOWN. THE REBELS SAID THAT THEY HAD LEFT.",
        "Qusayr falls",
        "Hezbollah, Jabhat al-Nusra clash near Arsal, Qusayr",
        "12",
        "Airstrikes kill 15 civilians, activists say",
    ],
)
def test_capitals_names_and_short_texts_are_taken(text: str) -> None:
    """No English text is refused because it is short, loud or full of names."""
    assert check_language(text, ("en",), "english") == "en"


def test_a_short_text_in_another_script_is_refused() -> None:
    """Four Arabic words are enough."""
    with pytest.raises(IntakeError, match="Arabic"):
        check_language("سيطر الجيش على البلدة", ("en",), "english")


def test_any_language_may_be_asked_for() -> None:
    """Without a list of languages nothing is refused, and the code is told."""
    assert check_language(OTHERS["fr"], (), "llm") == "fr"
    assert language_of("...") is None
