import pytest

from cli.clerk import TOPIC, Clerk
from cli.terminal import at_a_terminal


def test_at_a_terminal_everything_is_asked(clerk: Clerk) -> None:
    code, said = at_a_terminal(
        clerk.root,
        ("topic", "new"),
        [
            ("议题名称：", ""),
            ("这一项不能空着。", "加装电梯"),
            ("请选择（可留空）：", "8"),
            ("请选择（可留空）：", "意见"),
            ("（例如 3月2日、昨天；可留空）：", "不知道"),
            ("（例如 3月2日、昨天；可留空）：", "昨天"),
            ("请选择（可留空）：", "群众"),
            ("诉求内容（可留空）：", "六楼老人下楼难"),
            ("几方之间用顿号（可留空）：", "一楼住户、高层住户"),
            ("提出人姓名，不进 git（可留空）：", "李秀英"),
            ("提出人电话，不进 git（可留空）：", ""),
        ],
    )

    assert code == 0, said
    assert "已收集议题" in said
    (row,) = clerk.data("topic", "list")
    data = clerk.data("topic", "show", row["id"])
    assert (data["title"], data["category"], data["raised"]["channel"]) == ("加装电梯", "加装电梯", "意见箱")
    assert (data["raised"]["on"], data["raised"]["by"]) == ("2026-03-01", "群众")
    assert data["raised"]["affected"] == ["一楼住户", "高层住户"]
    assert data["raised"]["person"].startswith("p-")
    assert "看不懂日期“不知道”" in said


def test_chinese_is_understood_where_the_machine_says_it_knows_none(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")

    code, said = at_a_terminal(
        clerk.root,
        (
            "topic", "new", "--id", TOPIC, "--category", "路灯照明", "--channel", "意见箱", "--raised-on", "昨天",
            "--raised-by", "群众", "--text", "暗",
        ),
        [("议题名称：", "路灯坏了")],
    )  # fmt: skip

    assert code == 0, said
    assert clerk.data("topic", "show", "7k3m")["title"] == "路灯坏了"


def test_with_some_options_only_what_is_missing_is_asked(clerk: Clerk) -> None:
    code, said = at_a_terminal(
        clerk.root,
        (
            "topic", "new", "--id", TOPIC, "--title", "加装电梯", "--category", "加装电梯", "--raised-on", "昨天",
            "--raised-by", "群众", "--text", "难",
        ),
        [("请选择（可留空）：", "")],
    )  # fmt: skip

    assert code == 0, said
    assert "征集渠道" in said
    assert "利益攸关方" not in said
    assert clerk.data("topic", "show", "7k3m")["raised"]["channel"] is None


def test_with_all_options_nothing_is_asked(clerk: Clerk) -> None:
    code, said = at_a_terminal(
        clerk.root,
        (
            "topic", "new", "--title", "电梯", "--category", "加装电梯", "--channel", "意见箱", "--raised-on", "昨天",
            "--raised-by", "群众", "--text", "难",
        ),
        [],
    )  # fmt: skip

    assert code == 0, said


def test_of_several_stations_one_is_chosen(clerk: Clerk) -> None:
    clerk.do("station", "new", "620302100")

    code, said = at_a_terminal(
        clerk.root,
        (
            "topic", "new", "--id", "620302100-2026-7k3m", "--title", "路灯", "--category", "路灯照明", "--channel",
            "意见箱", "--raised-on", "昨天", "--raised-by", "群众", "--text", "暗",
        ),
        [("请选择：", "2")],
    )  # fmt: skip

    assert code == 0, said
    assert clerk.data("topic", "show", "7k3m")["station"] == "620302100"


def test_a_session_asks_too(clerk: Clerk) -> None:
    clerk.new_topic()

    code, said = at_a_terminal(
        clerk.root,
        ("session", "new", "--id", "620302001-2026-s3s3"),
        [
            ("哪个议题（编码或编码的一段）：", "7k3m"),
            ("哪一天开的（例如 3月20日、昨天；可留空）：", "昨天"),
            ("地点（可留空）：", "议事室"),
            ("主持人（可留空）：", "张明"),
            ("记录人（可留空）：", ""),
            ("请选择（可留空）：", "院坝"),
        ],
    )

    assert code == 0, said
    data = clerk.data("session", "show", "s3s3")
    assert (data["held_on"], data["place"], data["host"], data["recorder"], data["form"]) == (
        "2026-03-01", "议事室", "张明", None, "院坝协商",
    )  # fmt: skip


def test_topics_being_deliberated_are_offered(clerk: Clerk) -> None:
    clerk.deliberating_topic()

    code, said = at_a_terminal(
        clerk.root,
        ("session", "new", "--id", "620302001-2026-s5s5"),
        [
            ("请选择：", "不存在"),
            ("没有“不存在”这一项。", "7k3m"),
            ("哪一天开的（例如 3月20日、昨天；可留空）：", ""),
            ("地点（可留空）：", ""),
            ("主持人（可留空）：", ""),
            ("记录人（可留空）：", ""),
            ("请选择（可留空）：", ""),
        ],
    )

    assert code == 0, said
    assert f"1) {TOPIC} 加装电梯" in said
    assert clerk.data("session", "show", "s5s5")["topics"] == [TOPIC]


def test_nobody_is_asked_where_that_is_forbidden(clerk: Clerk) -> None:
    code, said = at_a_terminal(clerk.root, ("topic", "new", "--no-input"), [])

    assert (code, "缺少选项 --title。" in said) == (2, True)
