"""The words of reporting: verbs that hand a sentence to a speaker, nouns that speak, outlets that are told things.

It knows words only; who speaks in a sentence is decided in `speaker` and `frames`. English.
"""

import re

from index.regex import regex

# Verbs that give what follows or precedes to their subject, whatever stands around them.
STRONG = frozenset(
    "said says say told tells stated wrote tweeted claimed confirmed announced reported denied denies warned alleged "
    "insisted testified acknowledged estimated accused asserted contended conceded admitted explained disclosed "
    "predicted recalled specified relayed commented lamented boasted complained stressed emphasized emphasised "
    "reiterated cautioned speculated".split()
)
# Verbs that do so only before "that" or a quotation, or after what they report.
WEAK = frozenset(
    "argued posted recounted "
    "added adds noted notes revealed reveals suggested suggests declared responded replied answered maintained "
    "concluded continued vowed pledged promised threatened urged argues insists claims reports explains acknowledges "
    "warns alleges confirms announces writes tell described dubbed called joked quipped remarked observed counted "
    "believed believes thinks estimates indicated indicates asked found finds shouted cried blamed rejected dismissed "
    "contends asserts admits predicts tweets reckon reckons reckoned maintain maintains repeat repeats repeated swore "
    "estimate believe insist argue warn contend allege acknowledge report suggest note deny confirm claim complain "
    "predict caution concede assert admit explain suspects suspected suspect".split()
) | {"point out", "points out", "pointed out"}
# Those of them that do only before "that": "the suspects", "suspected of".
SUSPECTING = frozenset("suspects suspected suspect".split())
# Verbs that are nouns behind such a word: "initial reports said", "some estimates suggest".
NOUNS = frozenset("reports claims estimates counts notes".split())
QUALIFIERS = frozenset(
    "initial early earlier first previous original preliminary provisional unconfirmed conflicting media multiple some "
    "several various other many most recent new intelligence".split()
)
# Those of them that are nouns as well, or take a speaker in the plural only: "a report that", "most polls suggest".
PLURAL = frozenset(
    "estimate acknowledge report suggest note deny confirm claim complain predict caution concede assert admit "
    "explain".split()
)
# Those of them that do before a clause without "that" as well: "claims the pier has failed".
ASSERTING = frozenset(
    "argued argues claims insists suggested suggests noted notes thinks reckon reckons reckoned added "
    "adds warns alleges contends asserts admits predicts acknowledges concluded maintained maintains indicated "
    "indicates reveals revealed vowed swore declared estimates explains confirms announces writes observed "
    "remarked suggest claim acknowledge admit concede predict insist argue contend warn".split()
)
# Verbs that report only a figure: "the city put the toll at 30", "now counts nine dead", "speaks of 2,600", "lowered
# the toll to 13".
FIGURING = frozenset(
    "put puts count counts counted speak speaks spoke lowered raised cut increased reduced revised corrected".split()
)
# Verbs that report only behind what they report: "a fee is agreed, the Echo understands".
POSTPOSED = frozenset("understands learned learnt".split())
FIGURE = (
    r"(?:(?:about|around|some|at least|more than|over|well over|nearly|almost|up to|between|just|only|roughly|under|"
    r"less than|fewer than|an estimated)\s)*(?:[$€£]\s?)?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|zero|half|(?:an?\s)?(?:hundred|thousand|"
    r"million|billion|dozen|quarter|third)s?)\b)"
)
_TALLY = (
    r"(?:it|them|(?:the|its|their|his|her)\s(?:[\w-]+\s){0,3}?(?:figure|sum|toll|number|loss|losses|damages?|costs?|bill|"
    r"total|count|value|turnout|attendance|size|share|rate|crowds?|audience|quantity|amount|speed|depth|height|weight|"
    r"price|magnitude|estimate|tally)(?:\s(?:of|from|in|for|to|on|among)\s(?:[\w’'-]+\s?){1,5}?)?|"
    r"th(?:at|ose)\sof\s(?:[\w’'-]+\s?){1,5}?)"
)
TALLIED = regex(_TALLY)
_HARMED = (
    r"(?:dead|deaths|killed|injured|wounded|hurt|missing|victims|casualties|fatalities|bodies|cases|ill|sick|infected|"
    r"infections|patients|displaced|homeless)"
)
# Who lowers a toll reports; who cuts the number of posts acts.
_REVISED = (
    r"\s(?:the|its|their|his|her)\s(?:[\w-]+\s){0,2}?"
    rf"(?:toll|tally|count|estimate|figures?(?=\sfor\b)|number\sof\s(?:[\w’'-]+\s){{0,2}}?{_HARMED}\b)"
    rf"[^,;:.“\"]{{0,70}}?\s(?:down\s|up\s)?(?:from\s{FIGURE}[^,;.“\"]{{0,15}}?\s)?to\s{FIGURE}"
)
FIGURED = regex(
    rf"(?:(?<=\blowered)|(?<=\braised)|(?<=\bcut)|(?<=\bincreased)|(?<=\breduced)|(?<=\brevised)|(?<=\bcorrected))"
    rf"{_REVISED}|"
    rf"(?:(?<=\bput)|(?<=\bputs))\s{_TALLY}\sat\s{FIGURE}"
    rf"|(?:(?<=\bcount)|(?<=\bcounts)|(?<=\bcounted))\s{FIGURE}[\w,.-]*(?=\s*[,.;]?\s*$|\s*[,;]\s|\s(?:people\s)?(?:dead|"
    r"deaths|killed|injured|wounded|hurt|missing|victims|casualties|fatalities|bodies|cases|arrests|displaced|homeless)\b)"
    rf"|(?:(?<=\bspeak)|(?<=\bspeaks)|(?<=\bspoke))\sof\s{FIGURE}"
)
# Anybody can say; these verbs take even a noun that is not known to speak.
PLAIN = frozenset("said says say told".split())
TELLING = frozenset("told tells tell".split())
INVERTED = frozenset(
    "said says added adds announced reported wrote noted explained tweeted replied asked warned insisted argued stated "
    "confirmed joked quipped swore".split()
)
# "found" and "counted" report only with a thing that finds as their subject.
FINDING = frozenset("found finds concluded counted show shows showed shown".split())
FINDERS = frozenset(
    "study survey poll investigation inquiry report review analysis audit probe commission papers documents records "
    "filings figures data logs accounts studies surveys polls investigations inquiries reports reviews analyses audits "
    "research".split()
)
VERBS = STRONG | WEAK | FIGURING | POSTPOSED | FINDING
# A paper's "filed" and "seen by the Star" are not part of what it is called.
FILED = frozenset("filed published released issued posted unsealed obtained leaked dated seen".split())
NAMING = frozenset("called described dubbed".split())

ADVERBS = frozenset(
    "also later then further previously earlier repeatedly immediately now again already still first initially since "
    "often always sometimes recently privately publicly once just only subsequently separately has have had however "
    "meanwhile both long".split()
)
PASSIVE = frozenset("was were is are be been being got".split())
MODAL = frozenset(
    "to not never would could can cannot may might will shall should must didn't doesn't don't hasn't haven't hadn't "
    "wouldn't couldn't won't didn’t doesn’t don’t hasn’t haven’t hadn’t wouldn’t couldn’t won’t".split()
)
DETERMINERS = frozenset("the a an any no of his its their those these our my such".split())
RELATIVE = frozenset({"who", "which", "that"})
PRONOUNS = frozenset({"he", "she", "they", "it"})
PERSON_PRONOUNS = frozenset({"he", "she"})

# People without a name: what an outlet calls its unnamed speakers.
ROLES = frozenset(
    "official officials source sources officer officers spokesman spokesmen spokeswoman spokeswomen spokesperson "
    "spokespeople spokespersons diplomat diplomats aide aides adviser advisers advisor advisors witness witnesses "
    "resident residents commander commanders soldier soldiers lawmaker lawmakers person people man woman men women "
    "insider insiders analyst analysts expert experts observer observers worker workers neighbor neighbors neighbour "
    "neighbours eyewitness eyewitnesses bystander bystanders doctor doctors medic medics lawyer lawyers attorney "
    "attorneys prosecutor investigator executive executives employee employees staffer staffers relative relatives "
    "driver drivers survivor survivors passenger passengers activist activists critic critics supporter supporters "
    "opponent opponents villager villagers rescuer rescuers fighter fighters militant militants student students "
    "teacher teachers nurse nurses clerk clerks monk monks nun nuns priest priests agent agents boy boys girl girls "
    "colleague colleagues cousin uncle aunt nephew niece widow widower pupil pupils inmate inmates detainee detainees "
    "farmers scientist economist economists strategist strategists operative operatives representative "
    "representatives member members negotiator negotiators envoy manager managers detective engineer engineers pilot "
    "pilots".split()
)
# One person in an office or a family, known without a name.
OFFICES = frozenset(
    "sheriff mayor president minister governor director chief king queen premier chancellor senator leader "
    "secretary ambassador chairman chairwoman judge pope bishop mother father wife husband brother sister son "
    "daughter friend victim suspect owner founder author professor coroner captain lieutenant sergeant general "
    "colonel boss coach principal headmistress".split()
)
# Bodies, papers and offices that need no name to be known.
BODIES = OFFICES | frozenset(
    "police authorities government ministry army military agency company council court department office "
    "administration committee commission union group coalition party parliament congress senate house monitor "
    "observatory bureau service forces force navy guard command unit team panel board network report statement "
    "study survey poll document documents filing complaint lawsuit indictment affidavit letter memo release post "
    "tweet message bulletin newspaper media hospital university school prosecution firefighters scientists campaign "
    "organization organisation foundation institute center centre regulator operator airline firm bank leaders "
    "pentagon kremlin jury rebels militia newsletter outlet paper magazine station broadcaster website site channel "
    "account data figures ministers republicans democrats parents family friends victims prosecutors investigators "
    "detectives embassy consulate federation league club association charity researchers campaigners protesters "
    "organizers organisers papers records filings".split()
)
# Many of them: they count only as the head, for "a chance for third parties" speaks nothing.
MANY_BODIES = frozenset(
    "services agencies ministries companies guards groups unions parties councils courts departments airlines firms "
    "banks hospitals universities governments regulators operators charities".split()
)
STATEMENTS = frozenset(
    "statement post release message report tweet letter memo bulletin communique email filing".split()
)

# After a determiner a word with such an ending is a person ("one longtime donor"), these apart.
PERSON_ENDING = regex(r"(?:er|or|ist|ian|ant|eer|ee|man|woman|men|women|ally|allies)s?$")
NO_PERSONS = frozenset(
    "letter paper order number power matter error poster flier banner computer filter other newsletter newspaper tower "
    "water river border chapter factor center minister answer offer corner disaster quarter layer latter cover counter "
    "monitor sensor motor sector mirror floor door fever summer winter weather dinner consumer manner barrier".split()
)

ANONYMITY = regex(
    r"condition of anonymity|anonymous(?:ly)?\b|\bunnamed\b|\bunidentified\b|requested anonymity"
    r"|(?:not|n[o’']t) (?:to )?(?:be )?(?:named|identified)|without being (?:named|identified)"
    r"|names? (?:not|n[o’']t) (?:to )?be (?:used|published|given|printed|disclosed|revealed)"
    r"|names? (?:to )?be (?:withheld|changed|kept (?:back|out|secret))|names? (?:was|were|(?:has|have) been) withheld"
    r"|withh(?:eld|old|olding) (?:his|her|their) names?|not (?:want|wish) to be (?:named|identified|quoted)"
    r"|(?:would|did) not give (?:his|her|their) (?:(?:full|last|real) )?names?"
    r"|declined to be (?:named|identified|quoted by name)"
    r"|not (?:be )?authori[sz]ed to (?:speak|discuss|talk|comment|brief)",
    re.IGNORECASE,
)

# What a told outlet looks like when it is no agency: its name ends in one of these, or is a broadcaster's initials.
OUTLET = regex(
    r"(?:[Tt]he )?(?:Radio|TV|Television|Channel|Kanal)(?: (?:[A-Z][\w’-]*|\d+)){1,3}(?![\w-])|"
    r"(?:[Tt]he )?(?:[A-Z][\w’'&.-]*[ \u00a0]){0,4}"
    r"(?:News(?: Agency| agency| Network| Service)?|Times|Post|Journal|Herald|Tribune|Gazette|Chronicle|Telegraph|"
    r"Guardian|Mail|Star|Globe|Courier|Observer|Examiner|Standard|Mirror|Independent|Press(?: Agency| agency)?|Radio|"
    r"TV|Television|Magazine|Review|Dispatch|Inquirer|Sentinel|Register|Bulletin|Daily(?: [A-Z][a-z]+)?|Weekly|Today|"
    r"TODAY)"
    r"(?: news agency| newspaper| magazine| radio| television)?(?![\w-])"
    r"|(?:the )?(?:BBC|CNN|NBC|ABC|CBS|NPR|PBS|MSNBC|CNBC|CBC|ITV|ARD|ZDF|RTL|TF1|RAI|NHK|CCTV|CGTN|TRT|DW|VOA|RFI|"
    r"RFE/RL|RT)(?: (?:News|Radio|World|Newshour|Television|TV))?(?![\w-])"
    r"|(?:the )?(?:[A-Z][\w’'-]*[ ]){1,4}"
    r"(?:news agency|newspaper|news channel|news outlet|television|broadcaster|news website|magazine|radio)(?![\w-])"
)
