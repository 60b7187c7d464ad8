"""French: the words of time, of sentences' ends and of reporting."""

from index.tongues.tongue import Relative, Tongue

TABLE = Tongue(
    code="fr",
    months=(
        r"janvier|janv\.?", r"f[ée]vrier|f[ée]vr?\.?", r"mars", r"avril|avr\.?", r"mai", r"juin", r"juillet|juil\.?",
        r"ao[ûu]t", r"septembre|sept\.?", r"octobre|oct\.?", r"novembre|nov\.?", r"d[ée]cembre|d[ée]c\.?",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    weekday_tail=r"(?: (?:matin|midi|après-midi|soir))?",
    relative=(
        Relative(r"avant-hier(?: soir| matin)?", -2),
        Relative(r"(?:la )?nuit dernière|hier dans la nuit|cette nuit", -1, night=True),
        Relative(r"hier(?: (?:matin|soir|après-midi|midi))?", -1),
        Relative(r"aujourd'hui|ce (?:matin|soir|midi)|cet(?:te)? après-midi|ce jour(?!-là)", 0),
        Relative(r"après-demain", 2),
        Relative(r"demain(?: (?:matin|soir))?", 1),
    ),
    units={"second": r"secondes?", "minute": r"minutes?", "hour": r"heures?", "day": r"jours?|journées?",
           "week": r"semaines?", "weekend": r"week-?ends?|fin de semaine", "month": r"mois", "year": r"ans?|années?",
           "decade": r"décennies?"},
    duals={},
    numbers={
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
        "trente": 30, "quarante": 40,
    },
    vague_numbers=r"quelques|plusieurs|peu de",
    of=r"de",
    ordinal=r"er|ᵉʳ",
    first=r"premier",
    article=r"le|du|au",
    last=r"derni(?:er|ère)s?|pass[ée]e?s?|précédente?",
    this=r"cette|cet|ce|en cours",
    next=r"prochaine?s?|suivante",
    ago_before=r"il y a|voici|voilà|y a",
    ago_after=r"en arrière",
    earlier=r"plus tôt|auparavant|avant|avant cela",
    later=r"plus tard|après|ensuite",
    shifts=((r"la veille(?! (?:de|du|des)\b)|le jour (?:précédent|d'avant)|la nuit précédente", -1),
            (r"l'avant-veille", -2),
            (r"le lendemain(?! (?:de|du|des)\b)|le jour (?:suivant|d'après)|le surlendemain", 1),
            (r"le même jour|ce jour-là|ce soir-là|le soir même|le jour même", 0)),
    since=r"depuis(?: le| la)?|dès(?: le)?|à partir d[ue]",
    until=r"jusqu'(?:au|en|à)|d'ici(?: le| à| au)?",
    before=r"avant(?: le| la)?",
    after=r"après(?: le| la)?",
    in_month=r"en|de|d'|fin|début|mi-|mi|courant|depuis|jusqu'en|au mois de|au mois d'|mois de|dès|et|à",
    year_before=r"en|l'an|l'année|année|depuis|jusqu'en|de|fin|début|mi-|dès|avant|après|entre|et|printemps|été|automne|"
    r"hiver|à",
    year_after=r"(?!)",
    every=r"chaque|tous les|toutes les",
    no_day=r"récemment|actuellement|maintenant|désormais|quotidiennement|à l'époque|ces derniers (?:jours|mois|temps)|"
    r"ces dernières (?:années|semaines)",
    said=r"a(?:-t-(?:il|elle|on))? (?:\w+ )?(?:déclaré|dit|indiqué|annoncé|affirmé|précisé|confirmé|expliqué|ajouté|assuré|rapporté|démenti|"
    r"estimé|fait savoir|reconnu)|ont(?:-ils|-elles)? (?:\w+ )?(?:déclaré|dit|indiqué|annoncé|affirmé|précisé|confirmé|expliqué|ajouté|"
    r"assuré|rapporté|démenti|fait savoir)|déclare|indique|annonce|affirme|selon|d'après|rapporte|écrit",
    clause=r"qu[e']|qui|où|alors que|lorsque|quand|parce que|dont|après que|avant que|si",
    past=r"a|ont|était|étaient|avait|avaient|fut|furent|s'est|se sont|est|sont|[a-zéèêç]{3,}(?:ait|aient|èrent)",
    forward=r"va|vont|sera|seront|aura|auront|doit|doivent|devrait|devraient|prévue?s?|[a-zéèêç]{3,}(?:era|eront)",
    habit=r"souvent|généralement|d'habitude|régulièrement|traditionnellement|par le passé|depuis des (?:années|mois|"
    r"décennies)|depuis longtemps|chaque année|ces dernières années",
    goes_on=r"il|elle|ils|elles|ce|cela|cette|cet|ces|celui-ci|celle-ci|son|sa|ses|leur|leurs|là|puis|ensuite|"
    r"l'(?:attaque|explosion|attentat|incident|homme)|la (?:victime|femme)|les (?:victimes|deux|trois)",
    lower_weekdays=True,
    night_before=r"(?:dans la )?nuit d[eu](?=[^.]{3,12} (?:à|au) )|(?:dans la )?nuit d[eu]",
    range_=r"[-–—]|au|et|à|ou|et le|ou le",
    clock=r"(?:vers |à )?\d{1,2} ?h(?:eures?)?(?: ?\d\d)?",
    hedge=r"environ|près de|presque|plus de|à peine|quelque",
    never_end=frozenset("m mm mme mlle mgr dr pr me st ste cf p ex c.-à-d av bd art env".split()),
    figure_next=frozenset("n no art p vol chap tél fig".split()),
    may_end=frozenset("etc".split()),
    openers=frozenset(
        "le la les l il elle ils elles un une des ce cette cet ces son sa ses leur leurs en à au aux dans sur pour par "
        "avec selon après avant mais et ou donc or ni car on nous vous je qui que quand où depuis deux trois plusieurs ensuite puis alors ainsi aussi "
        "d'après".split()
    ),
)  # fmt: skip
