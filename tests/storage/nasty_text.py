"""Text that has broken YAML writers before."""

from unicodedata import is_normalized

from hypothesis import strategies as st

from xieshang_cli.storage.screen import forbidden_character
from xieshang_cli.storage.yaml_read import Plain

KNOWN = [
    "",
    "~",
    "null",
    "no",
    "on",
    "0511",
    "1:30",
    "1.10",
    "1e3",
    "0x1F",
    ".5",
    "2026-11-23",
    "2026-03-02 09:12",
    "[red]",
    "[red]红[/red]",
    "a: b",
    "a:",
    "a #b",
    "#",
    "@甲",
    "`",
    "%",
    "&a",
    "*a",
    "!t",
    "'",
    '"',
    "it's",
    '说"好"',
    "\\",
    "a\\n",
    "a\nb",
    "a\nb\n",
    "a\n",
    "\n",
    "a\n\n",
    "\na",
    "a\n\nb\n",
    " a\nb",
    "a \nb",
    "a\n b\n",
    "a\n---\nb",
    " a",
    "a ",
    "\t",
    "a\tb",
    "　全角",
    "a\u00a0",
    "\ufeffa",
    "甲\ufeff乙",
    "𠮷",
    "👨‍👩‍👧",
    "- a",
    "-",
    "?",
    "? a",
    ": a",
    "---",
    "...",
    "{a",
    "a, b",
    "=",
    "<<",
    "|",
    ">",
    "e\u0301",
    "豈",
    "\ue000",
    "<<<<<<< HEAD\nb",
]

LONG = ["x" * 5000, "y " * 500, "甲：" * 3000 + "\n" + "乙" * 3000]


def _id(item: Plain) -> str:
    assert isinstance(item, dict)
    return str(item["id"])


# Composite, because hypothesis prints strategies in its messages, and these would be long.
@st.composite
def _texts(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(KNOWN) | st.text(max_size=12).filter(lambda text: not forbidden_character(text)))


@st.composite
def _keys(draw: st.DrawFn) -> str:
    return draw(
        st.sampled_from("abcdef") | _texts().filter(lambda key: key not in {"", "<<"} and is_normalized("NFC", key)),
    )


texts, keys = _texts(), _keys()
values: st.SearchStrategy[Plain] = st.recursive(
    texts | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(keys, inner, max_size=4)
        | st.lists(
            st.fixed_dictionaries({"id": st.sampled_from("pqrst")}, optional={"a": inner, "b": inner}),
            unique_by=_id,
            max_size=4,
        )
    ),
    max_leaves=10,
)
mappings: st.SearchStrategy[dict[str, Plain]] = st.dictionaries(keys, values, max_size=5)
