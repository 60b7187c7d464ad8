"""Verbs of courts, conflict, sports and business: which deeds shut each other out, and which are one deed by two names.

Patterns of English word forms alone; whether a sentence says them of the asked thing is `opposites`' business.
"""

from dataclasses import dataclass


def _either(*forms: str) -> str:
    return "|".join(form for form in forms if form)


@dataclass(frozen=True, slots=True)
class Side:
    """Patterns of one deed's forms: done to a thing ("rejected it"), happening to it ("it failed"), it being so; and
    what asks for it but, said, says less ("innocent")."""

    done: str = ""
    happens: str = ""
    is_so: str = ""
    asked: str = ""

    @property
    def words(self) -> str:
        return _either(self.done, self.happens, self.is_so)

    def asking(self, *, is_passive: bool) -> str:
        """The forms that ask for it: "was it failed" is none of them."""
        return _either(self.done, "" if is_passive else self.happens, self.is_so, self.asked)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two deeds that shut each other out, and whether the one is said where the other is denied: "not open" is closed,
    but who did not lose may not have won. Of rivals the one does what the other does not."""

    one: Side
    other: Side
    unless_one: bool = False
    """What is not the one is the other."""
    unless_other: bool = False
    are_rivals: bool = False

    def both_ways(self) -> "tuple[tuple[Side, Side, bool], tuple[Side, Side, bool]]":
        """What is asked, its opposite, and whether a denial of the opposite says it."""
        return (self.one, self.other, self.unless_other), (self.other, self.one, self.unless_one)


_CLEARED = Side(
    r"acquit(?:ted)?|clear(?:ed)?|exonerat(?:e|ed)|f(?:ou|i)nd (?:(?!guilty\b)\w+ ){0,5}?not guilty", asked="innocent"
)
_CONVICTED = Side(r"convict(?:ed)?|f(?:ou|i)nd (?:(?!not\b)\w+ ){0,5}?guilty", asked="guilty")
_OVERTURNED = Side(r"overturn(?:ed)?|quash(?:ed)?|annul(?:led)?|revers(?:e|ed)|str(?:ike|uck) down|set aside")
_UPHELD = Side(r"uph[eo]ld|affirm(?:ed)?")
_LIFTED = Side(r"lift(?:ed)?|end(?:ed)?")
_EXTENDED = Side(r"extend(?:ed)?|prolong(?:ed)?|renew(?:ed)?")
_ALLOWED = Side(r"allow(?:ed)?|permit(?:ted)?|authori[sz](?:e|ed)")
_BANNED = Side(r"ban(?:ned)?|barr(?:ed)|forb(?:id|ade|idden)|prohibit(?:ed)?")
_RAISED = Side(r"rais(?:e|ed)|increas(?:e|ed)", r"r[io]se(?:n)?|increas(?:e|ed)|climb(?:ed)?|gr(?:ow|ew|own)")
_CUT = Side(r"cut|lower(?:ed)?|reduc(?:e|ed)", r"f[ae]ll(?:en)?|drop(?:ped)?|declin(?:e|ed)|decreas(?:e|ed)|shr[iau]nk")
_SURVIVED = Side(happens=r"surviv(?:e|ed)", is_so=r"alive|(?:among|one of) the (?:\w+ )?survivors")
_AMONG_DEAD = r"dead|(?:among|one of) (?:the|those) (?:\w+ )?(?:dead|killed|victims|fatalities)"
_KILLED = Side(r"kill(?:ed)?", r"died?", _AMONG_DEAD)
_RESIGNED = Side(happens=r"resign(?:ed)?|quit|step(?:ped)? down")
_DISMISSED = Side(r"dismiss(?:ed)?|sack(?:ed)?|oust(?:ed)?|fired?|remov(?:e|ed)")
_LOST_IT = Side(r"los(?:e|t)|forfeit(?:ed)?")
_KEPT_IT = Side(r"ke(?:eps?|pt)|retain(?:s|ed)?")
_WENT_AHEAD = Side(
    r"play(?:ed)?|staged?|held", r"(?:go(?:es)?|went|gone) ahead|take[sn]? place|took place|proceed(?:s|ed)?"
)
_CALLED_OFF = Side(r"call(?:s|ed)? off|cancel(?:s|l?ed)?|scrap(?:s|ped)?")
_PUT_OFF = Side(r"postpone[sd]?|put off")
_LOCKED = r"locked|bolted|chained|padlocked|barred"
_OPEN = Side(is_so="open|unlocked")
_SHUT = Side(r"(?:pad)?lock(?:s|ed|ing)?|bolt(?:s|ed|ing)?", is_so=rf"closed|shut|{_LOCKED}")

PAIRS = (
    Pair(_CLEARED, _CONVICTED),
    Pair(_OVERTURNED, _UPHELD, unless_one=True, unless_other=True),
    Pair(
        Side(
            r"pass(?:ed)?|carr(?:y|ied)|adopt(?:ed)?|approv(?:e|ed)|ratif(?:y|ied)|endors(?:e|ed)|accept(?:ed)?|"
            r"back(?:ed)?|support(?:ed)?",
            r"pass(?:ed)?|succeed(?:ed)?",
        ),
        Side(
            r"defeat(?:ed)?|reject(?:ed)?|block(?:ed)?|veto(?:ed)?|voted? down|thr(?:ow|ew|own) out|turn(?:ed)? down|"
            r"refus(?:e|ed)|oppos(?:e|ed)",
            r"fail(?:ed)?(?! to\b)",
        ),
        unless_one=True,
    ),
    Pair(_LIFTED, _EXTENDED, unless_other=True),
    Pair(Side(r"grant(?:ed)?"), Side(r"den(?:y|ied)|refus(?:e|ed)|reject(?:ed)?"), unless_one=True, unless_other=True),
    Pair(_ALLOWED, _BANNED, unless_one=True, unless_other=True),
    Pair(_RAISED, _CUT),
    Pair(_SURVIVED, _KILLED, unless_one=True, unless_other=True),
    Pair(
        Side(r"f(?:ou|i)nd fault with|blam(?:e|ed)|fault(?:ed)?"),
        Side(r"clear(?:ed)?|exonerat(?:e|ed)|absolv(?:e|ed)", r"act(?:ed)? (?:correctly|properly|lawfully|rightly)"),
    ),
    Pair(_RESIGNED, _DISMISSED),
    Pair(Side(happens=r"w[io]n"), Side(happens=r"los(?:e|t)"), are_rivals=True),
    Pair(_LOST_IT, _KEPT_IT, unless_one=True, unless_other=True),
    Pair(
        Side(happens=r"f[ae]ll(?:en)?|collapsed?|toppled?"),
        Side(
            happens=r"surviv(?:es?|ed) (?:an?|the|its|his|her) (?:[\w-]+ ){0,2}?(?:vote|motion)(?: of no confidence)?"
        ),
        are_rivals=True,
    ),
    Pair(_WENT_AHEAD, _CALLED_OFF, unless_one=True, unless_other=True),
    Pair(_WENT_AHEAD, _PUT_OFF, unless_one=True, unless_other=True),
    Pair(_OPEN, _SHUT, unless_one=True, unless_other=True),
    Pair(
        Side(happens="r[ua]n|operated?|mov(?:e|ed)"),
        Side(
            r"cancel(?:l?ed)?|suspend(?:ed)?",
            r"st(?:oo|an)d(?:s|ing)? still|(?:c[ao]me|gr(?:ou|i)nd) to (?:a )?(?:complete |total )?(?:halt|standstill)",
            "at a standstill|idle",
        ),
    ),
    Pair(
        Side(is_so="working|in (?:working order|service|operation)|operational|functioning"),
        Side(is_so="out of (?:service|order|action)|switched off|broken"),
        unless_one=True,
        unless_other=True,
    ),
)

_MEAN_THE_SAME = (
    _CLEARED,
    _CONVICTED,
    _OVERTURNED,
    _UPHELD,
    Side(r"pass(?:ed)?|carr(?:y|ied)|adopt(?:ed)?|ratif(?:y|ied)", r"pass(?:ed)?"),
    _LIFTED,
    _EXTENDED,
    _ALLOWED,
    _BANNED,
    _RAISED,
    _CUT,
    _SURVIVED,
    _RESIGNED,
    _DISMISSED,
    _LOST_IT,
    _KEPT_IT,
    _WENT_AHEAD,
    _CALLED_OFF,
    _PUT_OFF,
    Side(r"arrest(?:ed)?|detain(?:ed)?|tak(?:en|e) into custody|took into custody"),
    Side(r"releas(?:e|ed)|freed?|set free|let go", r"walk(?:ed)? free"),
    Side(r"charg(?:e|ed)|indict(?:ed)?"),
    Side(r"hurt|injur(?:e|ed)|wound(?:ed)?"),
    Side(r"jail(?:ed)?|imprison(?:ed)?|sent to (?:prison|jail)"),
    Side(is_so=_LOCKED),
    Side(r"beat(?:en)?|defeat(?:ed)?"),
    Side(r"appoint(?:ed)?|hired?"),
)
SAME = (
    *((deed, deed) for deed in _MEAN_THE_SAME),
    (Side(happens=r"die"), _KILLED),
    (Side(is_so=_AMONG_DEAD), Side(r"kill(?:ed)?", r"died?")),
    (Side(is_so="closed|shut"), _SHUT),
    (Side(r"kill(?:ed)?"), Side(r"murder(?:ed)?|assassinat(?:e|ed)|shot dead|beat(?:en)? to death", is_so=_AMONG_DEAD)),
)
"""What is asked, and what says as much."""
