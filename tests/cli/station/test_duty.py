import pytest

from cli.clerk import STATION, Clerk
from cli.trial import Answer

DUTY = ("station", "duty", STATION)


def test_members_on_duty_are_kept_by_id(organised: Clerk) -> None:
    answer = organised.run(*DUTY, "--member", "李华", "--member", "0004", "--kind", "接待", "--visitors", "12人次")

    assert answer == Answer(
        0,
        "工作站 620302001“滨河路街道委员工作站”：2026-03-02 接待：李华、赵敏，接待 12 人次。\n",
        "",
    )
    assert organised.data("station", "show", STATION)["duties"] == [
        {
            "on": "2026-03-02",
            "members": ["620302-m-0001", "620302-m-0004"],
            "kind": "接待",
            "visitors": 12,
            "note": None,
        }
    ]
    assert "最近一次值班：2026-03-02 接待：李华、赵敏\n" in organised.do("station", "show", STATION)


@pytest.mark.parametrize(
    ("members", "code", "said"),
    [
        (("李华",), 3, "李华 2026-03-02 的接待已经登记过。"),
        (("赵敏", "0004"), 2, "赵敏（620302-m-0004）写了两次。"),
        (("赵敏", "周敏"), 3, "没有找到委员“周敏”。"),
        (("王强",), 3, "“王强”对应 2 个委员，请写全一些：620302-m-0002 王强 区医院；620302-m-0003 王强 区法院"),
    ],
)
def test_what_is_refused(organised: Clerk, members: tuple[str, ...], code: int, said: str) -> None:
    organised.do(*DUTY, "--member", "李华", "--kind", "接待")
    before = organised.files()

    answer = organised.run(*DUTY, *(word for who in members for word in ("--member", who)), "--kind", "接待")

    assert (answer.code, answer.out, answer.err.splitlines()[0]) == (code, "", f"错误：{said}")
    assert organised.files() == before


def test_another_kind_or_an_unknown_day_is_another_duty(organised: Clerk) -> None:
    for kind, day in (("接待", "2026-03-01"), ("值班", "2026-03-01"), ("走访", "2026-02"), ("走访", "2026-02")):
        organised.do(*DUTY, "--member", "李华", "--kind", kind, "--on", day)

    assert len(organised.data("station", "show", STATION)["duties"]) == 4


def test_the_last_duty_of_a_day_is_none_of_later(organised: Clerk) -> None:
    for day, who in (("2026-02-03", "李华"), ("2026-03-20", "赵敏")):
        organised.do("station", "duty", STATION, "--member", who, "--kind", "值班", "--on", day)
    for words, said in (([], "2026-02-03 值班：李华"), (["--as-of", "2026-01-01"], "未记录"),
                        (["--as-of", "2026-03-20"], "2026-03-20 值班：赵敏")):  # fmt: skip
        assert f"最近一次值班：{said}\n" in organised.do("station", "show", STATION, *words)
