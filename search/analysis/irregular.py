"""Irregular words: forms that no suffix rule reaches and that the word lists get wrong.

Closed lists as school grammars print them: strong verbs, suppletive comparisons, plurals with a
changed vowel, and the abbreviations of calendars. A line is one word: lemma, then its forms.
"""

from functools import cache

_ENGLISH = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun
|bend bent|bet betting|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken
|breed bred|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen
|cling clung|come came|creep crept|deal dealt|dig dug|do does did done|draw drew drawn
|dream dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed
|feel felt|fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden
|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten
|give gave given|go goes went gone|grind ground|grow grew grown|hang hung|have has had
|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|lead led
|lean leant|leap leapt|learn learnt|leave left|lend lent|lie lay lain|light lit|lose lost
|make made|mean meant|meet met|pay paid|ride rode ridden|ring rang rung|rise rose risen
|run ran|say said|see saw seen|seek sought|sell sold|send sent|sew sewn|shake shook shaken
|shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat
|sleep slept|slide slid|smell smelt|speak spoke spoken|speed sped|spell spelt|spend spent
|spill spilt|spin spun|spit spat|spring sprang sprung|stand stood|steal stole stolen|stick stuck
|sting stung|stink stank stunk|strike struck stricken|strive strove|swear swore sworn
|sweep swept|swell swollen|swim swam swum|swing swung|take took taken|teach taught|tear tore torn
|tell told|think thought|throw threw thrown|understand understood|undertake undertook undertaken
|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|wind wound
|withdraw withdrew withdrawn|write wrote written|read reads reading|good better best
|bad worse worst|little less least|far further farther furthest|much more most|man men
|woman women|child children|foot feet|tooth teeth|person people|mouse mice|life lives
|be am is are was were been being|will would|shall should|can could|may might
|monday mon|tuesday tue tues|wednesday wed|thursday thu thur thurs|friday fri|saturday sat
|sunday sun|january jan|february feb|march mar|april apr|june jun|july jul|august aug
|september sep sept|october oct|november nov|december dec|hour hr hrs|year yr yrs|minute mins
|doctor dr|mister mr|government govt|department dept|organisation organization org
|information info
"""
_NORWEGIAN = """
be bad bedt|binde bandt bundet|bite bet bitt|bli ble blitt blir|brenne brant|bryte brøt brutt
|by bød budt|bære bar båret bærer|dra drog dro dratt|drikke drakk drukket|drive drev drevet
|dø døde død dør|ete åt|falle falt|finne fant funnet|fly fløy fløyet|flyte fløt flytt
|forlate forlot forlatt|forstå forsto forstod forstått forstår|forsvinne forsvant forsvunnet
|fryse frøs frosset|følge fulgte fulgt|få fikk fått får|gi ga gav gitt gir|gjelde gjaldt gjeldt
|gjøre gjorde gjort gjør|gli gled glidd|gripe grep grepet|gråte gråt grått|gå gikk gått går
|ha hadde hatt har|henge hang hengt|hete het hett|hjelpe hjalp hjulpet|holde holdt|komme kom
|krype krøp krøpet|la lot latt lar|late lot latt|le lo ledd|legge la lagt|lese leste lest
|lide led lidd|ligge lå ligget|lyde lød lydt|lyve løy løyet|møte møtte møtt|nyte nøt nytt
|ri red ridd|rive rev revet|ryke røk røket|se så sett ser|selge solgte solgt|sette satte satt
|si sa sagt sier|sitte satt sittet|skjære skar skåret|skrike skrek skreket|skrive skrev skrevet
|skyte skjøt skutt|skyve skjøv skjøvet|slippe slapp sluppet|slå slo slått slår|snike snek
|sove sov sovet|spørre spurte spurt spør|stige steg steget|stjele stjal stjålet|strekke strakk
|stå sto stod stått står|synge sang sunget|synke sank sunket|ta tok tatt tar|telle talte talt
|tigge tagg|tre trådte trådt|treffe traff truffet|trekke trakk trukket|tvinge tvang tvunget
|velge valgte valgt|vike vek veket|vinne vant vunnet|vite visste visst vet|være var vært er
|bringe brakte brakt|smøre smurte smurt|sverge svor sverget|svike svek sveket|tørre torde tør
|måtte må|kunne kan|ville vil|skulle skal|burde bør burdet
|god godt gode bedre best beste|dårlig verre verst verste|vond vondt verre verst verste
|stor større størst største|liten lita lite små mindre minst minste|gammel eldre eldst eldste
|ung yngre yngst yngste|lang lengre lenger lengst lengste|tung tyngre tyngst tyngste
|få færre færrest|mange flere flest fleste|mye mer mest meste|nær nærmere nærmest nærmeste
|far fedre faren|mor mødre moren|bror brødre|datter døtre|hånd hånden hånda hender hendene
|natt netter|bok bøker bøkene|fot føtter|tann tenner|mann menn|barn barna|kne knær|tre trær
|øye øyne|land landene|rot røtter|strand strender|kraft krefter|stad steder|bonde bønder
|fiende fiender|museum museet museer|senter sentret sentre|vindu vinduet
"""
_DANISH = """
bede bad bedt|binde bandt bundet|bide bed bidt|blive blev blevet|bringe bragte bragt
|bryde brød brudt|byde bød budt|bære bar båret|drage drog draget|drikke drak drukket
|drive drev drevet|dø døde død dør|falde faldt faldet|fare fór faret|finde fandt fundet
|flyde flød flydt|flyve fløj fløjet|forlade forlod forladt|forstå forstod forstået
|forsvinde forsvandt forsvundet|fortælle fortalte fortalt|fryse frøs frosset
|følge fulgte fulgt|få fik fået får|gide gad gidet|give gav givet|glide gled gledet
|gribe greb grebet|græde græd grædt|gælde gjaldt|gøre gjorde gjort gør|gå gik gået går
|have havde haft har|hedde hed heddet|hjælpe hjalp hjulpet|holde holdt|komme kom|krybe krøb krøbet
|kunne kan kunnet|lade lod ladet ladt|le lo leet|lide led lidt|ligge lå ligget|lyde lød lydt
|lyve løj løjet|lægge lagde lagt|læse læste læst|måtte må måttet|nyde nød nydt|nyse nøs
|ride red redet|rive rev revet|ryge røg røget|række rakte rakt|se så set ser
|sende sendte sendt|sige sagde sagt siger|sidde sad siddet|skrige skreg skreget
|skrive skrev skrevet|skulle skal skullet|skyde skød skudt|skære skar skåret|slide sled slidt
|slippe slap sluppet|slå slog slået slår|smøre smurte smurt|sove sov sovet|spørge spurgte spurgt
|stige steg steget|stjæle stjal stjålet|strække strakte strakt|stå stod stået står
|svige sveg sveget|synge sang sunget|synke sank sunket|sælge solgte solgt|sætte satte sat
|tage tog taget|tale talte talt|tie tav tiet|træde trådte trådt|træffe traf truffet
|trække trak trukket|turde tør turdet|tvinge tvang tvunget|tælle talte talt|vide ved vidste vidst
|vige veg veget|ville vil villet|vinde vandt vundet|vise viste vist|vælge valgte valgt
|være er var været|æde åd ædt|burde bør burdet
|god godt gode bedre bedst bedste|dårlig værre værst værste|slem slemt værre værst værste
|stor større størst største|lille lidt små mindre mindst mindste|gammel ældre ældst ældste
|ung yngre yngst yngste|lang længere længst længste|tung tungere|få færre færrest
|mange flere flest fleste|megen meget mere mest meste|nær nærmere nærmest nærmeste
|egen eget egne|anden andet andre|al alt alle
|far fædre faderen|mor mødre moderen|bror brødre|datter døtre|hånd hånden hænder hænderne
|nat nætter|bog bøger|fod fødder|tand tænder|mand mænd mænds|barn børn|ko køer|knæ knæene
|øje øjne|rod rødder|kraft kræfter|bonde bønder|museum museet museer|center centret centre
|kontor kontoret
"""
_SWEDISH = """
god gott goda bättre bäst bästa|dålig sämre sämst sämsta värre värst värsta
|stor större störst största|liten litet lilla små mindre minst minsta|gammal äldre äldst äldsta
|ung yngre yngst yngsta|lång längre längst längsta|tung tyngre tyngst|många fler flera flest flesta
|mycket mer mera mest mesta|hög högre högst högsta|låg lägre lägst lägsta|nära närmare närmast
|far fader fäder fadern|mor moder mödrar modern moderns|bror broder bröder|dotter döttrar
|man män männen|barn barnen|hand händer händerna|natt nätter|bok böcker|fot fötter|tand tänder
|rot rötter|stad städer|land länder|strand stränder|son söner|bonde bönder|kraft krafter
|vara är var varit|ha har hade haft|se såg sett ser|ge gav gett givit ger|ta tog tagit tar
|gå gick gått går|få fick fått får|stå stod stått står|veta vet visste vetat|göra gjorde gjort gör
|säga sade sa sagt säger|lägga lade lagt|bli blev blivit blir|dö dog dött dör
"""
_TABLES = {"en": _ENGLISH, "nb": _NORWEGIAN, "da": _DANISH, "sv": _SWEDISH}
# Words that the lists take for a form of some other, rarer or much more frequent word: AI for
# "ain't", the Finnish ministry OM for on (is), Swedish shall for skola (school), the Eastern
# Finnish we, you and they, Icelandic "the same" for Sámi.
_THEMSELVES = {
    "en": {"ai": "ai"},
    "fi": {"om": "om", "myö": "myö", "työ": "työ", "hyö": "hyö"},
    "sv": {"ska": "ska", "skall": "ska", "skulle": "ska", "skolat": "ska"},
    "is": {"vændum": "vændum", "sömu": "samur", "sama": "samur"},
}


@cache
def _forms(language: str) -> dict[str, tuple[str, ...]]:
    """Form → lemmas."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _TABLES.get(language, "").split("|"):
        lemma, *forms = line.split()
        for form in (lemma, *forms):
            found[form] = (*found.get(form, ()), lemma)
    return found


def lemmas(word: str, language: str) -> tuple[str, ...]:
    """The lemmas of an irregular form (small letters); empty for all other words."""
    return _forms(language).get(word, ()) if language in _TABLES else ()


def itself(word: str, language: str) -> str | None:
    """The one lemma of a word (small letters) that the word lists get wrong."""
    return _THEMSELVES.get(language, {}).get(word)
