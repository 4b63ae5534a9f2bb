"""Names beside sensitive words: measured on sentences invented for this, in six languages.

Nobody in them exists. Half of the sentences name a person, half have capitals for other reasons.
"""

import pytest

from practices.review.names import find_names, known_words

NAMED = {
    "en": ("The victim, Milla Testdale, was housed in March.",
           "We met Ruslana at the shelter; she was trafficked from Riga.",
           "His debt to Borvald grew every month.",
           "A child called Tindra told the police about it.",
           "The suspect was Orvo Mallinen from Espoo.",
           "Dorotea was raped twice, and Dorotea Fictova told the nurse."),
    "fi": ("Uhri Mirva Keksilä majoitettiin turvakotiin.",
           "Epäilty oli tamperelainen Orvo Mallinen.",
           "Lapsi nimeltä Tindra kertoi asiasta poliisille.",
           "Hänen velkansa Borvaldille kasvoi joka kuukausi.",
           "Nainen raiskattiin, ja Mirva Keksilän ystävä soitti meille.",
           "Tyttö myytiin, ja Ruslanan veli maksoi matkan."),
    "sv": ("Offret Milla Testberg fick bo på ett skyddat boende.",
           "Den misstänkte var Orvo Mallberg från Umeå.",
           "Ett barn som heter Tindra berättade för polisen.",
           "Hennes skuld till Borvald växte varje månad.",
           "Kvinnan våldtogs, och Ruslana ringde oss.",
           "Flickan kom med Dorotea Fiktova till mottagningen."),
    "nb": ("Offeret Milla Testdal fikk plass på krisesenteret.",
           "Den mistenkte var Orvo Mallnes fra Bergen.",
           "Et barn som heter Tindra fortalte det til politiet.",
           "Gjelden til Borvald vokste hver måned.",
           "Hun ble voldtatt, og Ruslana ringte oss.",
           "Jenta kom sammen med Dorotea Fiktova."),
    "da": ("Offeret Milla Testgaard fik plads på krisecentret.",
           "Den mistænkte var Orvo Mallsen fra Odense.",
           "Et barn, der hedder Tindra, fortalte det til politiet.",
           "Gælden til Borvald voksede hver måned.",
           "Hun blev voldtaget, og Ruslana ringede til os.",
           "Pigen kom sammen med Dorotea Fiktova."),
    "is": ("Þolandinn Milla Prufudóttir fékk inni í athvarfinu.",
           "Hinn grunaði var Orvo Mallsson frá Akureyri.",
           "Barn sem heitir Tindra sagði lögreglunni frá þessu.",
           "Skuldin við Borvald óx með hverjum mánuði.",
           "Fórnarlambið kom með Ruslönu til okkar.",
           "Stúlkan kom með Doroteu Fiktovu í viðtal."),
}
NOBODY = {
    "en": ("Victims of trafficking are met by the police in Helsinki every Monday.",
           "The Finnish Immigration Service grants victims a reflection period.",
           "Children from Romania and Ukraine need an interpreter.",
           "A suspect has rights under the European Convention on Human Rights.",
           "Debt is what holds them. Nobody asks about it.",
           "In Norway the ROSA project houses victims."),
    "fi": ("Uhrit ohjataan Helsingissä auttamisjärjestelmään.",
           "Lapsen etu on ensin. Suomessa siitä säädetään laissa.",
           "Rikosuhripäivystys auttaa uhria myös Tampereella.",
           "Epäilty kuullaan, ja Maahanmuuttovirasto saa tiedon.",
           "Velka sitoo heidät. Kukaan ei kysy siitä.",
           "Poliisi ja RIKU tapaavat ihmiskaupan uhreja Oulussa."),
    "sv": ("Offer för människohandel möts av polisen i Stockholm.",
           "Barn från Rumänien och Ukraina behöver tolk.",
           "Jämställdhetsmyndigheten stöder kommuner som möter offer.",
           "Den misstänkte hörs av Polismyndigheten i Malmö.",
           "Skulden binder dem. Ingen frågar om den.",
           "I Sverige får offer en betänketid, säger Migrationsverket."),
    "nb": ("Ofre for menneskehandel møter politiet i Oslo.",
           "Barn fra Romania og Ukraina trenger tolk.",
           "Utlendingsdirektoratet gir ofre refleksjonsperiode.",
           "Den mistenkte avhøres av Kripos i Bergen.",
           "Gjelden binder dem. Ingen spør om den.",
           "I Norge hjelper Bufetaten barn."),
    "da": ("Ofre for menneskehandel møder politiet i København.",
           "Børn fra Rumænien og Ukraine har brug for tolk.",
           "Center mod Menneskehandel støtter ofre.",
           "Den mistænkte afhøres af Rigspolitiet i Aarhus.",
           "Gælden binder dem. Ingen spørger om den.",
           "I Danmark giver Udlændingestyrelsen ofre tid."),
    "is": ("Þolendur mansals hitta lögregluna í Reykjavík.",
           "Börn frá Rúmeníu og Úkraínu þurfa túlk.",
           "Útlendingastofnun veitir þolendum umþóttunartíma.",
           "Hinn grunaði er yfirheyrður á Akureyri.",
           "Skuldin bindur þá. Enginn spyr um hana.",
           "Á Íslandi hjálpar Bjarkarhlíð þolendum."),
}
# Of six in each language. What is missed or told for nothing stands in the messages below.
FOUND, TOLD_FOR_NOTHING = 6, 1


@pytest.mark.django_db
@pytest.mark.parametrize("language", NAMED)
def test_names_are_told_and_little_else(demo: None, language: str) -> None:
    known = known_words()
    missed = [text for text in NAMED[language] if not find_names(text, known)]
    wrong = [(text, [text[one.start : one.end] for one in find_names(text, known)])
             for text in NOBODY[language] if find_names(text, known)]
    assert len(NAMED[language]) - len(missed) >= FOUND, missed
    assert len(wrong) <= TOLD_FOR_NOTHING, wrong


def test_the_whole_name_is_marked() -> None:
    text = "The victim, Milla Testdale, was housed."
    found = find_names(text, frozenset())
    assert [text[one.start : one.end] for one in found] == ["Milla Testdale"]


def test_a_name_far_from_anything_sensitive_is_none() -> None:
    assert find_names("Ask Milla Testdale for the form.", frozenset()) == []
    assert find_names("The victim is safe. Ask Milla Testdale for the form.", frozenset()) == []


@pytest.mark.parametrize("text", ["", "…", "victim", "Ä" * 5000, "Victim Aa " * 3000])
def test_any_text_is_answered(text: str) -> None:
    find_names(text, frozenset())
