"""What web pages say of themselves: the words of buttons, forms, notices, credits and contact lines.

Fixed vocabulary in several languages, none of it from any one page. It knows single lines and sentences; what stands
around them is `furniture`.
"""

import re

from index.page.boxes import is_box
from index.regex import regex

_WORDS = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_LABELS = """
ad|ads|advert|advertisement|advertising|advertisement continue reading the main story|sponsored
story continued below|story continues|story continues below|story continues below advertisement
article continues below|article continues after advertisement|continue reading|continue reading the main story
keep reading|read on|search|search this site|search here|menu|main menu|navigation|home|homepage
skip to content|skip to main content|skip to navigation|back to top|back to home|top|close|open|loading|share
shares|share this|share this article|share this story|share this page|share on|share on facebook|tweet
tweet this|email|e mail|email this|print|print this|print this page|save|copy link|copy|link copied|bookmark
like|likes|follow|share tweet|share tweet post email|share this article share tweet post email|facebook
twitter|whatsapp|telegram|instagram|youtube|linkedin|pinterest|reddit|facebook twitter|facebook twitter email
comment|comments|total comments|no comments|no comments yet|add a comment|add comment|leave a comment
leave a reply|leave your comment|post a comment|post comment|write a comment|view comments|show comments
hide comments|load comments|view all comments|comments are closed|reply|replies|cancel reply
join the conversation|join the discussion|captcha|your name|your email|your comment|submit|send|read this
read full story|read the full story|read full article|more|show more|load more|view more|view all|see all
learn more|find out more|related|more from|recommended|dont miss|trending|popular|latest|latest news
latest stories|breaking|breaking news|live|live tv|watch live|on air|headlines|all news|news feed|newsfeed
subscribe|subscribe now|subscribe today|subscribe to our newsletter|sign up|sign up now|sign in
sign up for daily newsletters|sign up for daily newsletters manage newsletters|manage newsletters|log in|login
log out|register|register now|my account|account|newsletter|newsletters|our newsletter|get our newsletter
join us|donate|donate now|support us|become a member|follow us|follow us on|contact|contact us|about|about us
help|faq|advertise|advertise with us|careers|jobs|privacy|privacy policy|privacy notice|terms|terms of use
terms of service|terms and conditions|cookie policy|cookie settings|cookies|accept|accept all
accept all cookies|decline|reject all|all rights reserved|copyright|legal|legal notice|imprint|sitemap
site map|rss|rss feed|feedback|corrections|tags|tag|keyword|keywords|topics|categories|category|filed under
posted in|labels|section|sections|photo|photos|image|images|picture|pictures|video|videos|gallery
photo gallery|audio|podcast|listen|play|pause|mute|replay|autoplay|fullscreen|slideshow|hide caption
show caption|toggle caption|enlarge this image|caption|credit|prev|previous|next|next article|previous article
next post|previous post|previous story|next story|view gallery|getty images|getty|shutterstock|file photo
handout|stock photo|image copyright|via getty images|listen to article|listen to this article|text size
font size|dark mode|language|select language|translate|download our app|download the app|get the app
install app|click here|tap here|swipe|scroll down|minutes read|min read|minute read|reading time|views
page views|icon|play icon|published in|published|updated|last updated|posted|posted on|posted by
first published|by|author|authors|written by|source|sources|byline|editor|photo credit|photo by|photo courtesy
disclaimer|editorial standards|report a typo
# French
publicité|rechercher|recherche|accueil|partager|partager sur|imprimer|envoyer|commentaires|commentaire
ajouter un commentaire|laisser un commentaire|lire la suite|en savoir plus|voir aussi|sur le même sujet
articles liés|à la une|s'abonner|s’abonner|abonnez vous|se connecter|connexion|s'inscrire|inscription
mots clés|tous droits réservés|mentions légales|politique de confidentialité|nous contacter|suivez nous
dernières nouvelles
# German
anzeige|werbung|suche|suchen|startseite|teilen|drucken|kommentare|kommentar|kommentar schreiben|kommentieren
lesen sie mehr|siehe auch|weiterlesen|mehr lesen|das könnte sie auch interessieren|meistgelesen|abonnieren
jetzt abonnieren|anmelden|einloggen|registrieren|schlagwörter|stichwörter|themen|alle rechte vorbehalten
impressum|datenschutz|datenschutzerklärung|kontakt|folgen sie uns
# Spanish
publicidad|anuncio|buscar|inicio|compartir|imprimir|enviar|comentarios|comentario|comentar|deja un comentario
dejar un comentario|leer más|ver más|ver también|le puede interesar|te puede interesar|más noticias
lo más visto|suscríbete|suscribirse|iniciar sesión|registrarse|etiquetas|todos los derechos reservados
aviso legal|política de privacidad|contacto|síguenos|últimas noticias
# Portuguese
publicidade|buscar|início|compartilhar|partilhar|comentários|comentar|deixe um comentário|leia mais|ler mais
veja também|veja mais|relacionadas|notícias relacionadas|mais lidas|assine|assinar|entrar|cadastre se
todos os direitos reservados|política de privacidade|contato|siga nos|últimas notícias
# Italian
pubblicità|cerca|condividi|stampa|commenti|commenta|lascia un commento|leggi tutto|leggi di più|vedi anche
articoli correlati|potrebbe interessarti|più letti|abbonati|accedi|registrati|tutti i diritti riservati
contatti|seguici|ultime notizie
# Dutch, Polish, Turkish, Swedish, Danish, Norwegian, Romanian, Czech, Indonesian
advertentie|zoeken|delen|reacties|reageer|lees meer|meer nieuws|alle rechten voorbehouden|inloggen|reklama
szukaj|udostępnij|komentarze|skomentuj|dodaj komentarz|czytaj także|czytaj też|czytaj więcej|zobacz także
zobacz też|polecamy|zaloguj się|wszelkie prawa zastrzeżone|reklam|ara|paylaş|yazdır|yorumlar|yorum yap
yorum yaz|ilgili haberler|son dakika|daha fazla|giriş yap|üye ol|tüm hakları saklıdır|annons|sök|dela
kommentarer|läs mer|läs också|annonce|søg|del|læs også|læs mere|søk|les også|les mer|publicitate|caută
distribuie|comentarii|citește și|citește mai mult|inzerce|hledat|sdílet|komentáře|diskuse|čtěte také|iklan
cari|bagikan|komentar|baca juga|selengkapnya
# Russian, Ukrainian, Bulgarian
реклама|поиск|найти|главная|меню|поделиться|распечатать|печать|комментарии|комментировать|оставить комментарий
добавить комментарий|читать далее|читать дальше|подробнее|смотрите также|по теме|ещё|другие новости
новости по теме|все новости|последние новости|главные новости|популярное|подписаться|подписывайтесь|войти
регистрация|теги|метки|все права защищены|о нас|контакты|обратная связь|источник|фото|видео|пошук|знайти
головна|поділитися|друк|коментарі|коментувати|залишити коментар|додати коментар|читати далі|детальніше
дивіться також|за темою|всі новини|останні новини|головні новини|найпопулярніше|популярне|підписатися
підписуйтесь|увійти|реєстрація|всі права захищені|усі права захищені|про нас|контакти|джерело|відео|новини
новости|търсене|сподели|коментари|прочетете още|вижте още|всички права запазени
# Arabic, Persian, Hebrew, Chinese, Japanese, Korean
إعلان|بحث|الرئيسية|القائمة|شارك|مشاركة|طباعة|تعليقات|التعليقات|أضف تعليق|اترك تعليقا|اترك تعليقاً|اقرأ أيضا
اقرأ أيضاً|اقرأ المزيد|المزيد|مواضيع ذات صلة|أخبار ذات صلة|الأكثر قراءة|اشترك|تسجيل الدخول|كلمات مفتاحية
جميع الحقوق محفوظة|من نحن|اتصل بنا|تابعنا|آخر الأخبار|جستجو|اشتراک گذاری|نظرات|بیشتر بخوانید|خبرهای مرتبط|خانه
פרסומת|חיפוש|שתף|תגובות|קרא עוד|כל הזכויות שמורות|广告|搜索|首页|分享|评论
阅读更多|相关新闻|相关阅读|更多|订阅|登录|注册|版权所有|联系我们|関連記事|検索
広告|続きを読む|공유|댓글|검색|관련기사|관련 기사
"""
LABELS = frozenset(
    label
    for line in _LABELS.split("\n")
    if not line.startswith("#")
    for part in line.split("|")
    if (label := part.strip())
)

_ADVERTISED = regex(
    r"\W*(?:advert(?:isement)?|sponsored|promoted|anzeige|werbung|publicité|publicidad|реклама)\s?:", re.IGNORECASE
)

# Buttons of a notice that asks the reader for leave: whatever stands before them in their line belongs to it.
CHOICES = frozenset(
    choice.strip()
    for choice in """
accept|accept all|accept cookies|accept all cookies|i accept|accept and continue|accept and close|agree|i agree
agree to all|allow all|allow cookies|allow all cookies|reject|reject all|decline|decline all|deny|deny all
only necessary|necessary only|essential only|manage options|manage preferences|manage settings|manage choices
manage cookies|cookie settings|cookie preferences|alle akzeptieren|akzeptieren|zustimmen|alle ablehnen|ablehnen
cookie einstellungen|tout accepter|accepter|j'accepte|tout refuser|refuser|continuer sans accepter|aceptar
aceptar todo|rechazar|rechazar todo|configurar|принять|принять все|отклонить
прийняти|прийняти все|відхилити|قبول|قبول الكل|رفض
""".replace("\n", "|").split("|")
    if choice.strip()
)
_ROW_OF_BUTTONS = regex(r"(?:^|[.!?…]\s+)(?P<row>[^.!?…]{2,120})$")
_BETWEEN_BUTTONS = regex(r"\s*[|·•/\[\]]\s*")

_OPENS = regex(
    r"""[(\[•·*»>\s-]*(?:
    (?:also\ on|read\ more|read\ also|read\ next|see\ also|see\ more|must\ read|more\ on|more\ from|more\ stories
      |related|recommended|continue\ reading|story\ highlights|just\ watched|must\ watch
      |watch\ (?:now|live|more|the\ video)|full\ coverage|complete\ coverage|click\ here|tap\ here
      |listen\ (?:now|to\ (?:the\ )?(?:article|story|podcast))|share\ this|sign\ up\b
      |subscribe\ (?:now|to|today|here)|follow\ (?:us|@)|tags?\ ?[:|]|keywords?\ ?[:|]|topics?\ ?:|filed\ under
      |posted\ in|categor(?:y|ies)\ ?:|labels?\ ?:|image\ (?:copyright|source|credit)
      |photo\ ?(?:credit|by|courtesy)|media\ (?:playback|caption)|enlarge\ this\ image|hide\ caption
      |toggle\ caption|copyright\ (?:©|\(c\)|\d{4})|©|\(c\)\ ?\d{4}|read\ or\ share
      |this\ (?:article|story|post)\ is\ (?:more\ than|over)\ \d+|contributing\ ?:|reporting\ by\b
      |additional\ reporting|(?:writing|editing|compiled|translated)\ by\b|photo(?:s|graph|graphs|grapher)?\ ?[:/|]
      |images?\ ?[:|]|pictures?\ ?:|videos?\ ?[:|]|audio\ ?:|watch\ ?:|listen\ ?:|gallery\ ?:|timeline\ ?:
      |slideshow\ ?:|poll\ ?:|credits?\ ?[:|]|courtesy\ (?:of|photo)|getty\ images|total\ comments|\d+\ comments?\b
      |comments\ ?\(|view\ (?:all|gallery)|skip\ (?:to|ad)|prev\ image|image\ \d+\ of\ \d+
      |photo\ \d+\ of\ \d+|\d+\ of\ \d+$|\d+\ min(?:ute)?s?\ read|more\ ?:|see\ ?:|read\ ?:
      |for\ the\ latest\ |fill\ in\ |please\ fill|lire\ aussi|à\ lire\ aussi|lesen\ sie\ auch|siehe\ auch
      |lea\ también|lee\ también|leia\ também|leggi\ anche|lees\ ook|czytaj\ (?:także|też)
      |zobacz\ (?:także|też)|läs\ (?:också|även)|læs\ også|les\ også|citește\ și|baca\ juga|ayrıca\ okuyun
      |читайте\ (?:также|також)|смотрите\ также|дивіться\ також|фото\ ?:|видео\ ?:|відео\ ?:|теги\ ?:
      |اقرأ\ (?:أيض|المزيد)|کلیدواژه|相关(?:阅读|新闻)|関連記事
    ))""",
    re.IGNORECASE | re.VERBOSE,
)


_ADDRESS = regex(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:jpe?g|png|gif|webp|svg|mp4|php|html?)\b\S*", re.IGNORECASE
)
_MAIL = regex(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w{2,30}\b")
_PHONE = regex(r"(?<![\w.,])(?:\+\d[\d\s().-]{7,18}\d|\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4})(?![\w,])")
_MAY_BE_CONTACT = regex(r"@|://|www\.|\.\w{3,4}\b|\d{3}[-. )]{1,2}\d{3}|\+\d")
_CREDIT = regex(
    r"(?:/|\bvia |^|[\[(])(?:getty images|getty|shutterstock|handout|file photo|ap photo|epa|afp|reuters|ap)\b"
    r"[^.!?]{0,40}$",
    re.IGNORECASE,
)
_BYLINE = regex(r"(?:by|par|von|por|di|da|door|автор:?|від)\s+(?=[A-ZÀ-ÞА-ЯІЇЄ(@])", re.IGNORECASE)


_BESIDE_LABELS = frozenset(
    "for the this that your our a an by of on in to and with article story page site post".split()
)


def words_of(text: str) -> list[str]:
    """Words in lower case, digits and signs left out."""
    return _WORDS.findall(text.casefold())


def is_label(line: str) -> bool:
    """Whether a whole line is the name of a button, a box or a section of a page."""
    words = words_of(line)
    if not words or " ".join(words) in LABELS or is_box(line):
        return bool(words)
    telling = [word for word in words if word not in _BESIDE_LABELS]
    return 1 < len(words) <= 8 and bool(telling) and all(word in LABELS for word in telling)


def is_advertised(line: str) -> bool:
    """Whether a line names itself an advertisement ("Advertisement: two for one")."""
    return _ADVERTISED.match(line) is not None


def opens_like_a_pointer(line: str) -> bool:
    """Whether a line starts as pointers, tag lists, credits and widgets do ("Read more:", "Photo by")."""
    return _OPENS.match(line) is not None


def is_choice(line: str) -> bool:
    """Whether a line ends in the buttons of a notice that asks for leave ("… Accept all | Settings")."""
    row = _ROW_OF_BUTTONS.search(line.rstrip())
    if row is None:
        return False
    buttons = [" ".join(words_of(part)) for part in _BETWEEN_BUTTONS.split(row["row"]) if part]
    # One word by itself may be the end of a sentence whose mark is missing; a mark by itself is no button.
    are_buttons = len(buttons) > 1 or any(" " in button for button in buttons)
    return are_buttons and any(each in CHOICES for each in buttons) and all(len(each.split()) <= 4 for each in buttons)


def is_contact(line: str) -> bool:
    """Whether a line is mostly web, mail and telephone addresses."""
    if len(line) > 600 or not _MAY_BE_CONTACT.search(line):
        return False
    rest = _PHONE.sub(" ", _MAIL.sub(" ", _ADDRESS.sub(" ", line)))
    found = len(_ADDRESS.findall(line)) + len(_MAIL.findall(line)) + len(_PHONE.findall(line))
    return found > 0 and len(words_of(rest)) <= 3 + 3 * found


def is_credit(line: str) -> bool:
    """Whether a short line ends as the credit of a picture does ("Ada Brook/Getty Images", "(File photo)")."""
    return len(words_of(line)) <= 8 and _CREDIT.search(line.strip(" )].")) is not None


def is_byline(line: str) -> bool:
    """Whether a short line names who wrote ("By Ada Brook and Ben Cole")."""
    return len(words_of(line)) <= 14 and _BYLINE.match(line.strip()) is not None
