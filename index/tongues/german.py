"""German: the words of time, of sentences' ends and of reporting."""

from index.tongues.tongue import Relative, Tongue

TABLE = Tongue(
    code="de",
    months=(
        r"januars?|jänner|jan\.?", r"februars?|feber|feb\.?", r"märz|mrz\.?", r"aprils?|apr\.?", r"mai", r"junis?|jun\.?",
        r"julis?|jul\.?", r"augusts?|aug\.?", r"septembers?|sept?\.?", r"oktobers?|okt\.?", r"novembers?|nov\.?",
        r"dezembers?|dez\.?",
    ),
    weekdays=("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
    weekday_tail=r"(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)?s?(?: (?:früh|morgen|mittag|vormittag|"
    r"nachmittag|abend|nacht))?",
    relative=(
        Relative(r"vorgestern(?: (?:abend|nacht|früh|morgen))?", -2),
        Relative(r"gestern nacht|(?:letzte|vergangene|vorige|gestrige)r? nacht", -1, night=True),
        Relative(r"gestern(?: (?:abend|früh|morgen|vormittag|mittag|nachmittag))?|gestrigen tag(?:es)?|am gestrigen", -1),
        Relative(r"heute(?: (?:abend|früh|morgen|vormittag|mittag|nachmittag|nacht))?|am heutigen tag(?:e)?", 0),
        Relative(r"übermorgen", 2),
        Relative(r"(?<!am )(?<!den )(?<!der )(?<!jeden )(?<!guten )(?<!zum )(?<!bis )(?<!heute )(?<!gestern )"
                 r"morgen(?: (?:abend|früh|vormittag|mittag|nachmittag|nacht))?", 1),
    ),
    units={"second": r"sekunden?", "minute": r"minuten?", "hour": r"stunden?", "day": r"tag(?:e[ns]?)?",
           "week": r"wochen?", "weekend": r"wochenendes?", "month": r"monat(?:e[ns]?|s)?", "year": r"jahr(?:e[ns]?|s)?",
           "decade": r"jahrzehnt(?:e[ns]?|s)?"},
    duals={},
    numbers={
        "einem": 1, "einer": 1, "ein": 1, "eine": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
        "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14,
        "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreißig": 30,
    },
    vague_numbers=r"wenigen?|einigen?|mehreren?|paar|ein paar",
    of=r"des",
    ordinal=r"\.",
    first=r"erste[nr]",
    article=r"de[nmr]",
    last=r"(?:letzt|vergangen|vorig|zurückliegend)e[nmrs]?",
    this=r"diese[nmrs]?|laufende[nmrs]?|de[rsn] laufenden",
    next=r"(?:nächst|kommend)e[nmrs]?",
    ago_before=r"vor",
    ago_after=r"zuvor her",
    earlier=r"zuvor|vorher|davor|früher",
    later=r"später|danach|darauf",
    shifts=((r"am vortage?|am (?:tag|abend) (?:zuvor|davor|vorher)|tags zuvor", -1),
            (r"am (?:nächsten|folgenden|darauffolgenden) (?:tage?|morgen|abend)|am tag (?:danach|darauf)|tags darauf", 1),
            (r"am (?:selben|gleichen) (?:tage?|abend|morgen)|an diesem tage?", 0)),
    since=r"seit(?:dem)?",
    until=r"bis(?: zum| zu[r]?| in den| einschließlich)?",
    before=r"vor(?: dem| der)?",
    after=r"nach(?: dem| der)?|ab(?: dem)?",
    in_month=r"im|ende|anfang|mitte|seit|bis|vom|von|ab|zum|in den monaten|letzten|vergangenen|diesen|und|oder",
    year_before=r"im jahre?|in den jahren|jahre?s?|seit|bis|von|ende|anfang|mitte|zwischen|und|winter|sommer|herbst|"
    r"frühjahr|frühling|ab|nach|vor|schon",
    year_after=r"(?!)",
    every=r"jede[nrms]?|alle|immer",
    no_day=r"derzeit|zurzeit|momentan|kürzlich|neulich|jüngst|inzwischen|mittlerweile|täglich|wöchentlich|jährlich|"
    r"monatlich|früher einmal|damals",
    said=r"sagten?|sagt|teilten?|mitteilten?|mitgeteilt|erklärten?|erklärt|berichteten?|berichtet|meldeten?|meldet|"
    r"bestätigten?|betonten?|bekanntgab(?:en)?|bekannt gab(?:en)?|gab(?:en)?|schrieb(?:en)?|kündigten?|verkündeten?|laut|"
    r"zufolge|hieß es|behaupteten?|bestritt(?:en)?|dementierten?|äußerten?|angaben",
    clause=r"dass|weil|nachdem|bevor|obwohl|während|wonach|als|ob|wenn",
    past=r"wurden?|war(?:en)?|hatten?|hat|haben|starb(?:en)?|kam(?:en)?|traf(?:en)?|schlug(?:en)?|fiel(?:en)?|"
    r"gab(?:en)?|ging(?:en)?|stand(?:en)?|brach(?:en)?|[a-zäöüß]{3,}ten?|ge[a-zäöüß]{3,}(?:t|en)",
    forward=r"wird|werden|soll(?:en)?|will|wollen|geplant|vorgesehen|findet|beginnt|startet|tritt|könnten?|möchten?",
    habit=r"oft|üblicherweise|normalerweise|regelmäßig|traditionell|in der vergangenheit|seit (?:jahren|jahrzehnten|"
    r"langem|monaten)|immer wieder|jedes jahr|in den (?:vergangenen|letzten) \w+ (?:jahren|monaten|wochen)",
    goes_on=r"er|sie|es|dies|diese|dieser|dieses|dabei|dort|danach|daraufhin|später|zuvor|beide|ihr|ihre|sein|seine|"
    r"der (?:angriff|anschlag|täter|vorfall|mann)|die (?:explosion|tat|frau|beiden|drei|opfer)",
    night_before=r"in der nacht (?:zum|auf|zu)|nacht (?:zum|auf|zu)",
    range_=r"[-–—]|bis|und|oder|bis zum",
    clock=r"(?:gegen |um )?\d{1,2}(?:[.:]\d\d)? uhr",
    hedge=r"etwa|rund|ungefähr|fast|gut|knapp|über|mehr als|genau",
    never_end=frozenset(
        "hr fr dr prof dipl ing z b d h u a s o i v m bzw ca ggf sog st vgl bspw inkl exkl gen rer med phil jur "
        "max min e.v geb verh bürgerm str".split()
    ),
    figure_next=frozenset("nr abs art kap bd tel s ziff".split()),
    may_end=frozenset("usw etc mio mrd tsd jh jhd uvm".split()),
    openers=frozenset(
        "der die das er sie es ein eine ihr ihre sein seine in im am an auf bei nach vor mit von zu zum zur und aber doch "
        "auch dort hier dabei damit danach dann so wie wir ich laut zudem außerdem insgesamt nun jetzt für seit bis "
        "mehrere viele einige alle diese dieser dieses unter über gegen ob wer was wo wann warum noch später".split()
    ),
    ordinal_stop=True,
    dotted_day=True,
)  # fmt: skip
