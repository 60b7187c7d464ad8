"""Names of months and the words around a printed date, in the languages that news pages come in.

It knows no dates; `publication` reads those.
"""

from index.regex import folded

_BY_LANGUAGE = """
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
janv févr mars avr mai juin juil août sept oct nov déc
januar februar märz april mai juni juli august september oktober november dezember
jänner feb mrz apr mai jun jul aug sept okt nov dez
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago set oct nov dic
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
jan fev mar abr mai jun jul ago set out nov dez
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen feb mar apr mag giu lug ago set ott nov dic
januari februari maart april mei juni juli augustus september oktober november december
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
januari februari mars april maj juni juli augusti september oktober november december
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ledna února března dubna května června července srpna září října listopadu prosince
januari februari maret april mei juni juli agustus september oktober november desember
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
янв фев мар апр май июн июл авг сен окт ноя дек
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
януари февруари март април май юни юли август септември октомври ноември декември
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر
ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
"""


def _numbered() -> dict[str, int]:
    """Name to number; where two languages differ ("listopada" and "listopadu") each spelling stands for its own."""
    found: dict[str, int] = {"sept": 9}
    for line in _BY_LANGUAGE.split("\n"):
        for number, name in enumerate(line.split(), 1):
            found.setdefault(name, number)
    return found


MONTHS = _numbered()
_BY_FOLDED = {folded(name): number for name, number in reversed(MONTHS.items())}


def month_of(name: str) -> int | None:
    """The number of a month whose name a pattern without regard to case may have found; None for no month's."""
    return _BY_FOLDED.get(folded(name))


WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag "
    "freitag samstag sonntag lunes martes miércoles jueves viernes sábado domingo segunda terça "
    "quarta quinta sexta feira lunedì martedì mercoledì giovedì venerdì sabato domenica понедельник "
    "вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер п'ятниця "
    "субота неділя".split()
)
DATE_LABELS = frozenset(
    "published publication posted updated update modified created date dated time last first on at "
    "the of gmt utc am pm a p m z t est edt cst cdt mst mdt pst pdt et ct mt pt bst cet cest msk eet "
    "eest ist jst sgt st nd rd th h hrs ago minute minutes min mins hour hours day days week weeks "
    "month months year years yesterday today just now read publié mis à jour le il y par "
    "veröffentlicht aktualisiert am uhr vom publicado actualizado el a las hace de del em às "
    "pubblicato aggiornato alle ore опубликовано обновлено опубліковано оновлено г год року время "
    "час yayınlanma güncelleme tarihi نشر تحديث تاريخ".split()
)
