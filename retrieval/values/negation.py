"""Words that negate, deny, doubt or leave open what a sentence tells, as patterns.

English. It knows words only; what stands under them, and whether it was asked, is `scope`'s business.
"""

import re

from retrieval.values.rejection import UNREAL


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


_GAP = r"(?:\s+\w+){0,2}\s+"
NOT_DENYING = (
    r"\bnot (?:only|just|merely|least|to mention|until|surprisingly|far)\b",
    r"\bwhether or not\b",
    r"\bif not\b",
)
"""What has a "not" and denies nothing."""
NO_NEGATION = _any(
    *NOT_DENYING,
    r"\bno (?:doubts?|denying|mistaking|disputing|secret|uncertain terms|question(?! of\b)|two ways about)\b",
    r"\bmake no mistake\b|\bwithout (?:a )?(?:doubt|question|fail|exception)\b",
    r"\bno (?:sooner|wonder|matter|less than|fewer than|more than|later than|longer than)\b",
    r"\b(?:may|might) or (?:may|might) not\b",
    r"\bnothing but\b",
    r"\bnot yet known\b(?=\Z)",
    r"\bno-fly\b|\bno-one's\b",
    r"\bno\.\s?\d+",
    r"\bwithout (?:a )?(?:warning|notice|delay|incident|provocation)\b",
)
UNCLEAR = _any(
    r"\b(?:could|can|has|have|had|was|were|be|been)(?: not|n['’]t)(?: (?:be|been|yet|immediately|"
    r"independently|able to))* "
    r"(?:independently )?(?:confirm(?:ed)?|verif(?:y|ied)|establish(?:ed)?|determined?|substantiated?|corroborated?)\b",
    r"\bcannot (?:be )?(?:independently )?(?:confirm|verif|establish|determin)\w*",
    r"\b(?:unable|impossible|too early|too soon|refused|declined|failed) to (?:independently |immediately )?"
    r"(?:confirm|verify|say|comment|establish|determine|tell|speculate|discuss|specify|elaborate|answer)\b",
    r"\b(?:is|was|are|were|remains?|remained) (?:not (?:immediately |yet |entirely |fully )*(?:clear|known|"
    r"certain)|unclear|unknown|"
    r"uncertain|unconfirmed|unverified)\b",
    r"\b(?:(?:it's|it is|it was) not|wasn['’]t|isn['’]t) (?:immediately |yet )*(?:clear|known)\b|"
    r"\b(?:it's|it is|it was) (?:immediately |yet )*un(?:clear|known)\b",
    r"\bno (?:immediate )?(?:word|information|comment|confirmation|details?|official)\b(?! statement)",
    r"\b(?:would|did|does|do|has|have)(?: not|n['’]t) (?:immediately |yet )?(?:say|comment|specify|"
    r"elaborate|disclose|confirm|"
    r"respond|know|clarify|address)\b",
    r"\bneither confirm(?:ed|s)? nor den(?:y|ied|ies)\b",
    r"\b(?:not|n['’]t|never|neither)" + _GAP + r"?(?:rul(?:e|ed|ing) out|den(?:y|ied|ying)|exclud(?:e|ed|ing))\b",
    r"\b(?:investigat\w+|asked|asking|wonder\w*|question(?:ed|s|ing)?|determine|know|sure|examin\w+|"
    r"looking into|probing) "
    r"(?:whether|if)\b",
    r"\bremains to be seen\b|\bopen question\b|\bunconfirmed reports?\b|\bhas yet to (?:confirm|comment|say|verify)\b",
)
NOT_KNOWN = _any(
    r"(?:\b(?:not|cannot|unable|impossible|yet)\b|n['’]t\b).*\b(?:know|known|clear|certain|confirm\w*|verif\w+|establish\w*|"
    r"determin\w+)\b",
    r"\bun(?:clear|known|certain|confirmed|verified)\b",
)
"""No answer to what happened, and a no to whether it is known."""
_DENIED_DENIAL = (
    r"\bden(?:y|ied|ies|ying)\s+that\s+(?:(?!(?:and|but|saying|who|which|when|while|because|if|as)\b)[\w’'-]+,?\s+){0,9}?"
    r"(?:(?:was|were|is|are|has|have|had|did|does|do|would|could)\s+(?:not|never)|\w+n['’]t)\b",
    r"\bden(?:y|ied|ies|ying)\s+(?:that\s+)?(?:(?!and\b|but\b|saying\b)\w+\s+){0,4}(?:no|nobody|none|not|never)\b",
    r"\b(?:denied|denies|disputed|rejected)\s+(?:reports?|claims?|"
    r"suggestions?)\s+(?:that\s+)?(?:(?!and\b|but\b)\w+\s+){0,4}(?:no|not|never|none)\b",
)
DENIED_DENIAL = _any(*_DENIED_DENIAL)
DOUBLE = _any(
    r"\b(?:not|n['’]t|never|hardly)\s+(?:\w+\s+)?(?:false|untrue|fabricated|fake|unharmed|unhurt|uninjured|"
    r"unfounded|baseless|wrong|inaccurate|incorrect)\b",
    *_DENIED_DENIAL,
)
# Who is dismissed loses a post: "was dismissed by the board", "dismissed Ada Venn on Sunday".
_DISMISSED = (
    r"(?<!\bbeen )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeing )\bdismiss(?:es|ed|ing)?\b"
    r"(?!\s+(?-i:[A-Z][\w.]*\s+){0,4}(?-i:[A-Z][\w-]+)"
    r"(?:\s+(?:from|by|on|over|for|after|in|as (?:his|her|its|their|an?|the|chief|head|director|minister)|shortly|last|"
    r"and)\b|[,.;]|$))",
    r"\b(?:claims?|reports?|rumou?rs?|allegations?|accusations?|suggestions?|ideas?|charges?|case|lawsuits?|complaints?|"
    r"appeals?|petitions?|motions?)\b[^.;]{0,40}\b(?:was|were|been|be|being) dismissed\b",
)
DENIAL = _any(
    *_DISMISSED,
    r"\b(?:den(?:y|ied|ies|ying|ial|ials)|refut(?:e|es|ed|ing)|reject(?:s|ed|ing)?|"
    r"(?<!\bin )(?<!\bthe )(?<!\ba )disput(?:e|es|ed|ing)|"
    r"rebuff(?:s|ed)|debunk(?:s|ed)?|disavow(?:s|ed)?|contradict(?:s|ed)?|disown(?:s|ed)?|disclaim(?:s|"
    r"ed)?|retract(?:s|ed)?)\b",
    rf"\b{UNREAL}\b",
    r"\b(?:incorrect|inaccurate|unsuccessfully|in vain)\b|\b(?-i:lack(?:s|ed|ing)?)\b",
    r"\b(?:mistakenly|wrongly|erroneously|falsely) (?:believ|thought|assum|suppos|claim|report|stat|suggest|said)\w*",
    r"\b(?:false|fabricat(?:ed|ion|ions)|fake|untrue|baseless|unfounded|a lie|lies|a hoax|hoax|bogus|groundless|"
    r"disinformation|misinformation|fictitious|wrong man)\b",
    r"\b(?:stopped|stops|stopping|fell|fall|falls) short of\b",
    r"\brul(?:e|ed|es|ing) out\b",
    r"\b(?:fail(?:ed|s|ing)?|refus(?:ed|es|ing|al)|declin(?:ed|es|ing)|unable|has yet|have yet|had yet)"
    r"(?: (?:(?:on|last|late|early|this) )*(?:\w+day|week|night|morning|again|repeatedly|yesterday|today))? to\b",
    r"\bwhat\b[^.;]{0,60}\b(?:described as|called|thought was|believed was|took for)\b[^.;]{0,40}\b(?:was|were)\b",
    r"\bworst thing (?:[\w’']+ ){0,6}(?:could|can|would|should)\b[^.;,]{0,30}\b(?:is|was|be)\b",
    r"\blast thing (?:[\w’']+ ){1,4}(?:wants?|needs?)\b",
    r"\bcleared of\b|\bexonerat\w+|\bacquitt(?:ed|ing)\b|\babsolved\b|\bfar from\b|\brather than\b|\binstead of\b",
    r"\bnothing to do with\b|\bno (?:truth|evidence|indication|indications|sign|signs|proof|basis|link|"
    r"links|connection|role|part)\b",
)
NEGATIVE = _any(
    r"\b(?:no|not|never|none|nobody|no one|no-one|nothing|neither|nor|without|cannot|nowhere)\b|n['’]t\b",
    r"\bat no (?:point|time|stage)\b",
)
REPORTED = _any(
    r"\b(?:called|calling|describ(?:ed|ing)|dismiss(?:ed|ing)|label(?:l)?ed|"
    r"branded)\b[^.;]{0,60}\b(?:false|fabricat\w+|fake|untrue|lie|lies|"
    r"hoax|baseless|bogus|rumou?rs?|propaganda|nonsense)\b",
    r"\b(?:police|officials?|authorities|spokes\w+|government|army|group|he|she|they|"
    r"it)\s+(?:\w+\s+)?(?:disputed?|denied|denies|rejected)"
    r"\s+(?:that|this|the|his|her|their|its|those|these|it)\b",
)


REPORTS = _any(r"\b(?:reports?|claims?|rumou?rs?|allegations?|news|statement) (?:that|of|about)\b")
