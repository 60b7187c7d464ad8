"""The sentences in which a page speaks to its reader: of newsletters, cookies, rights and how to reach its authors.

Fixed patterns in several languages, none of them from any one page. Lines that are no sentences are `interface`'s.
"""

import re

from index.regex import regex

# Each with words that must stand in the sentence for the pattern to be tried at all: news seldom has any of them,
# and a substring test costs a hundredth of the search.
_SITE_TALK: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (anchor, regex(pattern, re.VERBOSE))
    for anchor, pattern in (
        (
            "sign",
            r"\bsign(?:ing)?\ up\ (?:here\ |now\ |today\ |below\ )?(?:for|to\ (?:get|receive))\ [^.!?]{0,60}"
            r"\b(?:newsletters?|briefings?|alerts?|e-?mails?|inbox|updates)\b"
            r"|^\W*(?:want\ [^.!?]{1,80}\?\ )?sign\ up\ (?:here|now|today)\b",
        ),
        (
            "subscribe",
            r"\bsubscribe\ (?:now|today|here|to\ (?:our|the|this|your)\b[^.]{0,60}"
            r"\b(?:newsletter|channel|podcast|updates|e-?mails?|magazine|feed))|\bunsubscribe\ (?:at\ any|here|from)\b",
        ),
        ("receiving this", r"\b(?:you\ are|you['’]re)\ receiving\ this\b"),
        ("forward", r"^\W*forward\ (?:this\b|to\ )(?:[\w-]+\ ){0,3}?(?:friend|colleague)s?\b"),
        ("your inbox", r"\b(?:to|in)\ your\ inbox\b"),
        (
            "by ",
            r"\bby\ (?:signing\ up|subscribing|clicking|continuing\ to|registering|submitting)\b[^.]{0,120}"
            r"\b(?:agree|privacy|terms|consent|cookies)",
        ),
        ("rights reserved", r"\ball\ rights\ reserved\b"),
        ("copyright", r"^\W*copyright\b.{0,12}\b(?:19|20)\d\d\b"),
        ("©", r"^\W*©.{0,12}\b(?:19|20)\d\d\b"),
        ("(c)", r"^\(c\).{0,12}\b(?:19|20)\d\d\b"),
        ("may not be", r"\bmay\ not\ be\ (?:published|reproduced|republished|copied|broadcast|redistributed)\b"),
        ("here", r"\b(?:click|tap|press)\ here\b"),
        ("the link", r"\b(?:click|tap|press)\ on\ the\ link\b"),
        ("share this story", r"\bread\ or\ share\ this\ story\b"),
        (
            "cookie",
            r"\b(?:we|this\ (?:web)?site|our\ (?:web)?site|our\ partners)\ (?:and\ our\ partners\ )?uses?\ cookies\b"
            r"|\bcookie\ (?:settings|policy|preferences)\b"
            # News has them in the third person, recipes have other verbs: only a page says what they do for us.
            r"|\bcookies\ (?:(?:that|which|also|will|can|may)\ ){0,2}(?:help|let|allow|enable|make|improve)\ "
            r"(?:us|you|our|your|it|this)\b"
            r"|\bcookies\b[^.!?]{0,80}"
            r"\byour\ (?:experience|visit|browser|browsing|device|consent|preferences|choices)\b"
            r"|\byour\ (?:consent|choices?|permission)\b[^.!?]{0,60}\bcookies\b"
            r"|\b(?:wir|unsere)\b[^.!?]{0,60}\b(?:verwenden|nutzen|setzen)\b[^.!?]{0,40}\bcookies\b"
            r"|\bwir\ \w+\ cookies\b|\bnous\ utilisons\ (?:des\ )?cookies\b"
            r"|\b(?:utilizamos|usamos|utilizziamo)\ (?:i\ )?cookies?\b"
            r"|\b(?:мы\ используем|ми\ використовуємо)\b[^.!?]{0,20}\bcookies?\b",
        ),
        (
            "we and our ",
            r"\bwe\ and\ our\ (?:\d+\ )?(?:trusted\ )?partners\b[^.!?]{0,80}"
            r"\b(?:device|cookies|browsing|personal\ data)\b",
        ),
        ("your privacy", r"\bwe\ (?:value|respect|care\ about)\ your\ privacy\b"),
        (
            "follow",
            r"\bfollow\ [^.!?]{0,60}\bon\ (?:twitter|facebook|instagram|x\b|linkedin|telegram|whatsapp|bluesky|threads"
            r"|mastodon|youtube|social)|\bfollow\ (?:him|her|them|us|me)?\ ?(?:at\ )?@\w",
        ),
        (
            "@",
            r"\b(?:contact|reach|e-?mail|write\ to)\b[^!?]{0,80}(?:\S@\S|(?<!\w)@\w)"
            r"|^\W*(?:you\ can\ )?follow\ [^.!?,]{0,40}@\w",
        ),
        ("contact", r"\bcontact\b[^.!?]{0,80}\b\d{3}[-.\ ]\d{3,4}\b"),
        ("reached at", r"\bcan\ be\ (?:reached|contacted)\ at\b"),
        ("[email", r"\[email\ protected\]"),
        (" tip", r"^\W*(?:do\ you\ )?(?:have|got)\ (?:a|any)\ (?:news\ |confidential\ )?tips?\b"),
        ("story idea", r"\b(?:have|got)\ [^.!?]{0,30}\bstory\ ideas?\b"),
        ("may earn", r"\bmay\ earn\ [^.]{0,40}\b(?:commissions?|affiliate|revenue|fees?)\b"),
        ("may receive", r"\bmay\ receive\ (?:a\ )?(?:commissions?|affiliate|compensation\ (?:if|when|for\ links))\b"),
        ("affiliate", r"\baffiliate\ (?:links?|fees?|commissions?)\b"),
        (
            "this ",
            r"\bthis\ (?:article|story|piece|post|page)\ (?:is|was)\ (?:more\ than|over)\ \d+\ (?:year|month)s?\ old\b"
            r"|^\W*this\ is\ a\ developing\ story|\bthis\ story\ (?:will|is\ going\ to)\ be\ updated"
            r"|\bthis\ story\ is\ being\ updated|\bthis\ story\ is\ developing"
            r"|^\W*(?:a\ version\ of\ )?this\ (?:article|story|piece|post|essay|column)"
            r"\ (?:was\ |has\ been\ )?(?:originally\ |first\ )?(?:appeared|published|posted|ran|appears)\b"
            r"|\bcontributed\ (?:reporting\ )?to\ this\ (?:report|story|article|post|piece)\b",
        ),
        ("appeared", r"^\W*(?:originally|first)\ appeared\ (?:on|in|at)\b"),
        ("published", r"^\W*(?:originally|first)\ published\ (?:on|in|at|by)\b"),
        ("contributed reporting", r"\bcontributed\ reporting\b"),
        (
            "ing by",
            r"^\W*additional\ reporting\ by\ |^\W*(?:reporting|writing|editing)\ (?:and\ \w+\ |additional\ )?by\ "
            r"(?:[^;.]{2,80};|\S+(?:\ \S+){0,6}$)",
        ),
        ("javascript", r"\b(?:enable|turn\ on|activate|requires)\ javascript\b"),
        ("your browser", r"\byour\ browser\ (?:does\ not|doesn['’]t|is\ not)\b"),
        ("media playback", r"\bmedia\ playback\ is\ (?:un|not\ )supported\b"),
        ("please ", r"\bplease\ (?:fill|complete|enter)\b[^.]{0,40}\b(?:fields?|form|e-?mail|below|captcha)\b"),
        ("address will not", r"\be-?mail\ address\ will\ not\ be\ (?:published|shared)\b"),
        ("required fields", r"\brequired\ fields\ are\ marked\b"),
        (
            "comment",
            r"\bcomments\ (?:are|have\ been)\ (?:closed|disabled|moderated|turned\ off)\b|^\W*leave\ a\ comment\b",
        ),
        ("leave a reply", r"^\W*leave\ a\ reply\b"),
        ("to comment", r"\blog\ ?in\ to\ comment\b"),
        ("join the", r"^\W*join\ the\ (?:conversation|discussion)\b"),
        (" app", r"^\W*(?:download|get|install)\ (?:our|the)\ [\w\ ]{0,20}\bapp\b"),
        ("without charge", r"\bavailable\ without\ charge\ to\b"),
        ("licensing", r"\bfor\ licensing\ opportunities\b"),
        ("reprint", r"\breprint\ permission\b"),
        (
            "expressed",
            r"\b(?:views|opinions|statements)\ expressed\b[^.]{0,120}"
            r"\b(?:not\ necessarily|author['’]?s?\ own|(?:their|his|her)\ own|solely\ those|do\ not)\b",
        ),
        (
            "for more",
            r"\bfor\ more\ (?:information|news|stories|coverage|updates)\b[^.]{0,20}\b(?:visit|go\ to|click|follow)\b",
        ),
        ("droits réservés", r"\btous\ droits\ réservés\b"),
        ("rechte vorbehalten", r"\balle\ rechte\ vorbehalten\b"),
        ("derechos reservados", r"\btodos\ los\ derechos\ reservados\b"),
        ("direitos reservados", r"\btodos\ os\ direitos\ reservados\b"),
        ("diritti riservati", r"\btutti\ i\ diritti\ riservati\b"),
        ("права", r"\b(?:все|всі|усі)\ права\ (?:защищены|захищені)\b"),
        ("hakları saklıdır", r"\btüm\ hakları\ saklıdır\b"),
        ("الحقوق محفوظة", r"جميع\ الحقوق\ محفوظة"),
        ("版权所有", r"版权所有"),
        ("無断転載", r"無断転載"),
        ("newsletter", r"^\W*inscrivez-vous\ à|\bnewsletter\ abonnieren\b"),
        ("abonnez-vous", r"^\W*abonnez-vous\b"),
        ("suscríbete", r"^\W*suscríbete\ a\b"),
        ("подпи", r"^\W*подпи(?:шитесь|сывайтесь)\ на\b"),
        ("підпи", r"^\W*підпи(?:шіться|суйтесь)\ на\b"),
    )
)


def is_site_talk(sentence: str) -> bool:
    """Whether a sentence is the page speaking to its reader, not news. Quoted speech never is."""
    if any(mark in sentence for mark in "“”«»„") or '"' in sentence:
        return False
    lower = sentence.casefold()
    return any(anchor in lower and pattern.search(lower) for anchor, pattern in _SITE_TALK)
