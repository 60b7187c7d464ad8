"""Expressions compiled at their first use: as good as those of `re`, and none of the program's own is broken."""

import gc
import pkgutil
import re
from importlib import import_module

import pytest

import bot
import index
import retrieval
from index.regex import METHODS, Regex, folded, regex


def test_it_searches_as_re_does() -> None:
    late, now = regex(r"(?P<first>\w)\w*", re.IGNORECASE), re.compile(r"(?P<first>\w)\w*", re.IGNORECASE)
    assert [m.span() for m in late.finditer("one two")] == [m.span() for m in now.finditer("one two")]
    assert late.sub(r"\g<first>", "one two") == "o t"
    assert late.groupindex == now.groupindex
    assert (late.pattern, late.flags & re.IGNORECASE) == (now.pattern, re.IGNORECASE)


def test_it_is_compiled_at_the_first_use_only(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = re.compile

    def seen(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr(re, "compile", seen)
    late = regex("a+")
    assert not compiled
    assert late.search("baa")
    assert late.search("b") is None
    assert compiled == ["a+"]


def test_what_an_expression_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="serach"):
        getattr(regex("a"), "serach")  # noqa: B009


def test_every_expression_of_the_program_compiles() -> None:
    for package in (index, retrieval, bot):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.startswith("retrieval.training"):
                import_module(module.name)
    named = [each for each in gc.get_objects() if type(each) is Regex]  # isinstance wakes what others defer
    assert len(named) > 400
    for each in named:
        assert all(hasattr(each, method) for method in METHODS), each.pattern


def test_a_word_is_folded_to_what_a_pattern_finds_it_by() -> None:
    for letter in map(chr, range(0x250)):
        for plain in "abcdefghijklmnopqrstuvwxyz":
            if re.fullmatch(plain, letter, re.IGNORECASE):
                assert folded(letter) == plain, letter
