"""Acts that are told in few words: what asks for each behind "did" and behind "was", and all words that tell of it.

English patterns. Who says such a word of whom they do not know; `untold` asks only whether any stands there.
"""

from dataclasses import dataclass

_POST = (
    r"resign\w*|quit\w*|step\w* (?:down|aside|back)|st(?:oo|an)d\w* (?:down|aside|by)|le(?:ave|aves|aving|ft)|"
    r"depart\w*|retir\w*|(?:go(?:es|ing|ne)?|went)(?! (?:to|on|into|in|through|by|for|home|up|off|away)\b)|stay\w*|"
    r"remain\w*|outlast\w*|oust\w*|remov\w*|dismiss\w*|sack\w*|fir(?:ed|ing)|"
    r"fires? (?:(?-i:[A-Z])\w+|him|her|them)|push\w*|forc\w*|g[ai]ve[ns]? up|giving up|"
    r"(?:in|from|left|leaves?|leaving|out of|up (?:his|her)) office|posts?|jobs?|roles?|position|seat|career|mandate|"
    r"successor|succeed\w*|replac\w*|former|ex|power|relinquish\w*|abdicat\w*|cl[iu]ng\w*|tender\w*|reliev\w*|"
    r"suspend\w*|strip\w*|axed?|chop|boot|bullet|terminat\w*|contracts?|ke(?:ep|pt)\w*|topple\w*|fall\w*|fell|"
    r"overthr\w+|end(?:ed)?|over|no longer|until|reinstat\w*|unseat\w*|demot\w*|bow\w* out|hand\w* in|serv\w+"
)
_HELD = (
    r"arrest\w*|detain\w*|detention|custody|h[eo]ld\w*|seiz\w*|ca(?:tch|ught)\w*|captur\w*|jail\w*|prison\w*|"
    r"(?:hand)?cuff\w*|t[ao]ke?n?|taking|took|pick\w*|lifted|remand\w*|nab\w*|nicked|apprehend\w*|stopp\w*|surrender\w*|"
    r"turn\w* (?:\w+ )?in|gave (?:\w+ )?up|walk\w*|warrants?|cells?|bars|led away|releas\w*|bail\w*|free\w*|fugitive|"
    r"at large|on the run|fled|flee\w*|escap\w*|manhunt|grabb\w*|bundled|let go|charged|questioned|suspects?|"
    r"extradit\w*|deport\w*|intern\w*|return\w*|wanted|hunt\w*"
)
_TRIED = (
    r"charg\w*|indict\w*|prosecut\w*|trials?|tr(?:y|ied)|courts?|counts?|accus\w*|fac(?:e|es|ed|ing)|arraign\w*|dock|"
    r"judges?|jur(?:y|ies)|suspects?|crim\w+|convict\w*|guilty|acquit\w*|clear\w*|dropped|case|bail\w*|questioned|"
    r"investigat\w*|apolog\w*|let go|freed|sentenc\w*|jail\w*|prison\w*|witness"
)
_JUDGED = (
    r"acqui\w+|clear\w*|innocen\w*|guilt\w*|free\w*|exonerat\w*|absolv\w*|verdict\w*|convict\w*|sentenc\w*|jail\w*|"
    r"prison\w*|imprison\w*|years|months|judges?|jur(?:y|ies)|courts?|tribunal\w*|trials?|appeal\w*|terms?|plead\w*|"
    r"plea|prov(?:ed|en)|liable|responsib\w*|fined?|acted|charg\w*|hang\w*|death|bars|cell"
)
_APOLOGY = (
    r"apolog\w*|sorry|regret\w*|forgiv\w*|remorse\w*|pardon|excus\w*|wrong|mistake\w*|ashamed|shame|asham\w*|condolenc\w*|"
    r"contrit\w*|repent\w*|take back|took back|retract\w*|with(?:draw|drew)\w*"
)
_FALLEN = (
    r"f[ae]ll\w*|collaps\w*|toppl\w*|br(?:ing|ought)\w*|down|resign\w*|quit\w*|vot\w+|motion\w*|confidence|censure|"
    r"surviv\w*|majority|dissol\w*|dismiss\w*|oust\w*|overthr\w+|end\w*|remain\w*|stay\w*|defeat\w*|lost|los(?:e|ing)|"
    r"new government|caretaker|coup|power|cling\w*|clung|h[eo]ld\w*"
)
_KILLED = (
    r"kill\w*|murder\w*|sh(?:ot|oo?t)\w*|poison\w*|assassin\w*|dead\w*|death\w*|die[ds]?|dying|victim\w*|crim\w+|"
    r"suspect\w*|culprit\w*|stab\w*|strangl\w*|attack\w*|bod(?:y|ies)|blam\w*|responsib\w*|confess\w*|admit\w*|"
    r"guilt\w*|involve\w*|behind|commit\w*|shots?|fired?|slay\w*|slain|slew|execut\w*|innocen\w*|"
    r"weapon\w*|massacr\w*|fatal\w*|li(?:fe|ves)|bomb\w*|struck|str(?:i|u)k\w*|hit|drown\w*|ordered"
)
_WARNED = (
    r"warn\w*|alert\w*|caution\w*|advis\w*|signal\w*|threat\w*|noti(?:ce|f)\w*|inform\w*|told|tell\w*|call\w*|"
    r"tele(?:phon|gram)\w*|phon\w*|r[ai]ng\w*|rung|siren\w*|alarm\w*|messag\w*|letters?|e-?mail\w*|wr(?:ote|it)\w*|dangers?|"
    r"kn(?:o|e)w\w*|aware|hear\w*|words?|receiv\w*|reach\w*|bulletin\w*|complain\w*|flag\w*|report\w*|brief\w*|"
    r"mention\w*|announc\w*|forecast\w*|predict\w*|instruct\w*|surpris\w*|unaware|visit\w*|tip\w*|spoke\w*|memo\w*|se(?:nt|nd)\w*|hand(?:ed)?|read|learn\w*|recommend\w*"
)


@dataclass(frozen=True, slots=True)
class Act:
    """Patterns: what a question has behind "did", what behind "was" or "has", and every word that may tell of it."""

    do: str
    done: str
    words: str


ACTS = (
    Act(
        r"resign|quit(?! \w+ing\b)|step down|stand down|leave office|give up (?:his|her|their|the) (?:post|office|job)",
        r"resigned|quit|stepped down|stood down|left office",
        _POST,
    ),
    Act(
        r"(?:sack|dismiss|fire|oust)\b(?= [A-Z])",
        r"(?:sacked|dismissed|fired|ousted)\b(?! (?:at|on|upon|the|an?|into)\b)|removed from office",
        _POST,
    ),
    Act(
        r"(?:arrest|detain)\b(?= [A-Z])",
        r"arrested|detained|taken into custody|caught|captured|in custody|under arrest|remanded",
        _HELD,
    ),
    Act(r"go free|walk free", r"released|freed|let go|set free|let out|out on bail", _HELD),
    Act(r"(?:stand|face|go on) trial", r"charged|indicted|prosecuted|put on trial|tried", _TRIED),
    Act(
        r"(?:convict|acquit)\b(?= [A-Z])|go to (?:prison|jail)|get (?:a )?(?:prison|jail)",
        r"convicted|found (?:not )?guilty|guilty|sentenced|jailed|imprisoned|acquitted|cleared of|exonerated",
        _JUDGED,
    ),
    Act(
        r"(?<=government )(?:fall|collapse)|(?<=cabinet )(?:fall|collapse)|(?<=coalition )(?:fall|collapse)",
        r"(?<=government )(?:fallen|collapsed)|(?<=coalition )(?:fallen|collapsed)",
        _FALLEN,
    ),
    Act(r"(?:kill|murder|assassinate|poison)\b(?= (?:[A-Z]|the\b|his\b|her\b))", r"murdered|assassinated", _KILLED),
    Act(r"warn|alert", r"warned|alerted", _WARNED),
    Act(r"apologi[sz]e|say sorry", r"apologi[sz]ed|said sorry", _APOLOGY),
)
