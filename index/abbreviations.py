"""Which full stops do not end a sentence: abbreviations, and the words that open a sentence after one.

It knows words only; where a sentence ends is decided in `sentences`.
"""

from index.regex import regex
from index.times.timewords import ENGLISH, WEEKDAY_NAMES, spellings

# Always followed by the rest of a name or phrase.
TITLES = frozenset(
    "Mr Mrs Ms Mme Mlle Messrs Dr Drs Prof Gen Gens Lt Lts Col Cols Maj Capt Sgt Cpl Pvt Pfc Spc Adm Cmdr Cdr Brig Det "
    "Insp Supt Rep Reps Sen Sens Gov Govs Pres Amb Rev Hon Fr Msgr Mgr St Ste Mt Ft Atty Dir Sra Dra Hr Ing Dipl Sto "
    "Nos Op Capts Sgts Profs Revs Asst".split()
)
LOWER = frozenset("e.g i.e eg ie vs v cf ca approx viz al incl z.b d.h u.a bzw ggf resp c.f p.ej pp".split())

# Followed by a figure they stand for more than a sentence; anything else follows their sentence's end.
BEFORE_FIGURES = frozenset("No no Nr nr Art art Sec sec Vol vol Fig fig Ch ch Ref p pg Nos nos Par para".split())

# May stand at a sentence's end: only the next word tells.
MAY_END = frozenset(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun "
    "Jr Sr Inc Corp Co Cos Ltd Bros Assn Dept Univ Ave Blvd Rd Hwy Sq Ph.D Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill "
    "Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta "
    "Mex Esq M.D Govt Intl Natl Gmbh Cie S.A".split()
)
CLOCK = frozenset({"a.m", "p.m", "A.M", "P.M"})
DOTTED = regex(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+")  # U.S, a.m, z.B, т.д, EE.UU

# After "8 p.m." these still belong to the time.
TIME_GOES_ON = frozenset(
    "Eastern Central Mountain Pacific Greenwich GMT UTC EST EDT ET CST CDT CT MST MDT MT PST PDT PT BST CET CEST IST "
    "Moscow Local Universal".split()
).union(WEEKDAY_NAMES, spellings(ENGLISH.months))

# Words that open sentences and hardly ever go on a name.
OPENERS = frozenset(
    "The A An He She It They We I You His Her Its Their Our My Your This That These Those There Here In On At For From "
    "With Without But And Or So Yet If When While After Before Since As Although Though Because However Meanwhile "
    "According Also Both One Some Many Most More No Not Only Now Then To Under By During Over About What Who Why How "
    "Where Which Several Another Other Others Earlier Later Still Even Once Until Despite Instead Just Asked Such "
    "Nor Neither Either Each Every Few All Any Among Between Against Last Next Two Three Today Yesterday Le La Les Il "
    "Elle Der Die Das Er Sie Es El Los Las Un Una Une Ein Eine".split()
)

MONTHS_ABROAD = frozenset(
    "januar februar märz april mai juni juli august september oktober november dezember jänner januari februari maart "
    "mei augustus marts maj".split()
)


def may_end(word: str) -> bool | None:
    """Whether the full stop after `word` can end a sentence: None when only the next word tells."""
    if word in TITLES or word.lower() in LOWER:
        return False
    if word in MAY_END or word in CLOCK or DOTTED.fullmatch(word):
        return None
    if len(word) == 1 and word.isupper():
        return None  # an initial, or "plan B."
    return True
