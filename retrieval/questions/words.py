"""The words that tell what a question asks for: question words, auxiliaries and the nouns of each kind of answer.

They are lists; no question is read here.
"""

from retrieval.answer import Kind

AUXILIARIES = (
    "did do does was were is are am has have had can could will would should may might must "
    "didn't don't doesn't wasn't weren't isn't aren't hasn't haven't hadn't can't couldn't won't wouldn't"
).split()

QUESTION_WORDS = frozenset("who whom whose where when why how which what whether".split())

NOUNS: dict[Kind, frozenset[str]] = {
    Kind.NUMBER: frozenset(
        "number amount total toll count share percentage percent proportion "
        "rate ratio price cost sum fine budget value "
        "age distance length height depth width weight speed "
        "size magnitude temperature population score margin turnout deaths death fatalities injuries dead injured "
        "wounded arrests damage revenue profit loss duration offer limit quota "
        "capacity altitude dose salary ransom bail reward casualties losses gust gusts winds".split()
    ),
    Kind.PLACE: frozenset(
        "place location town city village district province region country state county island port harbour harbor "
        "base airport airbase street road square river sea "
        "airfield airstrip prison jail building stadium lake mountain area neighbourhood neighborhood suburb capital "
        "continent territory site venue border crossing bridge valley peninsula prefecture governorate oblast "
        "municipality constituency nation countries cities towns bases villages provinces districts states".split()
    ),
    Kind.PERSON: frozenset(
        "person man woman men women boy girl victim suspect gunman attacker shooter driver pilot captain minister "
        "president mayor governor official officer soldier general judge lawyer attorney prosecutor senator candidate "
        "leader spokesman spokeswoman spokesperson doctor hostage player coach singer actor actress author witness "
        "survivor victims suspects hostages chief director winner king queen pope bishop teacher student passenger "
        "skipper head boss chairman chairwoman chair commander colonel admiral motorist constable engineer inspector "
        "brother brothers sister sisters son daughter wife husband father mother names owner deputy successor "
        "politician politicians athlete celebrity writer artist scientist astronaut journalist lawmaker".split()
    ),
    Kind.ORG: frozenset(
        "group organisation organization company agency party team club militia army ministry outlet newspaper network "
        "airline firm bank union university school court brand make manufacturer maker movement faction church "
        "federation league unit force band carrier "
        "insurer operator broadcaster charity foundation institute commission "
        "retailer groups companies parties organisations organizations".split()
    ),
    Kind.DATE: frozenset(
        "date day time year month week hour hours weekday decade period era century season morning evening".split()
    ),
    Kind.NAME: frozenset(
        "name surname alias nickname pseudonym codename title call-sign callsign spelling word term handle "
        "ship vessel yacht operation storm hurricane typhoon album film movie book song show series app model "
        "bar tavern restaurant hotel hospital ship's drug vaccine virus weapon aircraft plane animal breed".split()
    ),
}
MEASURES = frozenset(
    "many much long far old tall deep wide high fast big large heavy often hot cold late early expensive strong thick "
    "young low soon quickly".split()
)


CLOSERS = frozenset(
    "of in at for on from to with by about after before during that who which this the a an his her its their hit "
    "took said killed struck won led made ran fell died shot found sent left became kept held got came went "
    "told put set broke withdrew beat brought bought sold paid spoke wrote drew grew knew threw flew stood sat "
    "met lost "
    "rose sank sang swore stole taught thought wore cut hurt let quit shut split spread cost burst cast "
    "gave hid hung "
    "began drove first".split()
)


ASKING_WORDS = QUESTION_WORDS | frozenset("of in on at the a from since".split())
CLOSING_WORDS = frozenset("not more less so later another any other fewer in of at on".split())
DETERMINERS = frozenset("the a an his her its their this that these those".split())
PLURALS = frozenset("people men women children personnel police staff troops aircraft teeth feet crew".split())
SCALES = frozenset("dozens hundreds thousands millions billions trillions".split())
"""Which "how many billions" asks by, whatever is measured in them."""
TOLLS = frozenset("toll casualties fatalities deaths death dead injured injuries wounded arrests".split())
