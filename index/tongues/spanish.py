"""Spanish: the words of time, of sentences' ends and of reporting."""

from index.tongues.tongue import Relative, Tongue

TABLE = Tongue(
    code="es",
    months=(
        r"enero|ene\.?", r"febrero|feb\.?", r"marzo|mar\.", r"abril|abr\.?", r"mayo|may\.", r"junio|jun\.?",
        r"julio|jul\.?", r"agosto|ago\.", r"sep?tiembre|sept?\.?", r"octubre|oct\.?", r"noviembre|nov\.?",
        r"diciembre|dic\.?",
    ),
    weekdays=("lunes", "martes", "miércoles|miercoles", "jueves", "viernes", "sábado|sabado", "domingo"),
    weekday_tail=r"(?: (?:por la (?:mañana|tarde|noche)|de madrugada|a mediodía|al mediodía|en la noche))?",
    relative=(
        Relative(r"anteayer|antes de ayer|antier|anteanoche", -2),
        Relative(r"anoche|la noche pasada|ayer (?:por|en|a) la noche|la pasada noche", -1, night=True),
        Relative(r"ayer(?: (?:por|en|a) la (?:mañana|tarde))?", -1),
        Relative(r"hoy|est[ae] (?:mañana|tarde|noche|madrugada|mediodía)", 0),
        Relative(r"pasado mañana", 2),
        Relative(r"(?<!la )(?<!una )(?<!esta )(?<!cada )(?<!de )(?<!pasado )mañana(?: por la (?:mañana|tarde|noche))?", 1),
    ),
    units={"second": r"segundos?", "minute": r"minutos?", "hour": r"horas?", "day": r"días?|jornadas?",
           "week": r"semanas?", "weekend": r"fin(?:es)? de semana", "month": r"mes(?:es)?", "year": r"años?",
           "decade": r"décadas?"},
    duals={},
    numbers={
        "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16,
        "veinte": 20, "treinta": 30, "cuarenta": 40,
    },
    vague_numbers=r"varios|varias|algunos|algunas|pocos|pocas|unos|unas",
    of=r"del?",
    ordinal=r"º|°|ero|er",
    first=r"primero|primer",
    article=r"el|al|del",
    last=r"pasad[oa]s?|últim[oa]s?|anterior",
    this=r"est[ea]|en curso|actual",
    next=r"próxim[oa]s?|que viene|entrante|siguiente",
    ago_before=r"hace|desde hace",
    ago_after=r"atrás",
    earlier=r"antes|previos|más temprano",
    later=r"después|más tarde|luego",
    shifts=((r"el día anterior|la víspera(?! del?\b)|un día antes|la noche anterior", -1),
            (r"al día siguiente|el día siguiente|un día después|a la mañana siguiente", 1),
            (r"ese mismo día|el mismo día|ese día|esa misma noche|aquel día", 0)),
    since=r"desde(?: el| la)?|a partir del?",
    until=r"hasta(?: el| la)?",
    before=r"antes del?|previo al",
    after=r"después del?|tras(?: el| la)?|luego del?",
    in_month=r"en|de|desde|hasta|a fines de|fines de|finales de|principios de|mediados de|mes de|y|pasado|este",
    year_before=r"en|de|del|desde|hasta|año|fines de|finales de|principios de|mediados de|entre|y|verano de|otoño de|"
    r"invierno de|primavera de|a",
    year_after=r"(?!)",
    every=r"cada|todos los|todas las",
    no_day=r"recientemente|actualmente|ahora|últimamente|diariamente|a diario|en aquel entonces|entonces",
    said=r"dijo|dijeron|declaró|declararon|informó|informaron|anunció|anunciaron|afirmó|afirmaron|señaló|señalaron|"
    r"aseguró|aseguraron|confirmó|confirmaron|explicó|explicaron|indicó|indicaron|agregó|añadió|detalló|precisó|"
    r"reportó|reportaron|negó|negaron|desmintió|desmintieron|según|de acuerdo con|dice|comunicó|comunicaron|reconoció",
    clause=r"que|quien|cuando|donde|porque|mientras|aunque|si|luego de que|después de que",
    past=r"fue|fueron|era|eran|había|habían|ha|han|murió|murieron|[a-záéíóúñ]{3,}(?:ó|aron|ieron|aba|ían?)",
    forward=r"va|van|será|serán|prevista?s?|previsto|debe|deben|podría|podrían|[a-záéíóúñ]{3,}(?:rá|rán)",
    habit=r"a menudo|generalmente|habitualmente|normalmente|regularmente|tradicionalmente|en el pasado|"
    r"desde hace (?:años|meses|décadas|tiempo)|cada año|en los últimos (?:años|meses)",
    goes_on=r"él|ella|ellos|ellas|este|esta|esto|estos|estas|ese|esa|su|sus|ambos|allí|luego|después|"
    r"el (?:ataque|atacante|atentado|incidente|hombre)|la (?:explosión|víctima|mujer)|l[oa]s (?:víctimas|dos|tres)",
    lower_weekdays=True,
    night_before=r"(?:en )?la (?:noche|madrugada) del(?=[^.]{4,14} al )",
    range_=r"[-–—]|al?|y|o|y el|al",
    clock=r"(?:a|hacia) las? \d{1,2}(?:[.:]\d\d)?(?: horas| h)?|\d{1,2}[.:]\d\d ?(?:horas|h)\b",
    hedge=r"unos|unas|casi|cerca de|más de|aproximadamente|alrededor de",
    never_end=frozenset(
        "sr sra srta sres dr dra d dña da lic ing prof gral tte cnel p ej pág av avda ud uds vd ee uu ff aa st sto sta "
        "mons".split()
    ),
    figure_next=frozenset("núm no nº art pág tel vol cap".split()),
    may_end=frozenset("etc ee.uu uu s.a".split()),
    openers=frozenset(
        "el la los las un una unos unas lo su sus este esta ese esa en a al con de del por para según tras desde hasta "
        "pero y o si no ni como cuando donde quien que se ya también además sin entre sobre ante después antes dos tres "
        "varios otros todos más luego entonces así".split()
    ),
)  # fmt: skip
