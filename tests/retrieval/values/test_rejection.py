"""What a sentence rejects is told apart from what it states."""

import pytest

from retrieval.answer import Kind
from retrieval.values.account import read_account
from retrieval.values.read import read_value
from retrieval.values.rejection import rejections
from retrieval.values.value import QuestionFocus


@pytest.mark.parametrize(
    ("sentence", "rejected", "owner"),
    [
        ("The harbour master denied that the lamp was out.", "the lamp was out", None),
        ("She denied on Friday that the lamp was out, saying it was new.", "the lamp was out", None),
        ("The harbour master disputed that the lamp was out.", "the lamp was out", None),
        ("The port has denied any part in the theft and blamed a rival.", "part in the theft", None),
        ("Orn dismissed as fiction a magazine report that he had fled.", "he had fled", None),
        ("Orn rejected the union’s claim that 30 lamps were out.", "30 lamps were out", "the union"),
        ("The port refuted a claim by the pilots that it had lied.", "it had lied", "the pilots"),
        ("Orn, calling a rumour that he had fled “nonsense”, stayed.", "he had fled", None),
        ("Orn called false a report that he had fled.", "he had fled", None),
        ("The port dismissed the idea that the crane could fall.", "the crane could fall", None),
        ("The port denied losing two barges in the fog.", "losing two barges in the fog", None),
        ("Orn denied that he had fled and said that rain had kept him.", "he had fled", None),
        ("Orn repudiated a remark by the mayor that two had drowned.", "two had drowned", "the mayor"),
        ("Reports that the pier had burst were false, Orn said.", "the pier had burst", None),
        ("Orn said claims by the pilots that he had lied were simply not true.", "he had lied", "the pilots"),
        ("“The reports of six drowned off Tarn are a lie,” said Orn.", "six drowned off Tarn", None),
        ("Orn said that rumours about a leak were untrue.", "a leak", None),
    ],
)
def test_what_is_denied_or_dismissed_is_rejected_to_its_end(sentence: str, rejected: str, owner: str | None) -> None:
    (found,) = rejections(sentence)
    assert sentence[slice(*found.content)].removeprefix("any ").strip(" .") == rejected
    assert (found.owner and sentence[slice(*found.owner)]) == owner


@pytest.mark.parametrize(
    "sentence",
    [
        "The port confirmed a report that the lamp was out.",
        "The port did not deny that the lamp was out.",
        "The port disputed that account of the lamp.",
        "The port disputed that, and the lamp was out.",
        "Orn would neither confirm nor deny that he had fled.",
        "The pilots were denied the berth that they had asked for.",
        "Orn refused to deny that he had fled.",
        "Orn called a report that he had been hurt welcome news.",
        "The council rejected a plan that would close the quay.",
        "Orn denied the charge, and said that rain caused the leak.",
        "The line denied boarding to those that came late.",
        "Reports that the figures were wrong surprised Orn.",
        "Reports on the leak that was found are not true to the facts that Orn gave.",
        "Orn repudiated the plan, and said that rain caused the leak.",
    ],
)
def test_what_is_not_denied_is_not_rejected(sentence: str) -> None:
    assert [found for found in rejections(sentence) if " that " in sentence[found.verb[0] : found.content[0] + 1]] == []


@pytest.mark.parametrize(
    ("sentence", "span", "shown"),
    [
        (
            "Orn denied that there had been a fire in the lamp room.",
            "there had been a fire in the lamp room",
            "denied that there had been a fire in the lamp room",
        ),
        (
            "Orn stayed on Friday, dismissing as fiction a report that he had left over a debt.",
            "he had left over a debt",
            "dismissing as fiction a report that he had left over a debt",
        ),
        (
            "Claims that he had left over a debt are untrue: Orn is ill.",
            "he had left over a debt",
            "Claims that he had left over a debt",
        ),
        (
            "Orn denied the charge and said that rain had caused the leak.",
            "rain had caused the leak",
            "rain had caused the leak",
        ),
    ],
)
def test_an_account_of_denied_words_carries_the_denying_words(sentence: str, span: str, shown: str) -> None:
    """Denied words were shown as the account of the very person who denied them."""
    start = sentence.index(span)
    value = read_value(Kind.ACCOUNT, sentence, (start, start + len(span)), question=QuestionFocus("Why did Orn leave?"))
    assert value is not None
    assert value.shown == shown
    assert value.start <= sentence.index(shown)


def test_a_denied_account_parts_from_the_one_that_tells_it() -> None:
    sentence = "Orn stayed, dismissing a report that he had left over a debt."
    told = read_account(sentence, sentence.index("he had"), len(sentence) - 1)
    assert told is not None
    assert told[0].denies
