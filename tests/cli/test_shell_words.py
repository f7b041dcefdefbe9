import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_cli.cli.shell_words import quoted


@pytest.mark.parametrize("word", ["7k3m", "滨河路〔2026〕7号", "照片.jpg", "满意=20", "a@b", "50%"])
def test_what_a_shell_leaves_alone_has_no_quotes(word: str) -> None:
    assert quoted(word) == word


@given(st.text())
def test_a_shell_reads_one_word(word: str) -> None:
    assert shlex.split(quoted(word)) == [word]
