"""The language of a text is known from its words."""

import pytest

from search.analysis import detect_language, fold

PARAGRAPHS = {
    "en": "The model has three phases. In the planning phase the lead authority invites the "
    "others to a meeting, and they agree on who does what during the inspection.",
    "fi": "Mallissa on kolme vaihetta. Suunnitteluvaiheessa johtava viranomainen kutsuu muut "
    "kokoukseen, ja siinä sovitaan siitä, kuka tekee mitäkin tarkastuksen aikana.",
    "sv": "Modellen har tre faser. I planeringsfasen bjuder den ledande myndigheten in de andra "
    "till ett möte, och man kommer överens om vem som gör vad under inspektionen.",
    "nb": "Modellen har tre faser. I planleggingsfasen inviterer den ledende myndigheten de "
    "andre til et møte, og de blir enige om hvem som gjør hva under kontrollen.",
    "da": "Modellen har tre faser. I planlægningsfasen indbyder den ledende myndighed de andre "
    "til et møde, og de bliver enige om, hvem der gør hvad under kontrollen.",
    "is": "Líkanið er í þremur áföngum. Í undirbúningi boðar stofnunin sem stýrir verkinu hinar "
    "á fund og þar er ákveðið hver gerir hvað meðan á eftirlitinu stendur.",
}


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_paragraph(language: str) -> None:
    assert detect_language(PARAGRAPHS[language], "xx") == language


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_paragraph_that_lost_its_diacritics(language: str) -> None:
    assert detect_language(fold(PARAGRAPHS[language]), "xx") == language


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_first_sentence(language: str) -> None:
    assert detect_language(PARAGRAPHS[language].split(". ")[1], "xx") == language


@pytest.mark.parametrize("text", ["", "Helsinki", "2016 2017 2018 2019 2020 2021", "!!! ???"])
def test_short_text_gives_the_default(text: str) -> None:
    assert detect_language(text, "da") == "da"


def test_other_languages_give_the_default() -> None:
    german = "Die Polizei und die Gemeinden arbeiten zusammen, um die Opfer zu erkennen."
    assert detect_language(german, "en") == "en"
