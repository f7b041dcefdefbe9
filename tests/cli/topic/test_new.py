import json
from pathlib import Path

import pytest

from cli.clerk import STATION, TOPIC, Clerk
from cli.trial import Answer

FULL = (
    "topic", "new", "--id", TOPIC, "--title", "加装电梯", "--category", "加装电梯", "--channel", "意见箱",
    "--raised-on", "2月1日", "--raised-by", "群众", "--text", "六楼老人下楼难", "--affected", "一楼住户",
    "--affected", "高层住户",
)  # fmt: skip


def test_the_whole_answer_and_the_whole_file(clerk: Clerk) -> None:
    assert clerk.run(*FULL) == Answer(
        0,
        """\
已收集议题 620302001-2026-7k3m“加装电梯”。

下一步
- 材料已齐，转入“确定议题”
  xieshang topic advance 7k3m
""",
        "日期“2月1日”理解为 2026-02-01。\n",
    )
    assert Path(f"topics/{STATION}/2026/{TOPIC}.yaml").read_text(encoding="utf-8") == (
        """\
format: 1
id: "620302001-2026-7k3m"
title: 加装电梯
station: "620302001"
category: 加装电梯
status: open
step: collect
raised:
  on: 2026-02-01
  channel: 意见箱
  by: 群众
  text: 六楼老人下楼难
  affected:
    - 一楼住户
    - 高层住户
events:
  - at: "2026-03-02T00:00:00+08:00"
    by: 王芳
    action: new
    what: 新建议题“加装电梯”
    step: collect
"""
    )


def test_a_title_is_enough_and_what_is_missing_is_said(clerk: Clerk) -> None:
    data = clerk.data("topic", "new", "--title", "路灯")

    assert [finding["code"] for finding in data["missing"]] == ["TP102", "TP103", "TP104", "TP105", "TP106"]
    assert (data["station"], data["step"], data["status"], data["holder"]) == (STATION, "collect", "open", STATION)


def test_what_is_missing_is_completed_by_one_command(clerk: Clerk) -> None:
    out = clerk.do("topic", "new", "--id", TOPIC, "--title", "路灯", "--text", "暗", "--raised-by", "匿名")

    assert out.splitlines()[3:] == [
        "- 补全收集的内容",
        "  xieshang topic edit 7k3m --category 类别 --channel 渠道 --raised-on 日期",
    ]


def test_formats_of_rows_hold_the_record(clerk: Clerk) -> None:
    out = clerk.do("topic", "new", "--id", TOPIC, "--title", "路灯", "--format", "csv")

    assert out.lstrip("\ufeff").splitlines()[0] == "id,number,title,status,step"
    assert TOPIC in out.splitlines()[1]


def test_quiet_gives_the_id_alone(clerk: Clerk) -> None:
    assert clerk.run(*FULL, "-q") == Answer(0, f"{TOPIC}\n", "")


def test_without_a_title_and_nobody_to_ask_it_stops(clerk: Clerk) -> None:
    example = "topic new --title 加装电梯 --category 加装电梯 --channel 意见箱 --raised-on 3月2日 --raised-by 群众"
    assert clerk.run("topic", "new", "--category", "停车") == Answer(
        2, "", f"错误：缺少选项 --title。\n例如：xieshang {example}\n运行 xieshang topic new --help 可看用法。\n"
    )


def test_of_several_stations_one_must_be_named(clerk: Clerk) -> None:
    clerk.do("station", "new", "620302100")

    assert clerk.run("topic", "new", "--title", "路灯") == Answer(
        2, "", "错误：缺少选项 --station。\n运行 xieshang topic new --help 可看用法。\n"
    )
    assert clerk.data("topic", "new", "--title", "路灯", "--station", "宁远堡")["station"] == "620302100"


def test_a_county_may_start_a_topic(clerk: Clerk) -> None:
    data = clerk.data("topic", "new", "--title", "全区停车", "--station", "620302", "--id", "620302-2026-7k3m")

    assert (data["station"], data["holder"]) == ("620302", "620302")
    assert Path("topics/620302/2026/620302-2026-7k3m.yaml").exists()


def test_the_contact_goes_where_git_never_looks(clerk: Clerk) -> None:
    data = clerk.data(*FULL, "--contact-name", "李秀英", "--contact-phone", "13800000000")

    told = [name for name, content in clerk.files().items() if "李秀英".encode() in content or b"138" in content]
    assert told == ["private/620302001/2026.yaml"]
    assert data["raised"]["person"].encode() in clerk.files()[told[0]]


@pytest.mark.parametrize("identity", ["7k3m", "../../x", "620302001-2026-7K3", "620302001-2026-7k3u", "a-7k3m"])
def test_an_id_that_is_none_is_refused(clerk: Clerk, identity: str) -> None:
    assert clerk.run("topic", "new", "--title", "x", "--id", identity) == Answer(
        2, "", f"错误：“{identity}”不是这里可用的编码。\n应写成 620302001-2026-7k3m。\n"
    )


def test_an_id_may_be_typed_in_capitals_and_full_width(clerk: Clerk) -> None:
    assert clerk.do("topic", "new", "--title", "x", "--id", "620302001-2026-７K3M", "-q") == f"{TOPIC}\n"


def test_a_taken_id_is_refused(clerk: Clerk) -> None:
    clerk.do(*FULL)
    before = clerk.files()

    assert clerk.run("topic", "new", "--title", "x", "--id", TOPIC) == Answer(
        3, "", f"错误：编码 {TOPIC} 已被使用，不会覆盖。\n"
    )
    assert clerk.files() == before


def test_a_value_outside_its_list_is_answered_with_the_nearest(clerk: Clerk) -> None:
    answer = clerk.run("topic", "new", "--title", "x", "--channel", "意见相")

    assert answer.code == 2
    assert answer.err.startswith("错误：--channel：没有“意见相”这个值。是不是想用 意见箱？\n可用：意见箱、")
    assert answer.err.endswith("。增加新值请改 policy/lists.yaml。\n")


@pytest.mark.parametrize(
    ("title", "problem"),
    [
        ("坏\x1b[31m", "文字里有终端控制序列（第 2 个字符，U+001B），不能录入。"),
        ("坏\x07", "文字里有控制字符（第 2 个字符，U+0007），不能录入。"),
        ("坏\u202e", "文字里有改变文字方向的字符（第 2 个字符，U+202E），不能录入。"),
        ("两\n行", "这里只能写一行文字。"),
    ],
)
def test_harmful_characters_are_refused(clerk: Clerk, title: str, problem: str) -> None:
    answer = clerk.run("topic", "new", "--title", title)

    assert answer.code == 2
    assert answer.err.splitlines()[0] == f"错误：--title：{problem}"
    assert not Path("topics").exists()


@pytest.mark.parametrize(
    "title",
    ["[red]红[/red]", "a: b # c", "@开头", "“引号”'\"", "字" * 500, "𠮷野家😀", "- 一", "null", "0511", "{{x}}"],
)
def test_odd_titles_come_back_as_typed(clerk: Clerk, title: str) -> None:
    typed = "@" + title if title.startswith("@") else title

    assert clerk.data("topic", "new", "--title", typed, "--id", TOPIC)["title"] == title
    assert clerk.data("topic", "show", "7k3m")["title"] == title
    assert clerk.data("topic", "list")[0]["title"] == title


def test_a_title_may_not_be_longer(clerk: Clerk) -> None:
    assert clerk.run("topic", "new", "--title", "字" * 501) == Answer(2, "", "错误：议题名称：最长 500 个字。\n")


def test_text_from_standard_input_and_from_a_file(clerk: Clerk) -> None:
    Path("text.txt").write_text("第一行\n第二行\n", encoding="utf-8")

    assert clerk.data("topic", "new", "--title", "a", "--text", "@text.txt")["raised"]["text"] == "第一行\n第二行"
    assert clerk.data("topic", "new", "--title", "a", "--text", "-", stdin="从管道来\n")["raised"]["text"] == "从管道来"


class TestFromFile:
    def test_a_mapping_makes_one_topic(self, clerk: Clerk) -> None:
        text = "title: 加装电梯\nraised:\n  on: 2月1日\n  by: 群众\n类别: 加装电梯\ncontact_name: 李秀英\n"

        data = clerk.data("topic", "new", "--from", "-", stdin=text)

        assert (data["title"], data["category"], data["raised"]["on"]) == ("加装电梯", "加装电梯", "2026-02-01")
        assert data["raised"]["person"].startswith("p-")

    def test_a_list_makes_many(self, clerk: Clerk) -> None:
        topics = [{"title": "一", "id": TOPIC}, {"title": "二", "affected": ["甲", "乙"]}]
        Path("topics.json").write_text(json.dumps(topics), encoding="utf-8")

        answer = clerk.run("topic", "new", "--from", "topics.json", "--format", "json")

        envelope = json.loads(answer.out)
        assert (envelope["kind"], envelope["counts"]) == ("topic.list", {"topics": 2})
        assert [topic["title"] for topic in envelope["data"]] == ["一", "二"]
        assert len(clerk.data("topic", "list")) == 2

    def test_quiet_gives_the_ids_alone(self, clerk: Clerk) -> None:
        assert (
            clerk.do("topic", "new", "--from", "-", "-q", stdin=f'[{{"title": "一", "id": "{TOPIC}"}}]') == f"{TOPIC}\n"
        )

    def test_a_list_is_taken_whole_or_not_at_all(self, clerk: Clerk) -> None:
        clerk.do(*FULL)
        before = clerk.files()
        text = f"- title: 一\n- title: 二\n  id: {TOPIC}\n"

        answer = clerk.run("topic", "new", "--from", "-", stdin=text)

        assert answer == Answer(3, "", f"错误：编码 {TOPIC} 已被使用，不会覆盖。\n")
        assert clerk.files() == before

    def test_the_same_id_twice_is_refused(self, clerk: Clerk) -> None:
        text = f"- {{title: 一, id: {TOPIC}}}\n- {{title: 二, id: {TOPIC}}}\n"

        answer = clerk.run("topic", "new", "--from", "-", stdin=text)

        assert answer == Answer(3, "", f"错误：编码 {TOPIC} 已被使用。\n")
        assert not Path("topics").exists()

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("title: 一\ncategroy: 停车\n", "不认识字段 categroy"),
            ("- title: 一\n- raised:\n    when: 1\n", "第 2 个议题不认识字段 raised.when"),
            ("category: 停车\n", "没有 title"),
            ("- category: 停车\n", "第 1 个议题没有 title"),
            ("[]", "应当是一个议题，或一个议题的列表"),
            ("只有一句话", "应当是一个议题，或一个议题的列表"),
            ("- 一\n", "第 1 个议题不是“字段: 值”"),
            ("title: [一, 二]\n", "的 title 应当是文字"),
            ("title: 一\n议题: 二\n", "的 议题 写了两次"),
            ('{"title": "一", "title": "二"}', "title 写了两次"),
            ('{"title": }', "1:11 不是 JSON"),
            ("title: 一\nraised: 昨天\n", "的 raised 不是“字段: 值”"),
        ],
    )
    def test_what_is_no_topic_is_refused(self, clerk: Clerk, text: str, problem: str) -> None:
        answer = clerk.run("topic", "new", "--from", "-", stdin=text)

        assert answer.code == 2
        assert answer.err.splitlines()[0] == f"错误：议题文件 标准输入：{problem}。"
        assert not Path("topics").exists()

    def test_values_are_read_as_options_are(self, clerk: Clerk) -> None:
        answer = clerk.run("topic", "new", "--from", "-", stdin="- title: 一\n- title: 二\n  category: 停乍\n")

        assert answer.code == 2
        assert answer.err.startswith(
            "错误：议题文件 标准输入：第 2 个议题的 category：没有“停乍”这个值。是不是想用 停车"
        )

    def test_a_text_that_begins_with_an_at_sign_names_no_file(self, clerk: Clerk) -> None:
        assert clerk.data("topic", "new", "--from", "-", stdin='title: "@/etc/passwd"\n')["title"] == "@/etc/passwd"

    def test_dangerous_yaml_is_refused(self, clerk: Clerk) -> None:
        answer = clerk.run("topic", "new", "--from", "-", stdin="title: &a x\ncategory: *a\n")

        assert answer.code == 2
        assert answer.err.startswith("错误：议题文件 标准输入：1:")

    def test_options_beside_a_file_are_refused(self, clerk: Clerk) -> None:
        assert clerk.run("topic", "new", "--from", "-", "--title", "一") == Answer(
            2, "", "错误：--from 不能和描述议题的选项一起用。\n"
        )

    def test_a_file_that_is_not_there(self, clerk: Clerk) -> None:
        answer = clerk.run("topic", "new", "--from", "missing.yaml")

        assert (answer.code, answer.err.splitlines()[0]) == (2, "错误：议题文件 missing.yaml：没有这个文件。")


def test_a_phone_number_among_the_words_is_warned_of_and_beside_them_is_kept_apart(clerk: Clerk) -> None:
    facts = ("--text", "请回电 13900001111", "--contact-phone", "13800001111", "--station", STATION)

    answer = clerk.run("topic", "new", "--title", "水渠", *facts)

    assert answer.err.count("文字里有手机号码或身份证号码；记录会进 git，进去就收不回来，请改掉。") == 1


def test_a_day_to_come_is_pointed_out_where_something_is_said_to_have_happened(clerk: Clerk) -> None:
    ahead = clerk.run("topic", "new", "--title", "路灯", "--raised-on", "明天", "-q")
    assert (ahead.code, ahead.err) == (0, "注意：2026-03-03 还没有到，这里写的是已经发生的事，请核对。\n")
    assert clerk.run("topic", "new", "--title", "水渠", "--raised-on", "2026-03", "-q").err == ""
    duty = clerk.run("request", "new", "--text", "路灯不亮", "--on", "2026-12-30", "-q")
    assert "2026-12-30 还没有到" in duty.err


@pytest.mark.parametrize("verb", ["decide", "research"])
def test_a_step_with_nothing_said_is_no_record(clerk: Clerk, verb: str) -> None:
    clerk.new_topic()
    clerk.do("topic", "advance", "7k3m")
    before = clerk.files()
    answer = clerk.run("topic", verb, "7k3m")
    assert (answer.code, answer.out, answer.err[:8]) == (2, "", "错误：缺少选项 ")
    assert clerk.files() == before
