import pytest

from cli.clerk import STATION, Clerk
from cli.trial import Answer

COUNCIL = ("station", "council", STATION)
VILLAGE = "620302001001"


def councils(clerk: Clerk) -> list[tuple[str, str | None, str | None, str | None]]:
    """Give division, name, first day and end of every term."""
    return [(one["division"], one["name"], one["from"], one["until"]) for one in clerk.data(*COUNCIL)]


def test_a_council_begins_with_people_counted_by_category(organised: Clerk) -> None:
    answer = organised.run(
        *COUNCIL, "--division", "长安社区", "--category", "政协委员=2", "--category", "群众代表＝约5人",
        "--name", "长安议事会", "--id", "c-0001",
    )  # fmt: skip

    assert answer == Answer(
        0,
        "工作站 620302001“滨河路街道委员工作站”：成立协商议事会“长安议事会”（c-0001），自 2026-03-02 起。\n",
        "",
    )
    assert organised.do(*COUNCIL) == (
        """\
滨河路街道委员工作站 (截至 2026-03-02)

协商议事会
编码    区划      名称        任期开始    任期结束  组成
------  --------  ----------  ----------  --------  ------------------------
c-0001  长安社区  长安议事会  2026-03-02            政协委员 2、群众代表 约5
"""
    )


def test_a_new_term_ends_the_one_before_and_keeps_its_name(organised: Clerk) -> None:
    organised.do(*COUNCIL, "--name", "街道议事会", "--from", "2021-05-01", "--id", "c-0001")
    answer = organised.run(*COUNCIL, "--category", "乡贤=3", "--from", "2026-03-01", "--id", "c-0002")

    assert answer.out.endswith("成立协商议事会“街道议事会”（c-0002），自 2026-03-01 起；上一届 c-0001 同日任期结束。\n")
    assert councils(organised) == [
        (STATION, "街道议事会", "2021-05-01", "2026-03-01"),
        (STATION, "街道议事会", "2026-03-01", None),
    ]
    listed = organised.do(*COUNCIL, "--as-of", "2025-12-31")
    assert listed.index("c-0001") < listed.index("其他各届") < listed.index("c-0002")


def test_a_term_ends_without_another(organised: Clerk) -> None:
    organised.do(*COUNCIL, "--division", VILLAGE, "--from", "2021")
    organised.do(*COUNCIL, "--division", VILLAGE, "--until", "2026-01-01")

    assert councils(organised) == [(VILLAGE, None, "2021", "2026-01-01")]
    assert organised.run(*COUNCIL, "--division", VILLAGE, "--until", "2026-01-01") == Answer(
        3,
        "",
        "错误：长安社区 没有任期中的协商议事会。\n查看：xieshang station council 620302001\n",
    )


def test_an_older_term_does_not_lie_over_the_one_that_runs(organised: Clerk) -> None:
    organised.do(*COUNCIL, "--category", "乡贤=3", "--from", "2021-05-01", "--id", "c-0001")

    assert organised.run(*COUNCIL, "--category", "乡贤=3", "--from", "2020-01-01") == Answer(
        3,
        "",
        "错误：与已记录的一段重叠：“滨河路街道”（c-0001），2021-05-01 至今。\n"
        "补录以前的一段，--from 和 --until 都要写；已记录的日期有误，用 xieshang station edit 620302001。\n",
    )
    organised.do(*COUNCIL, "--category", "乡贤=3", "--from", "2020-01-01", "--until", "2021-05-01")
    assert len(councils(organised)) == 2


def test_a_category_outside_the_list_is_kept_and_said(organised: Clerk) -> None:
    answer = organised.run(*COUNCIL, "--category", "返乡青年=4")

    assert answer.code == 0
    assert answer.err.startswith("“返乡青年”不在本地的类别里（政协委员、")
    assert organised.data(*COUNCIL)[0]["composition"] == {"返乡青年": 4}


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--category", "群众代表"), 2, "“群众代表”应写成 类别=人数，每个类别一次。"),
        (("--category", "群众代表="), 2, "“群众代表=”应写成 类别=人数，每个类别一次。"),
        (("--category", "乡贤=1", "--category", "乡贤=2"), 2, "“乡贤=2”应写成 类别=人数，每个类别一次。"),
        (("--category", "乡贤=几个"), 2, "“几个”不是数目。"),
        (("--division", "宁远堡镇"), 2, "620302100 不是工作站 620302001 所在的乡镇街道，也不在它下面。"),
        (("--division", "620302001009"), 3, "没有找到区划“620302001009”。"),
        (("--until", "2026-12-31"), 2, "缺少选项 --division。"),
        (("--from", "2026-03-01", "--until", "2026-02-01"), 2, "结束日期 2026-02-01 不晚于开始日期 2026-03-01。"),
        (("--name", "议事会", "--as-of", "2025"), 2, "--as-of 只用来查看，不能和登记的选项一起写。"),
        (("--id", "w-0001"), 2, "“w-0001”不是这里可用的编码。"),
    ],
)
def test_what_is_refused(organised: Clerk, options: tuple[str, ...], code: int, said: str) -> None:
    before = organised.files()

    answer = organised.run(*COUNCIL, *options)

    assert (answer.code, answer.out, answer.err.splitlines()[0]) == (code, "", f"错误：{said}")
    assert organised.files() == before
