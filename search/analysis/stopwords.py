"""Stop words: words that carry grammar rather than a subject, by language.

Articles, pronouns, prepositions, conjunctions, auxiliary verbs. Kept short on purpose: a word
that names something in any of the six languages is better left out of a list than dropped.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from .languages import analysis_language

_LISTS = {
    "en": """a an the this that these those and or but nor if than then so as of in on at by for
        with without from to into onto over under about between through during before after
        against among i you he she it we they me him her us them my your his its our their
        mine yours hers ours theirs who whom whose which what when where why how is am are was
        were be been being has have had having do does did doing will would shall should can
        could may might must not no there here all any both each such same own also only very
        too just it's don't across several other others""",
    "fi": """ja tai sekä että jotta koska kun jos vaikka mutta vaan kuin eli joko niin myös minä
        sinä hän me te he se ne tämä nämä tuo nuo tässä tästä tähän tätä tällä tämän näiden
        näitä siinä siitä siihen sitä sillä sen niiden niitä niissä niistä niihin joka jotka
        jonka jota joita joiden joissa jossa josta johon jolla jolle jolta mikä mitä mitkä
        missä mistä mihin millä kuka ketä kenen minun sinun hänen meidän teidän heidän on ovat
        oli olivat olla ole olen olet olemme olette ollut olleet olisi ei eivät en et emme
        ettei eikä voi voivat kanssa mukaan ennen jälkeen aikana kautta kuten sekä ollessa
        itse vain nyt jo vastaan välillä""",
    "sv": """en ett den det de dem dess denna detta dessa och eller men samt att om som så av i
        på till från för med utan över under mellan vid genom efter före mot bland hos inom
        utom jag du han hon vi ni mig dig honom henne oss er min mitt mina din ditt dina hans
        hennes vår vårt våra deras sig sin sitt sina vem vad vilken vilket vilka när där var
        hur varför är vara var varit har hade ha haft blir blev bli blivit kan kunde ska skall
        skulle vill ville måste inte ej nej ja också än då nu här bara även ingen inget inga
        någon något några man varandra varandras bakom""",
    "nb": """en ei et den det de dem denne dette disse og eller men samt at om som så av i på til
        fra for med uten over under mellom ved gjennom etter før mot blant hos innen jeg du
        han hun vi dere meg deg ham henne oss min mitt mine din ditt dine hans hennes vår vårt
        våre deres seg sin sitt sine hvem hva hvilken hvilket hvilke når der hvor hvordan
        hvorfor er være var vært har hadde ha hatt blir ble bli blitt kan kunne skal skulle vil
        ville må måtte ikke nei ja også enn da nå her bare ingen noe noen man eit ein ikkje eg
        frå vere dei å hverandre hverandres bak""",
    "da": """en et den det de dem denne dette disse og eller men samt at om som så af i på til fra
        for med uden over under mellem ved gennem efter før mod blandt hos inden jeg du han hun
        vi mig dig ham hende os jer min mit mine din dit dine hans hendes vores deres sig sin
        sit sine hvem hvad hvilken hvilket hvilke når der hvor hvordan hvorfor er være var
        været har havde have haft bliver blev blive blevet kan kunne skal skulle vil ville må
        måtte ikke nej ja også end da nu her kun ingen intet noget nogle nogen man hinanden
        hinandens bag""",
    "is": """og eða en sem að ef þegar þótt heldur né svo um í á til frá fyrir með án yfir undir
        milli við eftir gegn hjá úr af ég þú hann hún það við þið þeir þær þau mig þig sig hana
        okkur ykkur þá mér þér honum henni því þeim mín þín hans hennar þess þeirra minn þinn
        sinn sín sína sínum sínu þessi þetta þessa þessum þessar þessir sá sú hver hvað hvaða
        hvar hvernig hvers er eru var voru vera verið hefur hafa hafði höfðu verður verða varð
        mun munu skal skulu ekki nei já líka þar hér nú allt allir meðal þvert
        annar annarra aðrir""",
}


@cache
def stop_words(language: str) -> frozenset[str]:
    """The stop words of `language` (a BCP 47 code) in small letters; empty for others."""
    return frozenset(_LISTS.get(analysis_language(language) or "", "").split())


@lru_cache(maxsize=1)
def _everywhere() -> frozenset[str]:
    """Words of any list that a query may lose: none that names something in another language."""
    return frozenset().union(*map(stop_words, _LISTS)) - _MEANINGFUL


# Stop words of one language that are words of content in another: en "will", "me" or sv "man"
# cost little, but a reader who types one of these alone or beside others means it.
_MEANINGFUL = frozenset({"may", "men", "man", "mine", "var", "ham", "hans", "sin", "mål"})


def is_stop_word(word: str) -> bool:
    """Whether `word` (any case) is a stop word of one of the six languages."""
    return word.lower() in _everywhere()


def content_words(words: Sequence[str]) -> list[str]:
    """`words` of a query without stop words; all of them when nothing else would be left."""
    return [word for word in words if not is_stop_word(word)] or list(words)
