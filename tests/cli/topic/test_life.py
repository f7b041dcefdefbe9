"""Deciding, handing over, joining, parting, ending, finding again."""

from pathlib import Path

import pytest

from cli.clerk import ADVANCING, OTHER_TOPIC, STATION, TOPIC, Clerk
from cli.trial import Answer


@pytest.fixture(autouse=True)
def _topic(clerk: Clerk) -> None:
    clerk.new_topic()


class TestDecide:
    def test_adopted_topics_are_numbered_in_order(self, clerk: Clerk) -> None:
        clerk.new_topic(OTHER_TOPIC, "路灯")
        clerk.do(*ADVANCING["decide"])

        data = clerk.data(
            "topic", "decide", "9x2p", "--result", "列入协商", "--screening", "1=是", "--screening", "4=否"
        )

        assert data["number"] == "滨河路〔2026〕2号"
        assert [answer["answer"] for answer in data["decision"]["screening"]] == ["是", "否"]

    def test_completed_later_it_keeps_its_number_and_day(self, clerk: Clerk) -> None:
        clerk.do(*ADVANCING["decide"])

        data = clerk.data("topic", "decide", "7k3m", "--approver", "李主席")

        assert (data["number"], data["decision"]["on"], data["decision"]["approver"]) == (
            "滨河路〔2026〕1号", "2026-02-20", "李主席",
        )  # fmt: skip

    def test_a_number_is_given_once(self, clerk: Clerk) -> None:
        clerk.new_topic(OTHER_TOPIC, "路灯")
        clerk.do(*ADVANCING["decide"])

        answer = clerk.run("topic", "decide", "9x2p", "--result", "adopted", "--number", "滨河路〔2026〕1号")

        assert answer == Answer(3, "", f"错误：编号 滨河路〔2026〕1号 已用于议题 {TOPIC}。\n")

    def test_the_number_names_the_topic(self, clerk: Clerk) -> None:
        clerk.do(*ADVANCING["decide"])

        assert clerk.data("topic", "show", "滨河路〔2026〕1号")["id"] == TOPIC

    def test_rejected_it_ends_once_the_proposer_was_told(self, clerk: Clerk) -> None:
        clerk.do("topic", "advance", "7k3m")
        clerk.do(
            "topic",
            "decide",
            "7k3m",
            "--result",
            "不予列入",
            "--by",
            "党工委",
            "--reason",
            "法律已有规定",
            "--scope",
            "乡级",
        )

        refused = clerk.run("topic", "advance", "7k3m", "--format", "json")
        clerk.do("topic", "decide", "7k3m", "--told-on", "今天")
        data = clerk.data("topic", "advance", "7k3m")

        assert refused.code == 3
        assert refused.out == ""
        assert '"code": "gate_not_met"' in refused.err
        assert '"ids": ["TP207"]' in refused.err
        assert (data["status"], data["number"]) == ("rejected", None)

    def test_a_screening_answer_to_no_question(self, clerk: Clerk) -> None:
        answer = clerk.run("topic", "decide", "7k3m", "--screening", "9=是")

        assert (answer.code, answer.err.splitlines()[0]) == (2, "错误：“9=是”应写成 序号=回答，例如 1=是。")


def test_a_gate_that_is_not_met_changes_nothing(clerk: Clerk) -> None:
    clerk.do("topic", "advance", "7k3m")
    before = clerk.files()

    answer = clerk.run("topic", "advance", "7k3m")

    assert (answer.code, answer.out) == (3, "")
    assert [line.split()[0] for line in answer.err.splitlines()[1:6]] == ["TP201", "TP202", "TP203", "TP204", "TP205"]
    assert clerk.files() == before
    assert [finding["code"] for finding in clerk.data("topic", "gate", "7k3m")["missing"]] == [
        "TP201", "TP202", "TP203", "TP204", "TP205",
    ]  # fmt: skip


def test_back_to_an_earlier_step_and_nothing_is_erased(clerk: Clerk) -> None:
    clerk.all(("topic", "advance", "7k3m"), ADVANCING["decide"], ("topic", "advance", "7k3m"))

    answer = clerk.run("topic", "revert", "7k3m", "--to", "确定议题", "--reason", "范围有误")

    assert answer.out.splitlines()[0] == f"议题 {TOPIC}“加装电梯”已退回“确定议题”。"
    data = clerk.data("topic", "show", "7k3m")
    assert (data["step"], data["decision"]["by"], data["number"]) == ("decide", "街道党工委", "滨河路〔2026〕1号")
    assert clerk.run("topic", "revert", "7k3m", "--to", "feedback", "--reason", "x").code == 3
    assert clerk.run("topic", "revert", "7k3m", "--to", "collect") == Answer(
        2,
        "",
        "错误：要写明 --reason。\n"
        "例如：xieshang topic revert 7k3m --to 协商议事 --reason 群众对方案有异议\n"
        "运行 xieshang topic revert --help 可看用法。\n",
    )


def test_withdraw(clerk: Clerk) -> None:
    assert clerk.run("topic", "withdraw", "7k3m") == Answer(
        2, "", "错误：要写明 --reason。\n运行 xieshang topic withdraw --help 可看用法。\n"
    )
    assert clerk.do("topic", "withdraw", "7k3m", "--reason", "已自行解决") == f"议题 {TOPIC}“加装电梯”已撤回。\n"
    assert clerk.run("topic", "advance", "7k3m").code == 3


def test_merge(clerk: Clerk) -> None:
    clerk.new_topic(OTHER_TOPIC, "老旧小区电梯")
    before = Path(f"topics/{STATION}/2026/{TOPIC}.yaml").read_bytes()

    data = clerk.data("topic", "merge", "9x2p", "--into", "7k3m", "--reason", "同一件事")

    assert (data["status"], data["merged_into"]) == ("merged", TOPIC)
    assert Path(f"topics/{STATION}/2026/{TOPIC}.yaml").read_bytes() == before
    assert clerk.run("topic", "merge", "7k3m", "--into", "7k3m", "--reason", "x").code == 3
    assert clerk.run("topic", "merge", "7k3m", "--into", "9x2p", "--reason", "x").code == 3
    assert clerk.data("topic", "show", "7k3m")["merged"] == [OTHER_TOPIC]
    (traced,) = clerk.data("topic", "trace", "7k3m")["merged"]
    assert (traced["id"], traced["text"]) == (OTHER_TOPIC, "老旧小区电梯")
    assert OTHER_TOPIC in clerk.run("topic", "show", "7k3m").out


def test_split(clerk: Clerk) -> None:
    data = clerk.data("topic", "split", "7k3m", "--title", "充电桩", "--id", OTHER_TOPIC)

    assert (data["id"], data["split_from"], data["raised"]["text"]) == (OTHER_TOPIC, TOPIC, "六楼老人下楼难")
    assert clerk.data("topic", "show", "7k3m")["split"] == [OTHER_TOPIC]
    assert clerk.run("topic", "split", "7k3m", "--title", "充电桩", "--id", OTHER_TOPIC).code == 3


def test_an_option_for_one_value_is_not_taken_twice(clerk: Clerk) -> None:
    before = clerk.files()
    for words in (["--title", "充电桩", "--title", "停车位"], ["--title", "充电桩", "--title=停车位"]):
        answer = clerk.run("topic", "split", "7k3m", *words)
        assert answer == Answer(2, "", "错误：--title 写了不止一次，只能写一次。\n要做几件事，分几次运行。\n")
    assert clerk.files() == before
    assert clerk.run("topic", "split", "7k3m", "--title", "--title").code == 0  # a value may look like the option
    assert clerk.run("topic", "list", "--step", "collect", "--step", "decide", "--lang", "en", "--lang", "zh").code == 0


def test_similar(clerk: Clerk) -> None:
    clerk.new_topic(OTHER_TOPIC, "老旧小区加装电梯")
    clerk.do("topic", "new", "--title", "渠道清淤")

    assert [row["id"] for row in clerk.data("topic", "similar", "7k3m")] == [OTHER_TOPIC]
    assert [row["id"] for row in clerk.data("topic", "similar", "--text", "加装电梯")] == [TOPIC, OTHER_TOPIC]
    assert clerk.do("topic", "similar", "--text", "噪声").endswith("没有相近的议题。\n")
    assert clerk.run("topic", "similar").code == 2


class TestTransfer:
    def test_up_accepted_and_back(self, clerk: Clerk) -> None:
        sent = clerk.run("topic", "escalate", "7k3m", "--reason", "需区里牵头", "--reply-by", "6月30日")
        pending = clerk.data("topic", "show", "7k3m")
        accepted = clerk.data("topic", "accept", "7k3m")
        returned = clerk.data("topic", "return", "7k3m", "--to", STATION, "--reason", "就地可办")

        assert sent.out.startswith(f"议题 {TOPIC}“加装电梯”已移交 620302（x-")
        assert "xieshang topic accept 7k3m" in sent.out
        assert [pending["holder"], accepted["holder"], returned["holder"]] == [STATION, "620302", STATION]
        assert pending["transfers"][0]["reply_by"] == "2026-06-30"

    def test_exactly_one_level(self, clerk: Clerk) -> None:
        assert clerk.run("topic", "escalate", "7k3m", "--to", "6203", "--reason", "x") == Answer(
            3,
            "",
            "错误：从 620302001 到 6203 越过了 620302，只能一级一级移交。\n"
            "政策允许越级的，在 policy/deadlines.yaml 的 jumps_allowed 里写 township-prefecture。\n",
        )

    def test_down_to_a_township(self, clerk: Clerk) -> None:
        clerk.do("topic", "new", "--station", "620302", "--id", "620302-2026-c4c4", "--title", "全区停车")

        assert clerk.data("topic", "delegate", "c4c4", "--to", "宁远堡镇", "--reason", "就地")["transfers"][0][
            "to"
        ] == ("620302100")
        assert clerk.run("topic", "delegate", "c4c4", "--to", "620302100", "--reason", "x").code == 3

    def test_back_only_to_the_sender(self, clerk: Clerk) -> None:
        clerk.do("topic", "escalate", "7k3m", "--reason", "x")
        before = clerk.files()

        assert clerk.run("topic", "return", "7k3m", "--to", "620302100", "--reason", "x") == Answer(
            3, "", f"错误：议题 {TOPIC} 是 620302001 移交的，只能退回给它，不能退给 620302100。\n"
        )
        assert clerk.files() == before

    def test_nothing_to_accept(self, clerk: Clerk) -> None:
        assert clerk.run("topic", "accept", "7k3m").code == 3


class TestList:
    @pytest.fixture(autouse=True)
    def _topics(self, clerk: Clerk) -> None:
        clerk.do("station", "new", "620302100")
        clerk.do(
            "topic", "new", "--id", "620302100-2026-p5p5", "--station", "620302100", "--title", "渠道清淤",
            "--category", "水利灌溉", "--raised-on", "2026-01",
        )  # fmt: skip
        clerk.do("topic", "advance", "7k3m")

    @pytest.mark.parametrize(
        ("arguments", "tails"),
        [
            ((), ["7k3m", "p5p5"]),
            (("--step", "确定议题"), ["7k3m"]),
            (("--step", "collect", "--step", "decide"), ["7k3m", "p5p5"]),
            (("--status", "进行中", "--category", "水利灌溉"), ["p5p5"]),
            (("--status", "closed"), []),
            (("--station", "宁远堡"), ["p5p5"]),
            (("--station", "620302"), ["7k3m", "p5p5"]),
            (("--holder", "620302001"), ["7k3m"]),
            (("--text", "清淤"), ["p5p5"]),
            (("--text", "100%"), []),
            (("--since", "2026-01-31"), ["7k3m", "p5p5"]),
            (("--since", "2026-02"), ["7k3m"]),
            (("--until", "2026-01-15"), ["p5p5"]),
            (("--overdue",), []),
        ],
    )
    def test_is_narrowed(self, clerk: Clerk, arguments: tuple[str, ...], tails: list[str]) -> None:
        found = [row["id"][-4:] for row in clerk.data("topic", "list", *arguments)]

        assert sorted(found) == sorted(tails)

    def test_a_bare_noun_lists(self, clerk: Clerk) -> None:
        assert clerk.do("topic") == clerk.do("topic", "list")

    def test_what_cannot_be_read_is_named_and_the_rest_is_shown(self, clerk: Clerk) -> None:
        path = Path(f"topics/{STATION}/2026/{TOPIC}.yaml")
        path.write_text("title: 一\ntitle: 二\n", encoding="utf-8")

        answer = clerk.run("topic", "list")

        assert answer.code == 4
        assert "渠道清淤" in answer.out
        assert "加装电梯" not in answer.out
        assert answer.err.startswith(f"注意：读不出 topics/{STATION}/2026/{TOPIC}.yaml:2:1：")
        assert answer.err.count("\n") == 1

    def test_a_command_that_needs_an_unreadable_record_stops(self, clerk: Clerk) -> None:
        path = Path(f"topics/{STATION}/2026/{TOPIC}.yaml")
        path.write_text("title: 一\ntitle: 二\n", encoding="utf-8")
        before = clerk.files()

        for command in (("show",), ("advance",), ("research", "--findings", "x"), ("withdraw", "--reason", "x")):
            answer = clerk.run("topic", command[0], "7k3m", *command[1:])
            assert (answer.code, answer.out) == (4, "")
            assert answer.err.startswith(f"错误：读不出这份记录：topics/{STATION}/2026/{TOPIC}.yaml:2:1：")
        assert clerk.files() == before

    def test_looking_changes_nothing(self, clerk: Clerk) -> None:
        before = clerk.files()

        for verb in ("show", "gate", "trace", "similar"):
            clerk.do("topic", verb, "7k3m")
        clerk.do("topic", "list")

        assert clerk.files() == before


def test_a_mistyped_id_is_answered_with_the_nearest(clerk: Clerk) -> None:
    assert clerk.run("topic", "show", "7k3n") == Answer(
        3, "", f"错误：没有找到议题“7k3n”。\n是不是：{TOPIC} 加装电梯\n"
    )


def test_an_ambiguous_id_is_refused_with_the_candidates(clerk: Clerk) -> None:
    clerk.new_topic(OTHER_TOPIC, "路灯")

    answer = clerk.run("topic", "show", "620302001", "--format", "json")

    assert (answer.code, answer.out) == (3, "")
    assert f'"ids": ["{TOPIC}", "{OTHER_TOPIC}"]' in answer.err


def test_adoption_above(clerk: Clerk) -> None:
    data = clerk.data(
        "topic", "adopt", "7k3m", "--to", "区政府", "--document-number", "金政办〔2026〕12号", "--result", "采纳"
    )

    assert data["adoption"] == {
        "submitted_on": None, "to": "区政府", "document_number": "金政办〔2026〕12号", "result": "adopted",
        "on": "2026-03-02", "reason": None,
    }  # fmt: skip
