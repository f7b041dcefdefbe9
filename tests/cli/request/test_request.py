from pathlib import Path

from cli.clerk import OTHER_TOPIC, REQUEST, STATION, TOPIC, Clerk
from cli.trial import Answer

NEW = ("request", "new", "--id", REQUEST, "--text", "六楼老人下楼难")


def test_new_says_what_comes_next(clerk: Clerk) -> None:
    assert clerk.run(*NEW) == Answer(
        0,
        """\
已登记诉求 620302001-2026-r4r4。

下一步
- 立为议题
  xieshang topic new --request r4r4 --title 名称
- 并入已有议题
  xieshang request link r4r4 --topic 议题
""",
        "",
    )
    assert Path("requests/620302001/2026.yaml").read_text(encoding="utf-8") == (
        'format: 1\nstation: "620302001"\nyear: 2026\nrequests:\n  - id: "620302001-2026-r4r4"\n'
        "    on: 2026-03-02\n    text: 六楼老人下楼难\n"
    )


def test_name_and_phone_go_where_git_never_looks(clerk: Clerk) -> None:
    data = clerk.data(*NEW, "--contact-name", "李秀英", "--contact-phone", "13800000000", "--by", "群众")

    told = [name for name, content in clerk.files().items() if "李秀英".encode() in content or b"138" in content]
    assert told == ["private/620302001/2026.yaml"]
    assert Path(told[0]).stat().st_mode & 0o777 == 0o600
    assert data["person"].startswith("p-")
    assert data["person"].encode() in clerk.files()["private/620302001/2026.yaml"]


def test_it_is_kept_in_the_register_of_its_year(clerk: Clerk) -> None:
    identity = clerk.do("request", "new", "--text", "路灯不亮", "--on", "2025-12-30", "-q").strip()

    assert identity.startswith("620302001-2025-")
    assert Path("requests/620302001/2025.yaml").exists()


def test_an_id_that_is_taken_is_refused(clerk: Clerk) -> None:
    clerk.do(*NEW)
    before = clerk.files()

    answer = clerk.run(*NEW, "--format", "json")

    assert answer.code == 3
    assert answer.out == ""
    assert '"code": "taken"' in answer.err
    assert clerk.files() == before


def test_an_id_of_another_station_is_refused(clerk: Clerk) -> None:
    assert clerk.run("request", "new", "--id", "620302100-2026-r4r4", "--text", "x") == Answer(
        2, "", "错误：“620302100-2026-r4r4”不是这里可用的编码。\n应写成 620302001-2026-7k3m。\n"
    )


def test_link_merges_many_into_one_topic(clerk: Clerk) -> None:
    second = REQUEST.replace("r4r4", "r5r5")
    clerk.all(NEW, ("request", "new", "--id", second, "--text", "五楼也难"))
    clerk.new_topic()

    assert clerk.data("request", "link", "r4r4", "r5r5", "r4r4", "--topic", "7k3m")["raised"]["requests"] == [
        REQUEST,
        second,
    ]
    assert clerk.data("request", "show", "r5r5")["topics"] == [TOPIC]


def test_a_topic_from_one_request_was_raised_as_that_was(clerk: Clerk) -> None:
    person = clerk.data(*NEW, "--channel", "意见箱", "--by", "群众", "--on", "2026-02-01", "--contact-name", "李秀英")[
        "person"
    ]

    raised = clerk.data("topic", "new", "--title", "加装电梯", "--request", "r4r4", "--text", "另写的内容")["raised"]

    assert raised == {
        "on": "2026-02-01", "channel": "意见箱", "by": "群众", "person": person, "text": "另写的内容", "affected": [],
        "requests": [REQUEST],
    }  # fmt: skip


def test_a_topic_from_several_requests_is_raised_as_somebody_says(clerk: Clerk) -> None:
    clerk.all(NEW, ("request", "new", "--id", REQUEST.replace("r4r4", "r5r5"), "--text", "五楼也难"))

    raised = clerk.data(
        "topic", "new", "--id", OTHER_TOPIC, "--title", "加装电梯", "--request", "r4r4", "--request", "r5r5"
    )["raised"]

    assert (raised["text"], raised["on"]) == (None, None)


def test_list_is_narrowed(clerk: Clerk) -> None:
    clerk.all((*NEW, "--channel", "意见箱"), ("request", "new", "--text", "路灯不亮", "--on", "2026-01"))

    assert [row["text"] for row in clerk.data("request", "list")] == ["六楼老人下楼难", "路灯不亮"]
    assert [row["text"] for row in clerk.data("request", "list", "--channel", "意见箱")] == ["六楼老人下楼难"]
    assert [row["text"] for row in clerk.data("request", "list", "--text", "路灯")] == ["路灯不亮"]
    assert [row["text"] for row in clerk.data("request", "list", "--until", "2026-01-31")] == ["路灯不亮"]
    assert clerk.data("request", "list", "--station", STATION, "--since", "2026-03-03") == []


def test_without_a_station_there_is_nowhere_to_keep_it(nobody: Clerk) -> None:
    nobody.do("init", "here", "--division", "620302")

    assert nobody.run("request", "new", "--text", "x", "-C", "here") == Answer(
        3,
        "",
        "错误：还没有工作站。\n先登记：xieshang station new 代码 --name 名称 --founded-on 日期 --head 站长\n",
    )
