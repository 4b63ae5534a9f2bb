"""What the compound splitter knows of each language beside its lexicon. Kept by hand."""

# Words of two or three letters that make compounds. All others are too often chance: every
# short string is a word of some lexicon.
SHORT_PARTS = {
    "fi": "työ yö tie maa raha apu uhri laki osa ala ase suu pää syy koe",
    "sv": "lag mål råd liv tid dag sex väg hus rum bil vård arv mord köp hem by ö jord hav"
    " år lån hot rån kön ras hat lön eu fn",
    "nb": "lov sak mål råd liv tid dag sex vei hus rom bil arv mor far år kjøp hjem by øy tap"
    " vern svar lån ran kjønn hat eu fn eøs",
    "da": "lov sag mål råd liv tid dag sex vej hus rum bil arv mor far år køb hjem by lån tab"
    " bod had køn løn ret bog eu fn",
}

# Short words that make compounds as their first part only: as the last one they are endings.
SHORT_FIRST = {
    "sv": "dom ung ort akt rätt",
    "nb": "dom ung rett",
    "da": "dom ung akt",
}

# Endings and prefixes that the lexicons list as words. No part of a compound by themselves.
NOT_PARTS = {
    "fi": "inen isen sesti nainen lainen läinen mainen minen mista tehty",
    "sv": "slig ling linge rive else elsen elser heten heter ningen ningar ande ende aren arna erna erne igen inga"
    " ingen isk iska lig liga ligt lighet ering eringen tion tionen tioner sion ation kont"
    " tran trans skap skapen skapet skaper nande rande lande ring ringen ringar mente"
    " rings lings ares barhet barhets mässig mässigt mässiga etens förs lagför lagre samlo sjösam"
    " sval shot slagen plane rekryte serve",
    "nb": "slig ling linge rive love else elsen elser heten heter ningen ninger ende eren erne inga ingen inger isk iske"
    " lig lige ering eringen sjon sjonen sjoner skap skapet tran trans kont ente rende hete hetene ring ringen ringer mente"
    " rings hets hetenes skaps kaps staker stakere ikring skjeder skjeden steam tøtte angere enes"
    " taling eling joner sanks lens hande beviss verdis gjens idig elle likes entrert rekrutte"
    " serve valuering fors",
    "da": "slig ling linge rive else elsen elser heden heder ningen ninger ende eren erne inga ingen inger isk iske"
    " lig lige ering eringen tion tionen tioner skab skaben skabet tran trans kont rende ring ringen ringer mente"
    " rings heds skabs agner sled endelse hjems kere kerne lighed rolighed revne arisk rekrutte fors",
}

# Words that mean something else than their parts do: whoever asks for relatives (omaiset) does not
# want authorities (viranomaiset), nor offenders (tekijät) workers (työntekijät). They count as one
# part of a longer word, and are not cut themselves.
WHOLE = {
    "fi": "työntekijä riskitekijä tieteentekijä viranomainen asianomainen asianomistaja"
    " asiantuntija väkivalta yhteistyö pöytäkirja toimenpide sukupuoli periaate"
    " valtuuskunta kansakunta yhteiskunta yhdyskunta tuomioistuin alihankinta"
    " tiedonhankinta elinkeino toimiala toimitila toimivalta asiakirja henkilökunta"
    " lautakunta valiokunta toimikunta kokonainen tekijänoikeus tekoäly näkökulma",
    "sv": "kvarstad rättegång funktionshinder kompetens beskrivning undersökning förtryck"
    " erfarenhet byrå förhållande erbjudande möjliggörare",
    "nb": "gjenganger politidistrikt sanksjon fordeling utbetaling kunnskap regnskap",
    "da": "kampagne billede fortrolighed bevægelighed ægteskab håndhævelse akademiker",
    "is": "lögregla ráðstefna dagskrá dagsetning markmið rannsókn hlutverk félag samfélag"
    " fjölskylda fyrirtæki fórnarlamb fordómur frumkvæði eftirlit yfirlit umhverfi"
    " fulltrúi aðferð meðferð tilgangur aðgangur burðardýr upplýsing velferð herferð"
    " saksókn viðskipti gæslumaður",
}

# Prefixes and prepositions that begin a word of its own meaning: samstarf (cooperation) is not
# found by starf (work).
PREFIXES = {
    "is": "af al að and auð á ein eftir endur for fram fyrir gegn inn mis með milli ná of ó sam sér"
    " sí til um undir upp úr út van við yfir þver",
}

# Forms that stand only before another part, and that the lexicon lacks for that.
COMBINING = {
    "fi": "esi sosiaali yleis erikois maksu muu lähi jälki puoli suur pien kansain valtakunnan",
}
