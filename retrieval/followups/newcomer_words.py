"""Words that need no explaining in a follow-up: what any event has, and nouns that stand without an article.

It does not know the texts; English.
"""

from retrieval.followups.scene import EVENTS, NEAR
from retrieval.questions.words import MEASURES, NOUNS
from retrieval.speech.reporting import BODIES, PLAIN, ROLES, STRONG

# They stand behind a preposition without an article and yet are no names typed in small letters.
BARE = frozenset(
    "hospital prison jail custody total all detail full english public board charge court school work sea land air "
    "foot time place part effect force control treatment safety help food fire water power trial police people "
    "others shooting gunfire rockets rocket missiles drones gas smoke burns knife knives guns hand hands first last "
    "night day morning evening noon midnight war peace fact general advance contact touch danger hiding exile "
    "office parliament church bed home town age life death money damage damages responsibility yesterday today "
    "tomorrow dollars euros percent what whom which whose them it him her there here that this those these each".split()
)
PREPOSITIONS = NEAR | frozenset("of for to by with against between".split())
_ANY_EVENT_HAS = frozenset(
    "blame responsible responsibility cause caused happen happened happening start started begin began end ended "
    "last lasted die died kill killed wound wounded injure injured hurt arrest arrested involved victims survivors "
    "dead missing reason name old next now exactly anyone anybody someone somebody anything else true right sure "
    "lose lost lives homes houses power damage damaged destroyed evacuated rescued "
    "people children women men civilians soldiers names details go went come came take took make made find found "
    "know known".split()
)
# Who is warned, told or blamed of an event, besides the bodies that speak.
_INSTITUTIONS = frozenset(
    "authority authorities commission commissions committee committees inspectorate inspectorates regulator regulators "
    "federation federations association associations institute institutes".split()
)
GENERIC = (
    EVENTS
    | ROLES
    | BODIES
    | PLAIN
    | STRONG
    | MEASURES
    | frozenset(word for nouns in NOUNS.values() for word in nouns)
    | _ANY_EVENT_HAS
    | _INSTITUTIONS
)
