"""Invented dialogues: a question with its answer, what is typed next, and what must come of it.

The rules of `retrieval/followups/following.py` were written with TOLD in sight and run against HELD once they stood.
"""

from dataclasses import dataclass

from retrieval.answer import Kind


@dataclass(frozen=True, slots=True)
class Dialogue:
    """`has` must stand in the whole question, `lacks` must not; both None for a question of its own. `carried` names
    slots that must be carried, `dropped` slots that must not be. `answer` is the sole position of the answer."""

    before: str
    new: str
    has: tuple[str, ...] | None = None
    lacks: tuple[str, ...] = ()
    kind: Kind | None = None
    carried: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    answer: str | None = None
    said_by: str | None = None
    replying: bool = False


def _on(
    before: str, new: str, has: str, kind: Kind | None = None, *, lacks: str = "", carried: str = "", dropped: str = "",
    answer: str | None = None, said_by: str | None = None, replying: bool = False,
) -> Dialogue:  # fmt: skip
    """A follow-up. Phrases are parted by a bar, slots by a space."""
    return Dialogue(
        before, new, tuple(has.split("|")), tuple(lacks.split("|")) if lacks else (), kind,
        frozenset(carried.split()), frozenset(dropped.split()), answer, said_by, replying,
    )  # fmt: skip


def _own(before: str, new: str) -> Dialogue:
    """A whole question of its own: nothing of the old one may go into it."""
    return Dialogue(before, new)


FERRY = "How many people were killed in the Varnholt ferry fire on 5 May 2031?"
DEPOT = "How many people died in the explosion at the Kemmin fuel depot?"
STOLEN = "Which painting was stolen from the Duarva Maritime Museum?"
BASE = "Which base was hit by rockets on 21 April?"
FLOOD = "How many houses were destroyed by the flood in Ostrelle in June 2030?"
ARREST = "Who was arrested after the Quint bus bombing?"
WARNED = "Was the port authority warned before the collapse of Pier 9?"
MINISTER = "What did Minister Ada Venn say about the Maridd dam?"
TOPIC = "Sorrow Bay derailment, 3 March 2031: who drove the train?"
LOWER = "how many people were hurt in the pell market stampede"

TOLD = (
    _on(
        FERRY,
        "and how many were wounded?",
        "Varnholt ferry fire|how many were wounded|5 May 2031",
        Kind.NUMBER,
        lacks="killed",
        carried="event day",
    ),
    _on(
        FERRY,
        "how many were wounded?",
        "Varnholt ferry fire|5 May 2031|wounded",
        Kind.NUMBER,
        lacks="killed",
        carried="event day",
    ),
    _on(
        FERRY,
        "what did the ministry say?",
        "Varnholt ferry fire|what did the ministry say",
        Kind.ACCOUNT,
        carried="event day",
    ),
    _on(FERRY, "where?", "Varnholt ferry fire|where", Kind.PLACE, carried="event day"),
    _on(FERRY, "when did it start?", "Varnholt ferry fire|when did it start", Kind.DATE, carried="event"),
    _on(
        FERRY,
        "on 6 May?",
        "How many people were killed|Varnholt ferry fire|6 May",
        Kind.NUMBER,
        lacks="5 May",
        carried="question",
        dropped="day",
    ),
    _on(
        FERRY,
        "and in Ostrelle?",
        "How many people were killed|Ostrelle",
        Kind.NUMBER,
        lacks="Varnholt",
        carried="question",
        dropped="place",
    ),
    _on(FERRY, "who owns the ferry?", "Varnholt ferry fire|who owns the ferry", Kind.PERSON, carried="event"),
    _on(
        FERRY,
        "how many of them were children?",
        "people killed in the Varnholt ferry fire|children",
        Kind.NUMBER,
        carried="event day",
    ),
    _on(FERRY, "were there any survivors?", "Varnholt ferry fire|survivors", Kind.POLARITY, carried="event"),
    _own(FERRY, "How many people were hurt in the Karvel bus crash?"),
    _own(FERRY, "how many people died in the karvel bus crash"),
    _own(FERRY, "Who won the Orlen election in 2029?"),
    _own(FERRY, "And who won the Orlen election?"),
    _own(FERRY, "Which base was hit by rockets on 21 April?"),
    _own(FERRY, "thanks"),
    _on(
        DEPOT,
        "and the injured?",
        "explosion at the Kemmin fuel depot|injured",
        Kind.NUMBER,
        lacks="died",
        carried="event",
    ),
    _on(DEPOT, "why?", "explosion at the Kemmin fuel depot|why", Kind.ACCOUNT, carried="event"),
    _on(DEPOT, "What caused the blast?", "Kemmin fuel depot|caused the blast", Kind.ACCOUNT, carried="event"),
    _on(
        DEPOT,
        "who said that?",
        "How many people died in the explosion at the Kemmin fuel depot",
        Kind.NUMBER,
        lacks="who",
        carried="question",
    ),
    _on(DEPOT, "what did Governor Oduya say?", "Kemmin fuel depot|Governor Oduya", Kind.ACCOUNT, carried="event"),
    _on(
        DEPOT,
        "did he deny it?",
        "Kemmin fuel depot|Lars Oduya deny",
        Kind.POLARITY,
        answer="18",
        said_by="Governor Lars Oduya",
        carried="event person",
    ),
    _own(DEPOT, "Who is the mayor of Quint?"),
    _own(DEPOT, "what happened in Maridd on 9 March 2031?"),
    _on(STOLEN, "who stole it?", "painting|Maritime Museum|who stole", Kind.PERSON, carried="event"),
    _on(STOLEN, "when?", "painting stolen from the Duarva Maritime Museum|when", Kind.DATE, carried="event"),
    _on(STOLEN, "Was it found?", "Tide at Noon|found", Kind.POLARITY, answer="Tide at Noon", carried="event answer"),
    _on(
        STOLEN,
        "and from the Pell Gallery?",
        "Which painting was stolen from the Pell Gallery",
        Kind.NAME,
        lacks="Duarva",
        carried="question",
    ),
    _on(BASE, "how many rockets?", "base|hit|21 April|how many rockets", Kind.NUMBER, carried="event day"),
    _on(
        BASE,
        "and how many soldiers were wounded there?",
        "Camp Ulm|21 April|how many soldiers",
        Kind.NUMBER,
        answer="Camp Ulm",
        carried="event day answer",
    ),
    _on(
        BASE,
        "what about 22 April?",
        "Which base was hit by rockets|22 April",
        Kind.PLACE,
        lacks="21 April",
        carried="question",
        dropped="day",
    ),
    _on(
        FLOOD,
        "how many families lost their homes?",
        "flood in Ostrelle|June 2030|families",
        Kind.NUMBER,
        carried="event day",
    ),
    _on(
        FLOOD,
        "and in Maridd?",
        "houses were destroyed by the flood in Maridd|June 2030",
        Kind.NUMBER,
        lacks="Ostrelle",
        carried="question day",
        dropped="place",
    ),
    _on(
        FLOOD,
        "according to the Nachtpost?",
        "How many houses were destroyed by the flood in Ostrelle|according to the Nachtpost",
        Kind.NUMBER,
        carried="question day",
    ),
    _on(
        ARREST,
        "did he confess?",
        "Ilse Brandt confess|Quint bus bombing",
        Kind.POLARITY,
        answer="Ilse Brandt",
        carried="event person",
    ),
    _on(
        ARREST,
        "how many people died?",
        "Quint bus bombing|how many people died",
        Kind.NUMBER,
        lacks="arrested",
        carried="event",
    ),
    _on(ARREST, "where did they live?", "Quint bus bombing|where did they live", Kind.PLACE, carried="event"),
    _own(ARREST, "How many people were killed in Varnholt last week?"),
    _on(WARNED, "who warned them?", "port authority|collapse of Pier 9|who warned", Kind.PERSON, carried="event"),
    _on(
        WARNED,
        "so what did the police say?",
        "collapse of Pier 9|what did the police say",
        Kind.ACCOUNT,
        carried="event",
    ),
    _on(MINISTER, "did she deny it?", "Ada Venn deny|Maridd dam", Kind.POLARITY, carried="event person"),
    _on(
        MINISTER,
        "and the opposition?",
        "Maridd dam|what did the opposition say",
        Kind.ACCOUNT,
        lacks="Venn",
        carried="event",
    ),
    _on(MINISTER, "what did Harlan Moss say?", "Maridd dam|Harlan Moss", Kind.ACCOUNT, lacks="Venn", carried="event"),
    _on(
        TOPIC,
        "how many passengers were on board?",
        "Sorrow Bay derailment|3 March 2031|passengers",
        Kind.NUMBER,
        lacks="drove",
        carried="event day",
    ),
    _on(
        TOPIC,
        "was he drunk?",
        "Sorrow Bay derailment|Olaf Penn",
        Kind.POLARITY,
        answer="Olaf Penn",
        carried="event person",
    ),
    _on(LOWER, "who organised it?", "pell market stampede|who organised", Kind.PERSON, carried="event"),
    _on(LOWER, "any arrests?", "pell market stampede|arrests", carried="event"),
    _own(LOWER, "where is the headquarters of the fishing union"),
    _own(LOWER, "Hello"),
    _on(FERRY, "how many in total?", "Varnholt ferry fire|how many", Kind.NUMBER, carried="event day"),
)

HELD = (
    _on(FERRY, "and the missing?", "Varnholt ferry fire|missing", Kind.NUMBER, lacks="killed", carried="event day"),
    _on(FERRY, "But who is to blame?", "Varnholt ferry fire|who is to blame", Kind.PERSON, carried="event day"),
    _on(
        FERRY,
        "in Quint?",
        "How many people were killed|Quint",
        Kind.NUMBER,
        lacks="Varnholt",
        carried="question",
        dropped="place",
    ),
    _on(
        FERRY, "what did the captain tell investigators?", "Varnholt ferry fire|captain", Kind.ACCOUNT, carried="event"
    ),
    _own(FERRY, "What did President Moss say about the new tax?"),
    _own(FERRY, "How many soldiers were killed in Maridd on 9 March 2031?"),
    _on(
        DEPOT,
        "how many firefighters were hurt?",
        "Kemmin fuel depot|firefighters",
        Kind.NUMBER,
        lacks="died",
        carried="event",
    ),
    _on(DEPOT, "What was stored there?", "Kemmin fuel depot|what was stored there", Kind.ACCOUNT, carried="event"),
    _on(
        DEPOT,
        "and on 7 June?",
        "How many people died in the explosion at the Kemmin fuel depot|7 June",
        Kind.NUMBER,
        carried="question",
    ),
    _own(DEPOT, "who stole the crown of queen ilna"),
    _on(
        STOLEN,
        "how much was it worth?",
        "painting stolen from the Duarva Maritime Museum|worth",
        Kind.NUMBER,
        carried="event",
    ),
    _on(STOLEN, "who was arrested?", "Duarva Maritime Museum|who was arrested", Kind.PERSON, carried="event"),
    _own(STOLEN, "Where was the summit of the Coastal League held?"),
    _on(BASE, "who fired them?", "base|hit by rockets|21 April|who fired", Kind.PERSON, carried="event day"),
    _on(BASE, "did the army confirm it?", "base|21 April|did the army confirm", Kind.POLARITY, carried="event day"),
    _on(FLOOD, "How long did it last?", "flood in Ostrelle|how long", Kind.NUMBER, carried="event"),
    _on(ARREST, "what is his name?", "Quint bus bombing|name", Kind.PERSON, carried="event"),
    _on(
        ARREST,
        "and who claimed responsibility?",
        "Quint bus bombing|who claimed responsibility",
        Kind.PERSON,
        lacks="arrested",
        carried="event",
    ),
    _own(ARREST, "how many teachers are on strike in ostrelle"),
    _on(WARNED, "when?", "port authority warned before the collapse of Pier 9|when", Kind.DATE, carried="event"),
    _on(MINISTER, "why?", "Maridd dam|why", Kind.ACCOUNT, carried="event"),
    _on(TOPIC, "what about the signals?", "Sorrow Bay derailment|signals", carried="event day"),
    _own(TOPIC, "When did the Belt Wire strike begin?"),
    _on(LOWER, "and how many were killed?", "pell market stampede|killed", Kind.NUMBER, lacks="hurt", carried="event"),
    _on(
        LOWER,
        "Did Mayor Tove Lind resign?",
        "pell market stampede|Tove Lind",
        Kind.POLARITY,
        replying=True,
        carried="event",
    ),
)

SHIPYARD = "Did the union call off the strike at the Pell shipyard?"
WAVES = "How high were the waves at Sorrow Bay?"
BOMBING = "How many people were wounded in the Maridd market bombing?"
GUARD = "What did the coast guard report on 9 March?"
TERSE = "death toll varnholt ferry fire"

MORE = (
    _on(
        SHIPYARD,
        "and at the Quint shipyard?",
        "Did the union call off the strike at the Quint shipyard",
        Kind.POLARITY,
        lacks="Pell",
        carried="question",
    ),
    _on(
        SHIPYARD,
        "who leads the union?",
        "strike at the Pell shipyard|who leads the union",
        Kind.PERSON,
        carried="event",
    ),
    _on(WAVES, "what about Pell?", "How high were the waves at Pell", Kind.NUMBER, lacks="Sorrow", carried="question"),
    _on(WAVES, "and the wind?", "waves at Sorrow Bay|wind", carried="event"),
    _on(
        BOMBING,
        "and Ostrelle?",
        "How many people were wounded in the market bombing in Ostrelle",
        Kind.NUMBER,
        lacks="Maridd",
        carried="question",
    ),
    _on(
        BOMBING,
        "and how many were killed in Ostrelle?",
        "market bombing|how many were killed in Ostrelle",
        Kind.NUMBER,
        lacks="Maridd",
        carried="event",
    ),
    _on(
        BOMBING,
        "Is it true that children were among the dead?",
        "Maridd market bombing|children",
        Kind.POLARITY,
        lacks="people wounded",
        carried="event",
    ),
    _on(BOMBING, "what about Governor Harlan Moss?", "Maridd market bombing|Harlan Moss", carried="event"),
    _own(BOMBING, "are you sure?"),
    _own(BOMBING, "can you show the sources?"),
    _own(BOMBING, "what do you know about Quint?"),
    _on(
        GUARD,
        "what did the navy report?",
        "9 March|what did the navy report",
        Kind.ACCOUNT,
        lacks="coast guard",
        carried="day",
    ),
    _on(
        GUARD,
        "and the fishermen?",
        "9 March|what did the fishermen report",
        Kind.ACCOUNT,
        lacks="coast guard",
        carried="day",
    ),
    _on(TERSE, "survivors", "varnholt ferry fire|how many were survivors", Kind.NUMBER, carried="event"),
    _on(TERSE, "cause?", "varnholt ferry fire|what was the cause", Kind.ACCOUNT, carried="event"),
    _on(
        "How many miners went on strike in Kemmin on 2 June?",
        "why?",
        "miners went on strike in Kemmin|2 June|why",
        Kind.ACCOUNT,
        carried="event place day",
    ),
    _on(
        "How many people were killed in clashes in Kemmin?",
        "how many were wounded?",
        "clashes in Kemmin|wounded",
        Kind.NUMBER,
        lacks="killed",
        carried="event place",
    ),
    _on(
        DEPOT,
        "and was the port authority warned?",
        "explosion at the Kemmin fuel depot|was the port authority warned",
        Kind.POLARITY,
        carried="event",
    ),
    _on(
        FERRY,
        "was the safety commission informed?",
        "Varnholt ferry fire|was the safety commission informed",
        Kind.POLARITY,
        carried="event day",
    ),
    _on(DEPOT, "and had the fuel inspectorate objected?", "Kemmin fuel depot|inspectorate objected", carried="event"),
    _own(DEPOT, "Was the Ormby port authority sued over the Tolm pier collapse?"),
    _own(DEPOT, "and was the port authority of Ormby fined for the oil spill?"),
    _on(
        "What time did the Saint Orrin hit the pier?",
        "how fast was she going?",
        "Saint Orrin hit the pier: how fast",
        Kind.NUMBER,
        lacks="time",
        carried="event",
    ),
    _on(
        "How much did the mayor of Quint take?",
        "does he deny it?",
        "mayor of Quint: does he deny",
        Kind.POLARITY,
        lacks="take",
        carried="event",
    ),
    _on(
        "How much did the Ostrelle Cup go for?",
        "who bought it?",
        "Ostrelle Cup: who bought it",
        Kind.PERSON,
        lacks="go for",
        carried="event",
    ),
    _on("When did the Maridd ferry sink?", "how many died?", "Maridd ferry sink: how many died", carried="event"),
    _on(
        "What time did the Saint Orrin hit the pier?",
        "what about the Saint Velda?",
        "did the Saint Velda hit the pier",
        lacks="Orrin",
        carried="question",
    ),
    _on(FERRY, "and the captain?", "Varnholt ferry fire|who was the captain", Kind.PERSON, carried="event"),
    _on(FERRY, "anyone hurt?", "Varnholt ferry fire|was anyone hurt", Kind.POLARITY, carried="event"),
    _on(
        FERRY,
        "who says so?",
        "How many people were killed in the Varnholt ferry fire|5 May 2031",
        Kind.NUMBER,
        lacks="who",
        carried="question day",
    ),
    _on(FERRY, "and says who?", "How many people were killed", Kind.NUMBER, lacks="says", carried="question"),
    _on(FERRY, "who says 31?", "How many people were killed", Kind.NUMBER, carried="question", answer="31"),
    _on(
        "How many people were killed at the fuel depot?",
        "and how many were injured?",
        "fuel depot: how many were injured",
        Kind.NUMBER,
        lacks="killed",
        carried="event",
    ),
)
