"""Words beside which a name is looked for, and capitalised words that are no person's name.

Stems, folded (no diacritics, lower case). A word counts when it begins with one of them; a stem of
six letters or more also inside a compound.
"""

SENSITIVE = {
    "en": """
        victim suspect perpetrator trafficked traffick abused raped rape prostitut
        debt owed child girl boy minor exploited assault beaten convicted arrested
        pregnant abducted sold pimp asylum enslaved forced sentenced addict
    """.split(),
    "fi": """
        uhri epailty epaillyn epailla tekija ihmiskaup hyvaksikay hyvaksikayt raiska
        prostitu parit velka velan velko velal lapsi lapse tytto tyton poika pojan
        alaikai pahoinpi tuomit pidatet raskaana pakot kaapat turvapaik orjuu
    """.split(),
    "sv": """
        offer offret offren offrets misstank garningsm manniskohandel utnyttja valdta
        valdtog prostitu
        skuld barn flicka pojke minderarig misshand domd gripen greps gravid tvinga
        tvang bortford asyl hallick salde sald
    """.split(),
    "nb": """
        offer offeret ofre ofrene mistenk gjerningsm menneskehandel utnytt voldt voldtatt prostitu
        gjeld barn jent gutt mindrearig mishand domt pagrepet gravid tvang tvunget
        bortfort asyl hallik solgt
    """.split(),
    "da": """
        offer offeret ofre ofrene mistaenk gerningsm menneskehandel udnytt voldt voldtag prostitu
        gaeld barn born pige dreng mindrearig mishand domt anholdt gravid tvang
        tvunget bortfort asyl alfons solgt
    """.split(),
    "is": """
        tholand tolend thola fornarlamb grunad grunud sakborn gerand mansal misnot
        nauth naudg vaendi skuld barn born stulk dreng ologra barin ofbeld daemd
        handtek olett thvingu neydd haelis seld
    """.split(),
}
# Short ones that other words begin with stand alone.
WHOLE = frozenset("""
    barn barnet barna barnen born boy boys lapsi lapsen minor minors offer offers offeret
    offerets offre offren offret offrets ofre ofrene owed parit rape sald seld sold
""".split())

# Capitalised in some of the languages, or parts of names of offices, laws and places.
NO_PERSON = frozenset("""
    i monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december christmas easter
    nordic scandinavian european baltic finnish swedish norwegian danish icelandic
    english romanian bulgarian ukrainian russian vietnamese thai nigerian estonian
    polish asian african sami police ministry minister court office centre center board
    agency authority act code law convention directive protocol union council city
    municipality university service services department directorate inspectorate
    prosecutor network project house line cross red save children parliament government
    administration association coordinator committee institute hospital church school
    europa europe euroopan pohjoismaiden norden nordurlond
""".split())
# Beginnings of names of places beside the countries.
PLACES = tuple("""
    helsinki helsing espoo esbo tampere tammerfors turku turun abo oulu lahti kuopio
    vantaa rovaniemi lappi lapland uusimaa maarianhamina mariehamn stockholm goteborg
    gothenburg malmo uppsala lulea umea norrland skane oslo bergen trondheim stavanger
    tromso kristiansand kobenhavn copenhagen kopenhamn koopenhami aarhus arhus odense
    aalborg reykjavik akureyri keflavik torshavn nuuk tallinn tallin riga vilnius
    palermo istanbul bryssel brussels europol eurojust interpol frontex viro virost
    estland eesti latvia lettland puola polen poland romania rumania bulgaria ukraina
    ukraine venaja venaj ryssland russland rusland thaimaa thailand vietnam nigeria
    suome suomi ruotsi norja tanska islanti balti baltia
""".split())
# How names of offices and laws end.
INSTITUTION_ENDS = tuple("""
    verket verk myndigheten myndighet styrelsen styrelse etaten etat direktoratet
    virasto keskus ministerio hallitus politiet polisen poliisi poliisin politi
    departementet kommune kommunen kommun kaupunki kaupungin tilsynet tilsyn lag laki
    lain loven lov radet raadet liitto stofnun logreglan eftirlitid raduneyti dienst
    stigamot sociation styret
""".split())
