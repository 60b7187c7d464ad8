"""French: numbers, what stands around them, speakers, denials, questions."""

from retrieval.answer import Kind
from retrieval.tongues.wording import Asks, Wording, glossed, spelled

WORDING = Wording(
    code="fr",
    numbers=spelled(
        "2 deux|3 trois|4 quatre|5 cinq|6 six|7 sept|8 huit|9 neuf|10 dix|11 onze|12 douze|13 treize|14 quatorze|"
        "15 quinze|16 seize|20 vingt vingts|30 trente|40 quarante|50 cinquante|60 soixante|70 septante|80 octante huitante|"
        "90 nonante|100 cent cents"
    ),
    linked=frozenset({"et", "-"}),
    phrases=glossed("""
        at least: au moins, pas moins de, au minimum
        more than: plus de, plus d', au-delà de, au - delà de
        less than: moins de, moins d'
        up to: jusqu'à, au plus, au maximum, tout au plus
        about: environ, quelque, près de, presque, autour de, à peu près, une estimation de, approximativement
        about 10: une dizaine de, une dizaine d'
        about 15: une quinzaine de, une quinzaine d'
        about 20: une vingtaine de, une vingtaine d'
        about 30: une trentaine de, une trentaine d'
        about 40: une quarantaine de
        about 50: une cinquantaine de
        about 100: une centaine de, une centaine d'
        about 1000: un millier de, un millier d'
        a dozen: une douzaine de
        exactly: exactement, précisément
        a total of: au total
        to: à
        or: ou
        between: entre
        and: et
        thousand: mille
        million: million, millions, million d', millions d', million de, millions de
        billion: milliard, milliards, milliard d', milliards d', milliards de
        dozens: des dizaines de, des dizaines d', plusieurs dizaines de, plusieurs dizaines d', dizaines de
        hundreds: des centaines de, des centaines d', plusieurs centaines de, centaines de
        thousands: des milliers de, des milliers d', plusieurs milliers de, milliers de
        tens of thousands: des dizaines de milliers de
        hundreds of thousands: des centaines de milliers de
        several: plusieurs, quelques
        many: de nombreux, de nombreuses, beaucoup de
        nobody: personne n', aucun, aucune
        percent: pour cent
        kilometres: kilomètre, kilomètres, km
        metres: mètre, mètres
        tonnes: tonne, tonnes
        hectares: hectare, hectares
        litres: litre, litres
        euros: euro, euros, d'euros
        dollars: dollar, dollars
        hours: heure, heures
        minutes: minute, minutes
        days: jour, jours
        weeks: semaine, semaines
        months: mois
        years: an, ans, année, années
        square kilometres: kilomètres carrés
    """),
    nouns={
        r"personnes?|gens|habitants?|civils?|hommes": "people",
        r"morts?|tués?|décès|cadavres?|corps": "dead",
        r"blessée?s?": "injured",
        r"disparue?s?": "missing",
        r"soldats?|militaires?": "soldiers",
        r"enfants?": "children",
        r"maisons?|bâtiments?|immeubles?|logements?": "houses",
        r"roquettes?|missiles?": "rockets",
        r"drones?": "drones",
        r"policiers?|gendarmes?": "policemen",
        r"arrestations?|interpellations?": "arrests",
        r"bateaux?|navires?|embarcations?": "boats",
    },
    leads=r"selon|d'après|de l'avis d[eu]|au dire d[eu]|de source|à en croire",
    as_=r"comme",
    pronouns=r"il|elle|ils|elles|on|nous|je|-t-il|-t-elle|-t-on",
    unnamed=r"sources?|responsables?|témoins?|fonctionnaires?|officiels?|habitants?",
    denies=r"dément\w*|démenti\w*|ni(?:é|ent|e|ait|aient)|contest\w+|réfut\w+|rejet\w+",
    negates=r"ne|n'\w+|pas|jamais|aucune?|personne|rien|ni|sans",
    dying=r"mort\w*|mour\w+|tu(?:é|ée|és|ées|er|ant|a|ent)|péri\w*|décéd\w+|décès|perdu la vie",
    hurting=r"bless\w+",
    yes_no=r"est-ce que|est-ce qu'\w*|y a-t-il|y avait-il|[a-zéèê]+-t-(?:il|elle|on|ils|elles)|"
    r"[a-zéèê]+-(?:il|elle|on|ils|elles)|[\w' ]{3,60}? (?:a|ont|est|sont|avait|était|étaient|avaient)-(?:t-)?(?:il|elle|ils|elles)",
    asks=(
        Asks(r"à quelle heure", Kind.DATE, "at what time"),
        Asks(r"combien d'argent|combien (?:a |ont )?coût\w*|quel (?:est le )?prix", Kind.NUMBER, "how much money"),
        Asks(r"combien de temps", Kind.NUMBER, "how long"),
        Asks(r"quel pourcentage|quelle proportion", Kind.NUMBER, "what percentage"),
        Asks(r"combien", Kind.NUMBER, "how many"),
        Asks(r"quel (?:est le |était le |fut le )?(?:nombre|bilan)", Kind.NUMBER, "how many"),
        Asks(r"quel âge", Kind.NUMBER, "how old"),
        Asks(r"à quelle distance", Kind.NUMBER, "how far"),
        Asks(r"qui est-ce qui|qui|par qui|à qui", Kind.PERSON),
        Asks(r"où|d'où", Kind.PLACE),
        Asks(r"quand|depuis quand|quel jour|quelle date|en quelle année|quel mois", Kind.DATE),
        Asks(r"pourquoi|comment", Kind.ACCOUNT),
        Asks(r"quel(?:le)?s? (?:\w+ )?(?:ville|village|base|région|province|aéroport|pays|port|île|pont|rue|lieu|villes|"
             r"villages|quartier)", Kind.PLACE),
        Asks(r"quel(?:le)?s? (?:organisation|groupe|entreprise|parti|société|agence|milice)", Kind.ORG),
        Asks(r"quel(?:le)?s? (?:ministre|homme|femme|président|personne|responsable)", Kind.PERSON),
        Asks(r"quel(?:le)?s?|comment s'appell\w+", Kind.NAME),
        Asks(r"que|qu'\w+|quoi", Kind.ACCOUNT),
    ),
)  # fmt: skip
