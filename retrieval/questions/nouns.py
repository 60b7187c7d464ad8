"""The nouns that questions ask by: "which panel", "what excuse", "what duty was set".

They add to `question_words.NOUNS`, which also tells names from other words in articles; these never do.
"""

from collections.abc import Sequence
from functools import cache

from retrieval.answer import BEARERS, Kind
from retrieval.questions.words import NOUNS

_MORE = {
    Kind.NUMBER: "tally duty tariff compensation payout intake strength inflation unemployment output turnover "
    "wage wages pension subsidy surplus deficit debt discount volume frequency probability odds sentence "
    "estimate fee fare tuition money circulation earnings speeds "
    "bonus gap yield pressure concentration loan drop "
    "quantity fraction factor income shortfall headcount expectancy severance "
    "cap ceiling rating payment payoff revision advantage "
    "level rise increase purity majority lead attendance crowd audience",
    Kind.PERSON: "justice commissioner columnist reporter correspondent editor republican democrat congressman "
    "congresswoman councillor councilman councilwoman mp delegate envoy ambassador diplomat adviser advisor aide "
    "secretary treasurer counsel scholar academic professor researcher expert economist physicist geologist architect "
    "designer inventor classmate colleague neighbour neighbor friend relative cousin uncle aunt nephew niece grandson "
    "granddaughter parent child baby resident homeowner landlord tenant spy agent detective investigator policeman "
    "policewoman sergeant lieutenant corporal sheriff marshal guard diver nurse surgeon physician midwife paramedic "
    "rider jockey cyclist runner swimmer boxer goalkeeper striker referee technician mechanic electrician worker "
    "farmer fisherman shepherd sailor plumber waiter cook chef donor critic composer conductor musician dancer "
    "comedian presenter novelist poet playwright historian philosopher activist campaigner preacher priest imam rabbi "
    "nun cardinal prince princess duke duchess emperor premier chancellor founder investor heir principal headmaster "
    "manager magistrate speaker promoter oligarch employee protester demonstrator attendant nominee bidder "
    "buyer seller "
    "star executive schoolteacher moderator contender rival ally partner member recipient newsreader theorist lobbyist "
    "cop dad mum mom girlfriend boyfriend fiance fiancee roommate flatmate twin ceo cfo da hopeful plaintiff elector "
    "bomber imposter warden celebrity personality purchaser hijacker burglar thief murderer killer caller trainee "
    "representative schoolmate staffer foreman associate passer-by bystander whistleblower lecturer heckler "
    "patient tycoon warlord pundit host anchor contestant",
    Kind.ORG: "paper papers outfit newsroom think-tank thinktank automaker carmaker drugmaker subsidiary startup "
    "start-up charities insurers frat consultancy denomination "
    "body chain watchdog committee panel lobby bureau employer council parliament senate chamber tribunal "
    "department division regiment battalion brigade squadron fund cooperative supplier builder contractor "
    "developer studio label publisher magazine journal website channel association society syndicate cartel gang "
    "alliance coalition consortium college fraternity sorority institution giant convention corporation "
    "conglomerate regulator lender authority cabinet choir orchestra",
    Kind.PLACE: "intersection junction community interstate stop facility corner restroom locality "
    "spot gate forest desert beach tunnel highway motorway hall route quarter cave canyon island glacier "
    "volcano coast bay gulf strait canal dam reservoir park garden square market shop store farm field hill "
    "cemetery mosque temple synagogue cathedral monastery castle palace tower house room wing floor hamlet settlement "
    "camp checkpoint outpost runway hangar terminal part station birthplace hometown destination "
    "headquarters epicentre epicenter borough arena estate resort avenue boulevard clinic landmark consulate",
    Kind.DATE: "night afternoon weekend deadline cutoff cut-off",
    Kind.NAME: "hashtag abbreviation adjective "
    "kind kinds sort sorts type types profession occupation job trade sport genre religion faith colour "
    "color calibre caliber nationality language rank post position currency acronym material ingredient species",
    Kind.ACCOUNT: "charge charges condition conditions illness disease reply explanation reason reasons excuse motive "
    "cause change changes demand demands punishment response reaction bug fault "
    "defect problem problems issue issues role evidence proof steps reforms concern concerns claim claims allegation "
    "allegations accusation accusations warning warnings promise promises threat threats advice effect effects impact "
    "difference differences purpose injuries injury grounds argument arguments objection objections remarks comments "
    "crime crimes offence offences offense offenses mistake mistakes complaint complaints consequence consequences "
    "words terms",
}
_GATHERED = frozenset("attendance crowd audience gate".split())
_AFTER_SUM = frozenset("demand demands claim".split())
_SUMS = frozenset("ransom pay wage price".split())
_AFTER_PLACE = frozenset("point points".split())
_PLACES = frozenset("starting start end ending meeting vantage crossing".split())
_ON_AIR = frozenset("tv television radio news".split())
_AFTER_PRISON = frozenset("term terms time sentence sentences".split())
_PRISON = frozenset("prison jail custodial".split())


@cache
def _kinds() -> dict[str, Kind]:
    known = {noun: kind for kind, nouns in reversed(NOUNS.items()) for noun in nouns}
    more = {noun: kind for kind, nouns in _MORE.items() for noun in nouns.split()}
    return more | known


def kind_of_nouns(phrase: Sequence[str]) -> Kind | None:
    """The kind of the last noun that has one: "death toll", "police officer", "church group"."""
    for at in range(len(phrase) - 1, -1, -1):
        if phrase[at] in _AFTER_PRISON and at and phrase[at - 1] in _PRISON:
            return Kind.NUMBER
        if phrase[at] in _AFTER_SUM and at and phrase[at - 1] in _SUMS:
            return Kind.NUMBER
        if phrase[at] == "station" and at and phrase[at - 1] in _ON_AIR:
            return Kind.ORG
        if phrase[at] in _AFTER_PLACE and at and phrase[at - 1] in _PLACES:
            return Kind.PLACE
        kind = _kind_of(phrase[at])
        if kind is not None:
            return kind
    return None


def is_gathering(phrase: Sequence[str]) -> bool:
    """Whether its head is a gathering, which "what was the crowd at the match" asks the size of."""
    return bool(phrase) and phrase[-1] in _GATHERED


def is_deed_of_gathering(phrase: Sequence[str]) -> bool:
    """Whether a gathering stands before a word that is no noun of any kind: "the crowd chanting"."""
    return bool(frozenset(phrase[:-1]) & _GATHERED) and kind_of_nouns(phrase[-1:]) is None


def _kind_of(noun: str) -> Kind | None:
    kind = _kinds().get(noun) or _kinds().get(noun.removeprefix("co-").removeprefix("ex-").removeprefix("vice-"))
    if kind is None:
        kind = next((k for one in _singulars(noun) if (k := _kinds().get(one)) in BEARERS), None)
    return kind


def _singulars(noun: str) -> list[str]:
    """What a plural may be the plural of."""
    if noun.endswith("men"):
        return [noun[:-2] + "an"]
    if noun.endswith("ies"):
        return [noun[:-3] + "y"]
    if noun.endswith("s"):
        return [noun[:-1], noun[:-2]] if noun.endswith("es") else [noun[:-1]]
    return []
