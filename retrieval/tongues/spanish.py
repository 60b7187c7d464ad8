"""Spanish: numbers, what stands around them, speakers, denials, questions."""

from retrieval.answer import Kind
from retrieval.tongues.wording import Asks, Wording, glossed, spelled

WORDING = Wording(
    code="es",
    numbers=spelled(
        "2 dos|3 tres|4 cuatro|5 cinco|6 seis|7 siete|8 ocho|9 nueve|10 diez|11 once|12 doce|13 trece|14 catorce|"
        "15 quince|16 dieciséis|17 diecisiete|18 dieciocho|19 diecinueve|20 veinte|21 veintiuno veintiún veintiuna|"
        "22 veintidós|23 veintitrés|24 veinticuatro|25 veinticinco|26 veintiséis|27 veintisiete|28 veintiocho|"
        "29 veintinueve|30 treinta|40 cuarenta|50 cincuenta|60 sesenta|70 setenta|80 ochenta|90 noventa|100 cien ciento|"
        "200 doscientos doscientas|300 trescientos trescientas|400 cuatrocientos cuatrocientas|500 quinientos quinientas|"
        "600 seiscientos seiscientas|700 setecientos setecientas|800 ochocientos ochocientas|900 novecientos novecientas"
    ),
    linked=frozenset({"y"}),
    phrases=glossed("""
        at least: al menos, por lo menos, no menos de, como mínimo, cuando menos
        more than: más de, por encima de
        less than: menos de
        up to: hasta, como máximo, no más de
        about: unos, unas, cerca de, casi, aproximadamente, alrededor de, en torno a, más o menos, algo más de
        about 10: una decena de
        about 20: una veintena de
        about 15: una quincena de
        about 100: un centenar de
        about 1000: un millar de
        a dozen: una docena de
        exactly: exactamente
        a total of: un total de, en total
        to: a
        or: o
        between: entre
        and: y
        thousand: mil
        million: millón, millones, millón de, millones de
        billion: mil millones, mil millones de
        dozens: decenas de, docenas de, varias decenas de, varias docenas de
        hundreds: cientos de, centenares de, varios cientos de
        thousands: miles de, millares de, varios miles de
        tens of thousands: decenas de miles de
        hundreds of thousands: cientos de miles de
        several: varios, varias, algunos, algunas
        many: muchos, muchas, numerosos, numerosas
        nobody: nadie, ningún, ninguna
        percent: por ciento
        kilometres: kilómetro, kilómetros, km
        metres: metro, metros
        tonnes: tonelada, toneladas
        hectares: hectárea, hectáreas
        litres: litro, litros
        euros: euro, euros
        dollars: dólar, dólares
        hours: hora, horas
        minutes: minuto, minutos
        days: día, días
        weeks: semana, semanas
        months: mes, meses
        years: año, años
        square kilometres: kilómetros cuadrados
    """),
    nouns={
        r"personas?|habitantes?|civiles|vecinos|gente": "people",
        r"muert[oa]s?|fallecid[oa]s?|víctimas mortales|cadáveres|cuerpos": "dead",
        r"herid[oa]s?|lesionad[oa]s?": "injured",
        r"desaparecid[oa]s?": "missing",
        r"soldados?|militares": "soldiers",
        r"niñ[oa]s?|menores": "children",
        r"casas?|viviendas?|edificios?|hogares": "houses",
        r"cohetes?|misiles?": "rockets",
        r"drones?": "drones",
        r"policías|agentes": "policemen",
        r"detenid[oa]s?|detenciones|arrestos": "arrests",
        r"barcos?|embarcaciones|botes?|lanchas?": "boats",
    },
    leads=r"según|de acuerdo con|de acuerdo a|a juicio de|en palabras de",
    as_=r"como|según",
    pronouns=r"él|ella|ellos|ellas|se|yo",
    unnamed=r"fuentes?|funcionari[oa]s?|testigos?|vecinos",
    denies=r"desm(?:iente|intió|intieron|entido)\w*|neg(?:ó|aron|ado|aba)|nieg\w+|rechaz(?:ó|aron|ado)|refut\w+",
    negates=r"no|nunca|jamás|ningún|ningun[oa]s?|nadie|nada|ni|sin|tampoco",
    dying=r"murieron|murió|muert\w+|morir\w*|fallec\w+|mat(?:ó|aron|ado|ando|ar)|víctimas mortales|perdieron la vida",
    hurting=r"herid\w+|lesionad\w+",
    yes_no=r"(?:ha|han|fue|fueron|hubo|hay|es|son|está|están|murió|murieron|era|eran|se|puede|pudo|va|tiene|tuvo|"
    r"[a-záéíóú]{3,}(?:ó|aron|ieron|aban?|ían?))",
    asks=(
        Asks(r"a qué hora", Kind.DATE, "at what time"),
        Asks(r"cuánto dinero|cuánto (?:cuesta|costó|vale|pagó|pagaron)", Kind.NUMBER, "how much money"),
        Asks(r"cuánto tiempo", Kind.NUMBER, "how long"),
        Asks(r"qué porcentaje|qué proporción", Kind.NUMBER, "what percentage"),
        Asks(r"cuánt[oa]s|a cuánt[oa]s|cuál (?:es|fue|era) (?:el número|la cifra|el saldo)", Kind.NUMBER, "how many"),
        Asks(r"cuánto|cuánta", Kind.NUMBER, "how much"),
        Asks(r"qué edad", Kind.NUMBER, "how old"),
        Asks(r"a qué distancia", Kind.NUMBER, "how far"),
        Asks(r"quién|quiénes|a quién|por quién", Kind.PERSON),
        Asks(r"dónde|adónde|de dónde", Kind.PLACE),
        Asks(r"cuándo|desde cuándo|(?:en )?qué (?:día|fecha|año|mes)", Kind.DATE),
        Asks(r"por qué|cómo", Kind.ACCOUNT),
        Asks(r"(?:qué|cuál|cuáles) (?:\w+ )?(?:ciudad|pueblo|base|región|provincia|aeropuerto|aeródromo|país|puerto|isla|"
             r"puente|calle|lugar|ciudades|pueblos|localidad)", Kind.PLACE),
        Asks(r"(?:qué|cuál) (?:organización|grupo|empresa|partido|agencia|milicia|compañía)", Kind.ORG),
        Asks(r"(?:qué|cuál) (?:ministr[oa]|hombre|mujer|president[ea]|persona|funcionari[oa])", Kind.PERSON),
        Asks(r"cómo se llama\w*|cuál|cuáles", Kind.NAME),
        Asks(r"qué", Kind.ACCOUNT),
    ),
)  # fmt: skip
