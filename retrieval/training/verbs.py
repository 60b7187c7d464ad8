"""English verb forms, as far as news questions need them: a small irregular list and spelling rules."""


def _pairs(words: str) -> dict[str, str]:
    """ "began begin broke break" as {"began": "begin", "broke": "break"}."""
    listed = words.split()
    return dict(zip(listed[::2], listed[1::2], strict=True))


_IRREGULAR = _pairs(
    "began begin broke break brought bring built build bought buy came come caught catch chose choose cut cut drew draw"
    " drove drive fell fall fought fight found find gave give got get grew grow held hold hit hit kept keep knew know"
    " led lead left leave lost lose made make met meet paid pay ran run rose rise said say saw see sent send shot shoot"
    " sought seek sold sell spent spend spoke speak stole steal stood stand took take taught teach told tell"
    " thought think threw throw went go won win wrote write withdrew withdraw became become struck strike fled flee"
    " sued sue died die set set put put quit quit beat beat"
)
_PARTICIPLES = _pairs(
    "broken break chosen choose drawn draw driven drive given give known know seen see stolen steal taken take"
    " thrown throw written write withdrawn withdraw stricken strike held hold shot shoot hurt hurt hit hit sent send"
    " sold sell found find left leave brought bring built build caught catch cut cut led lead lost lose made make"
    " met meet paid pay told tell struck strike won win born bear beaten beat"
)
_NOT_VERBS = frozenset("hundred indeed need seed speed united red so-called armed related based limited".split())
_DROPS_E = tuple(
    "c v z u iz at ng dg rg lg bl pl tl dl gl fl ir ar ur or is us as os ns rs id ud od ok uk ik ak in un ul il"
    " ut ot it am im om um gre".split()
)
_KEEPS_NO_E = tuple("ain oin ear eal aim ook eak oad ead ss iu".split())
_NO_E = frozenset(
    "visit limit edit credit exhibit inhibit prohibit permit submit commit admit omit question mention station"
    " pardon weaken happen open broaden listen target market budget offer order enter suffer deliver consider"
    " discover cover remember join obtain remain explain complain maintain contain train gain campaign appear"
    " clear fear hear repair sign design resign assign reveal appeal seal conceal fail detail mail sail repeat"
    " treat defeat heat seat cheat threat return burn turn warn learn earn own down rain ruin reason abandon end"
    " bill kill fill call pull recall roll poll collar monitor favor honor labor author sponsor anchor blur occur"
    " recover rebel cancel travel attack look book cook soak award reward regard guard board record afford avoid"
    " raid aid plead head need flood load spread focus discuss pass press miss address assess process confess"
    " express push wash crash launch march reach approach search unveil wait recruit profit benefit exit deposit"
    " seem deem".split()
)
EVENTS = _pairs(
    "killed kill killing kill kills kill injured injure injuring injure wounded wound wounding wound arrested arrest"
    " arresting arrest detained detain detaining detain displaced displace displacing displace evacuated evacuate"
    " rescued rescue destroyed destroy destroying destroy damaged damage damaging damage kidnapped kidnap"
    " abducted abduct deported deport charged charge hospitalized hospitalize affecting affect affected affect"
    " forcing force trapped trap trapping trap released release freed free seized seize recovered recover"
    " deployed deploy fired fire executed execute hired hire shot shoot"
)


def is_past(word: str) -> bool:
    """Whether the lower-case word looks like a past form."""
    regular = len(word) > 4 and word.endswith("ed") and not word.endswith("eed")
    return word not in _NOT_VERBS and (word in _IRREGULAR or word in _PARTICIPLES or regular)


def base_form(word: str) -> str:
    """The infinitive of a past form or an -ing form."""
    for table in (_IRREGULAR, _PARTICIPLES):
        if word in table:
            return table[word]
    if word.endswith("ied"):
        return word[:-3] + "y"
    stem = word[:-3] if word.endswith("ing") else word[:-2]
    if stem in _NO_E:
        return stem
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdgmnprt":
        return stem[:-1]
    drops = stem.endswith(_DROPS_E) and not stem.endswith(_KEEPS_NO_E)
    return stem + "e" if drops else stem


def past_participle(verb: str) -> str:
    """The participle of one of `EVENTS`' verbs."""
    if verb == "shoot":
        return "shot"
    doubled = verb in {"kidnap", "trap"}
    return verb + ("ped" if doubled else "d" if verb.endswith("e") else "ed")
