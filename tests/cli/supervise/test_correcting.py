import pytest

from cli.clerk import Clerk


@pytest.fixture
def assigned(led: Clerk) -> Clerk:
    """李华 took a division twice, 赵明, who is of no committee here, took the other."""
    led.all(
        ("supervise", "assign", "李华", "620302001", "--from", "2024-01-01", "--until", "2025-01-01"),
        ("supervise", "assign", "李华", "620302001", "--from", "2026-01-01"),
        ("supervise", "assign", "620302100", "--name", "赵明", "--level", "县级", "--from", "2026-02-01"),
    )
    return led


def listed(clerk: Clerk) -> list[tuple[object, ...]]:
    rows = clerk.data("supervise", "list", "--past")
    return sorted((row["division"], row["name"], row["member"], row["from"], row["until"]) for row in rows)


def test_the_term_that_runs_is_meant(assigned: Clerk) -> None:
    out = assigned.do("supervise", "correct", "李华", "滨河路", "--from", "2026-01-05", "--basis", "3号")

    assert out.splitlines()[0] == ("更正李华包抓 620302001：开始日期 2026-01-05（原为 2026-01-01），依据 3号。")
    assert listed(assigned)[:2] == [
        ("620302001", "李华", "620302-m-0001", "2024-01-01", "2025-01-01"),
        ("620302001", "李华", "620302-m-0001", "2026-01-05", None),
    ]
    before = assigned.files()
    out = assigned.do("supervise", "correct", "A1", "滨河路", "--from", "2026-01-05")
    assert out.splitlines()[0] == "包抓记录没有变化。"
    assert assigned.files() == before


def test_an_earlier_term_another_division_and_the_end_taken_away(assigned: Clerk) -> None:
    assigned.do("supervise", "release", "李华", "620302001", "--until", "2026-02-01")
    assigned.do("supervise", "correct", "李华", "620302001", "--began", "2024-01-01", "--division", "620302100")
    assigned.do("supervise", "correct", "李华", "620302001", "--still-held")
    assert listed(assigned) == [
        ("620302001", "李华", "620302-m-0001", "2026-01-01", None),
        ("620302100", "李华", "620302-m-0001", "2024-01-01", "2025-01-01"),
        ("620302100", "赵明", None, "2026-02-01", None),
    ]


def test_somebody_turns_out_to_be_a_member(assigned: Clerk) -> None:
    assigned.do("supervise", "correct", "赵明", "620302100", "--member", "A1")
    assert listed(assigned)[-1] == ("620302100", "李华", "620302-m-0001", "2026-02-01", None)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("李华", "620302001"), 2, "缺少选项 --from、--until、--division、--member、--basis。"),
        (("李华", "620302001", "--until", "2025-12-31"), 2, "结束日期 2025-12-31 不晚于开始日期 2026-01-01。"),
        (
            ("李华", "620302001", "--from", "2024-06-01"), 3,
            "李华已包抓 620302001（2024-01-01 至 2025-01-01），不能重复。",
        ),
        (("李华", "620302001", "--began", "2023", "--from", "2024"), 3, "没有李华自 2023 起包抓 620302001 的记录。"),
        (("李华", "620302001", "--division", "6203"), 2, "6203 不是 620302 的下级区划，那一级的领导不能包抓它。"),
        (("李华", "620302100", "--from", "2024"), 3, "“李华”现在没有包抓 620302100。"),
        (("李华", "620399001", "--from", "2024"), 3, None),
        (("李华", "620302001", "--member", "王强"), 3, None),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(assigned: Clerk, words: tuple[str, ...], code: int, said: str | None) -> None:
    before = assigned.files()
    answer = assigned.run("supervise", "correct", *words)
    assert (answer.code, answer.out) == (code, "")
    if said:
        assert answer.err.splitlines()[0] == f"错误：{said}"
    assert assigned.files() == before


def test_two_terms_that_ended_are_told_apart(assigned: Clerk) -> None:
    assigned.do("supervise", "release", "李华", "620302001", "--until", "2026-02-01")
    answer = assigned.run("supervise", "correct", "李华", "620302001", "--basis", "3号")
    assert answer.code == 2
    assert answer.err == (
        "错误：李华包抓 620302001 不止一段，用 --began 写明哪一段。\n"
        "包抓记录：李华 2024-01-01 至 2025-01-01；李华 2026-01-01 至 2026-02-01\n"
    )
