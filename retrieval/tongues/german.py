"""German: numbers, what stands around them, speakers, denials, questions."""

from retrieval.answer import Kind
from retrieval.tongues.wording import Asks, Wording, glossed, spelled

WORDING = Wording(
    code="de",
    numbers=spelled(
        "2 zwei|3 drei|4 vier|5 fünf|6 sechs|7 sieben|8 acht|9 neun|10 zehn|11 elf|12 zwölf|13 dreizehn|"
        "14 vierzehn|15 fünfzehn|16 sechzehn|17 siebzehn|18 achtzehn|19 neunzehn|20 zwanzig|30 dreißig dreissig|"
        "40 vierzig|50 fünfzig|60 sechzig|70 siebzig|80 achtzig|90 neunzig|100 hundert einhundert"
    ),
    linked=frozenset(),
    phrases=glossed("""
        at least: mindestens, wenigstens, zumindest, nicht weniger als, nicht unter
        more than: mehr als, über, weit über, gut über
        less than: weniger als, unter
        up to: bis zu, höchstens, maximal, nicht mehr als
        about: etwa, rund, ungefähr, circa, ca ., ca, zirka, knapp, fast, nahezu, gut, schätzungsweise, annähernd, in etwa, gegen
        exactly: genau
        a total of: insgesamt
        to: bis
        or: oder
        between: zwischen
        and: und
        thousand: tausend, tsd
        million: million, millionen, mio, mill
        billion: milliarde, milliarden, mrd
        dozens: dutzende, dutzenden, zig
        a dozen: ein dutzend
        hundreds: hunderte, hunderten
        thousands: tausende, tausenden
        tens of thousands: zehntausende, zehntausenden
        hundreds of thousands: hunderttausende, hunderttausenden
        several: mehrere, mehreren, einige, einigen, etliche
        many: viele, vielen, zahlreiche
        nobody: niemand, niemanden
        one: eine einzige, ein einziger
        percent: prozent
        kilometres: kilometer, kilometern, km
        metres: meter, metern
        tonnes: tonne, tonnen
        hectares: hektar
        litres: liter, litern
        euros: euro
        dollars: dollar
        hours: stunde, stunden
        minutes: minute, minuten
        days: tag, tage, tagen
        weeks: woche, wochen
        months: monat, monate, monaten
        years: jahr, jahre, jahren
        years old: jahre alt
        square kilometres: quadratkilometer, quadratkilometern
    """),
    nouns={
        r"menschen|person|personen|leute|einwohner\w*|bewohner\w*|zivilist\w*": "people",
        r"tote[nr]?|todesopfer\w*|getötete\w*|leichen?": "dead",
        r"verletzte[nr]?|verwundete[nr]?": "injured",
        r"vermisste[nr]?": "missing",
        r"soldat\w*|militärangehörige\w*": "soldiers",
        r"kind|kinder|kindern": "children",
        r"haus|häuser|häusern|gebäude\w*|wohnhäuser\w*": "houses",
        r"rakete|raketen": "rockets",
        r"drohne|drohnen": "drones",
        r"polizist\w*": "policemen",
        r"festnahmen?|festgenommene\w*": "arrests",
        r"boote?n?|schiffe?n?": "boats",
    },
    leads=r"laut|nach angaben (?:von|vom)?|nach angaben|nach auskunft|angaben (?:von|vom)|gemäß|nach worten|"
    r"nach den worten|nach darstellung",
    as_=r"wie|so",
    pronouns=r"er|sie|es|man|wir|ich",
    unnamed=r"beamte[rn]?|quellen?|zeugen?|augenzeugen?|insider\w*|kreise[n]?|anwohner\w*|gewährs\w+",
    denies=r"dementier\w+|bestreite\w*|bestritt\w*|leugne\w*|wies\w* .{0,60}zurück|zurückgewiesen|widersprach\w*|abgestritten",
    negates=r"nicht|kein|keine[nrms]?|nie|niemals|niemand\w*|weder|ohne",
    dying=r"starb\w*|gestorben\w*|getötet\w*|tötete\w*|ums leben\w*|umgekommen|menschenleben|todesopfer|opfer\w*|tote[nr]?|todesopfer\w*|todes|leichen",
    hurting=r"verletzt\w*|verwundet\w*",
    yes_no=r"hat|haben|hatte|hatten|ist|sind|war|waren|wurde|wurden|gab|gibt|kam|kamen|kann|können|konnte|konnten|wird|"
    r"werden|soll|sollen|muss|darf|will|starb|starben|stimmt|[a-zäöü]{3,}te[n]? (?:der|die|das|ein|es|er|sie)",
    asks=(
        Asks(r"um wie ?viel uhr|um welche uhrzeit|zu welcher uhrzeit", Kind.DATE, "at what time"),
        Asks(r"wie ?viele", Kind.NUMBER, "how many"),
        Asks(r"wie ?viel (?:geld|euro|dollar)|wie ?viel kostet\w*", Kind.NUMBER, "how much money"),
        Asks(r"wie ?viel prozent|welcher anteil", Kind.NUMBER, "what percentage"),
        Asks(r"wie ?viel", Kind.NUMBER, "how much"),
        Asks(r"wie hoch|wie groß|wie stark", Kind.NUMBER),
        Asks(r"wie alt", Kind.NUMBER, "how old"),
        Asks(r"wie lange", Kind.NUMBER, "how long"),
        Asks(r"wie weit", Kind.NUMBER, "how far"),
        Asks(r"wie schnell", Kind.NUMBER, "how fast"),
        Asks(r"wie heißt|wie hieß|wie lautet", Kind.NAME),
        Asks(r"wer|wem|wen|wessen", Kind.PERSON),
        Asks(r"wo|woher|wohin", Kind.PLACE),
        Asks(r"wann|seit wann|bis wann|(?:an|in) welche[mnrs]? (?:tag|datum|monat|jahr|woche)", Kind.DATE),
        Asks(r"warum|weshalb|wieso|wie kam es", Kind.ACCOUNT),
        Asks(r"welche[rsnm]? (?:stadt|ort|dorf|stützpunkt|basis|region|provinz|flughafen|flugplatz|land|hafen|insel|"
             r"brücke|straße|gebäude|städte|orte|dörfer)", Kind.PLACE),
        Asks(r"welche[rsnm]? (?:organisation|gruppe|firma|partei|unternehmen|behörde|miliz|agentur)", Kind.ORG),
        Asks(r"welche[rsnm]? (?:minister\w*|politiker\w*|person|mann|frau|präsident\w*)", Kind.PERSON),
        Asks(r"welche[rsnm]?", Kind.NAME),
        Asks(r"was|wie|wozu|womit|wodurch", Kind.ACCOUNT),
    ),
)  # fmt: skip
