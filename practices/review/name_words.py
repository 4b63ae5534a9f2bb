"""Words beside which a name is looked for, and capitalised words that are no person's name.

Folded (no diacritics, lower case). With a star a stem: a word counts when it begins with it, and
from six letters on also when it has it inside, as compounds do.
"""

# Whom it is about; crime and force; sex; money and work; papers; health; flight, shelter, courts.
SENSITIVE = {
    "en": """
        victim* survivor* suspect* perpetrator* traffick* abuse* child* girl girls boy boys
        minor minors assault* beat beaten raped rape threat* forced lock* slave* enslaved
        tortur* violen* kidnap* abduct* blackmail* harass* injur* smuggl* pimp* prostitut*
        brothel* sold debt* owe owes owed owing wage wages salary unpaid exploit* passport*
        pregnan* abort* hiv hospital* suicid* trauma* drug* addict* diagnos* asylum* shelter*
        escaped fled deport* custody detain* arrest* convict* sentenc* prison* jail* steal*
        stole stolen theft* thief* visa* repay* contract* papers recruit* wound* bleed*
    """,
    "fi": """
        uhri* uhrei* epailty* epaillyn* epailla* tekija* lapse* lapsi* tytto* tyto* poika*
        pojan* pojat alaika* orja* orju* ihmiskaup* hyvaksikay* pahoinpi* raiska* uhka* pakot*
        lukit* vakival* kidut* kaapat* kaapp* kirist* hairi* vamma* salakulj* prostitu* parit*
        seksi* bordel* myyt* myyd* velka* velan* velko* velal* velat palkka* palkan* palkat
        palkko* passi passin passit passia passinsa passeja raskaa* raskau* abort* hiv sairaal*
        itsemurh* trauma* huume* diagnos* turvapaik* turvako* karkas* paken* karkot* huosta*
        pidat* tuomit* vankil* vangit* varast* varkau* viisum* sopimu* papere* varva*
    """,
    "sv": """
        offer offret offrets offren brottsoffer* misstank* garningsm* barn barnet barnets barnen
        flick* pojk* minderarig* slav* manniskohandel* manniskohandl* misshand* slog slagit
        slagen valdta* valdtog* hot hotet hotad* hotar hotas tvinga* tvang* inlast* instangd*
        tortyr* valdsam* valdsut* kidnapp* bortfor* utpress* trakass* skadad* smuggl* hallick*
        koppler* utnyttj* prostitu* bordell* sald* sex skuld* skyldig lon lonen loner pass
        passet passen gravid* abort* hiv sjukhus* sjalvmord* trauma* narkotika* drog droger
        missbruk* diagnos* asyl* skydd* rymd* rymt flydde utvis* omhanderta* grips greps gripen
        hakta* domd* domt* fangel* stjal* stal stulit stold* visum* visering* avtal* papper
        varva*
    """,
    "nb": """
        offer offeret offerets ofre ofrene mistenk* gjerningsm* barn barnet barnets barna jent*
        gutt* mindrearig* slav* menneskehand* mishandl* slo slatt voldt* vold volden voldelig*
        true* trus* tvang* tvunget tving* innelast* innesperr* tortur* kidnapp* bortfor*
        utpress* trakass* skadd* skadet smugl* hallik* utnytt* prostitu* bordell* solgt* sex
        gjeld* skyld* lonn* pass passet passene gravid* abort* hiv sykehus* selvmord* traum*
        narkotika* rusmid* avhengig* diagnos* asyl* krisesent* romt* flykt* utvis* omsorgsov*
        pagrep* varetekt* domt* domm* fengs* stjel* stjal* tyver* visum* kontrakt* papir*
        rekrutter* blodde
    """,
    "da": """
        offer offeret offerets ofre ofrene mistaenk* gerningsm* barn barnet barnets born* pige*
        dreng* mindrearig* slav* menneskehand* mishandl* slog slaet voldt* vold volden voldelig*
        true* truss* trusl* tvang* tvunget tving* spaerre* indelukk* tortur* kidnap* bortfor*
        afpres* chikan* skadet smugl* alfons* ruffer* udnytt* prostitu* bordel* solgt* sex
        gaeld* skyld* lon lonn* pas passet passene gravid* abort* hiv hospital* sygehus*
        selvmord* traum* narko* misbrug* diagnos* asyl* krisecent* flygt* udvis* anholdt*
        vareteg* domt* dommen faengs* stjael* stjal* tyver* visum* kontrakt* papir* hverve*
        rekrutter* blodte
    """,
    "is": """
        tolend* thola* tholend* brotathol* fornarlamb* grunad* grunud* sakborn* gerand* barn*
        born* stulk* dreng* ologra* thrael* mansal* misnot* misney* nauth* naudg* naudung* barin
        bardi bardur ofbeldi* hotad* hotan* hotun* thvinga* thvingu* neydd* laest* innilok*
        pynt* raent* kugad* kugun* areit* smygl* meidd* slasad* vaendi* seld* selja kynlif*
        skuld* laun launa launum launin vegabref* olett* fostureyd* hiv sjukrah* sjalfsvig*
        afall* afoll* fikni* greind* haelis* vernd* athvarf* strauk fludi fludu brottvis* handtek*
        daemd* fangels* gaesluv* stela stal* thjofn* samning* pappir* blaeddi
    """,
}

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
    goteborgs lund linkoping orebro vasteras norrkoping jonkoping halmstad kiruna gotland dalarna
    varmland bohus pori jyvaskyla vaasa vasa joensuu kotka imatra ostersund sundsvall gavle boras
    pohjanmaa savo karjala ahvenan aland drammen fredrikstad sandnes bodo alta molde hamar tromsoy
    lillehammer rogaland vestland nordland finnmark trondelag innlandet viken agder esbjerg kolding
    vejle randers horsens roskilde herning silkeborg sjaelland jylland vestjyl nordjyl sonderjyl
    midtjyl fyn bornholm selfoss isafj vestmannaey egilsst husavik hafnarf kopavog sudurland
    nordurland austurland vesturland reykjanes
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
