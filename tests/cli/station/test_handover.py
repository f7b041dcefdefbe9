import re
from pathlib import Path

import pytest

from cli.clerk import STATION, TOPIC, Clerk
from cli.trial import Answer

HANDOVER = ("station", "handover", STATION)


def without_ids(text: str) -> str:
    """Put signs in the place of the random ids of handovers and tasks."""
    return re.sub(r"\b([htf])-[0-9a-z]{4}\b", r"\1-????", text)


@pytest.fixture
def busy(organised: Clerk) -> Clerk:
    """A station with a topic being carried out, a task with money that is late, and a finding of a visit."""
    agreement = organised.implementing_topic()
    organised.do(
        "task", "add", "--id", "t-9v3w", "--topic", "7k3m", "--agreement", agreement, "--what", "委托设计",
        "--lead", "区住建局", "--due", "2026-02-28", "--supervisor", "张明",
    )  # fmt: skip
    path = Path(f"topics/{STATION}/2026/{TOPIC}.yaml")
    text = path.read_text(encoding="utf-8")
    money = (
        "    resources:\n      - source: 街道\n        amount: 1200.50\n      - source: 居民\n        amount: 0.75\n"
    )
    path.write_text(text.replace("    due: 2026-02-28\n", f"    due: 2026-02-28\n{money}"), encoding="utf-8")
    organised.do("station", "assign", STATION, "赵敏", "--from", "2026-01")
    organised.do("supervise", "assign", "李华", STATION, "--from", "2026-01")
    organised.do(
        "supervise", "visit", "--by", "李华", "--station", STATION, "--finding", "没有标识牌 @2026-03-05",
        "--on", "2026-02-20",
    )  # fmt: skip
    organised.do("station", "edit", STATION, "--work-rule", "每月15日接待")
    return organised


def test_the_pack_holds_all_that_whoever_takes_over_must_know(busy: Clerk) -> None:
    answer = busy.run(*HANDOVER, "--to", "周敏", "--on", "2026-03-01", "--format", "markdown")

    assert without_ids(answer.err) == (f"已登记移交 h-????，等周敏接收：xieshang station handover {STATION} --accept\n")
    assert without_ids(answer.out) == (
        "# 滨河路街道委员工作站站长工作交接清单\n\n"
        "- **工作站**：滨河路街道委员工作站\n"
        "- **职务**：站长\n"
        "- **移交人**：张明\n"
        "- **接交人**：周敏\n"
        "- **移交日期**：2026年3月1日\n"
        "- **移交事项**：3\n\n"
        "### 第一周要办的（到2026年3月8日为止到期和已经逾期的）\n\n"
        "- × 委托设计 (逾期 2 天)\n"
        "  - `xieshang task progress t-???? --note 进展`\n"
        "- ! 没有标识牌 (还剩 3 天)\n"
        "  - `xieshang supervise resolve f-???? --by 确认人 --how 整改情况`\n\n"
        "### 未办结的议题\n\n"
        "- 办理实施：1 个\n"
        "  - × 加装电梯 (滨河路〔2026〕1号，逾期 2 天，下一步：申报任务办结，再由别人确认)\n"
        "    - `xieshang task claim t-???? --by 主办单位 --evidence 凭证`\n\n"
        "### 已逾期的任务\n\n"
        "| 编码   | 任务     | 议题     | 主办单位   | 督办人   | 完成期限   | 时限      |\n"
        "|:-------|:---------|:---------|:-----------|:---------|:-----------|:----------|\n"
        "| t-???? | 委托设计 | 加装电梯 | 区住建局   | 张明     | 2026-02-28 | 逾期 2 天 |\n\n"
        "### 在办的承诺和任务\n\n"
        "没有其他在办的任务。\n\n"
        "### 督导发现、尚未整改的问题\n\n"
        "- [ ] 没有标识牌 (还剩 3 天)\n"
        "  - `xieshang supervise resolve f-???? --by 确认人 --how 整改情况`\n\n"
        "### 要联系的人\n\n"
        "| 关系         | 姓名   | 职务或单位   |\n"
        "|:-------------|:-------|:-------------|\n"
        "| 站长         | 张明   | 未记录       |\n"
        "| 包抓乡级     | 李华   | 副主席       |\n"
        "| 县级下沉委员 | 赵敏   | 农业         |\n\n"
        "### 协商议事室\n\n"
        "没有记录协商议事室。\n\n"
        "### 协商议事会\n\n"
        "没有记录协商议事会。\n\n"
        "### 资金\n\n"
        "- **在办任务的资金**：1201.25 元（2 笔）\n"
        "- **没有记录资金的任务**：0 项（共 1 项）\n\n"
        "### 本站工作制度\n\n"
        "- 每月15日接待\n\n"
        "移交人（签字）：＿＿＿＿　接交人（签字）：＿＿＿＿　监交人（签字）：＿＿＿＿　日期：＿＿＿＿\n\n"
        "> - 工作站代码：620302001；情况截至2026年3月2日。\n"
        "> - 电话不入 git，加 --private 才印在清单上。\n"
    )


def test_a_dry_run_records_nothing(busy: Clerk) -> None:
    before = busy.files()
    data = busy.data(*HANDOVER, "--to", "周敏", "--dry-run", "--appoint")
    assert busy.files() == before
    assert (data["id"], data["from"], data["to"]) == (None, "张明", "周敏")
    assert next(due["item"] for due in data["first_week"]) == f"{TOPIC}/t-9v3w"
    assert data["money"] == {
        "total": "1201.25", "amounts": 2, "unknown": 0, "in_kind": [], "tasks": 1, "tasks_without": 0,
    }  # fmt: skip


def test_phones_only_where_asked_for(busy: Clerk) -> None:
    busy.do("member", "edit", "赵敏", "--phone", "13800000001")
    assert "13800000001" not in busy.do(*HANDOVER, "--to", "周敏", "--dry-run")
    assert "13800000001" in busy.do(*HANDOVER, "--to", "周敏", "--dry-run", "--private")


def test_acceptance_names_one_person_for_each_thing_and_the_differences(busy: Clerk) -> None:
    busy.do(*HANDOVER, "--to", "周敏")
    busy.do("topic", "new", "--id", f"{STATION}-2026-9x2p", "--title", "修路灯", "--station", STATION)
    busy.do("supervise", "resolve", busy.data("todo")[1]["id"], "--by", "李华", "--how", "已挂牌")

    answer = busy.run(*HANDOVER, "--accept", "--by", "周敏", "--item", "t-9v3w=王强")

    assert Answer(answer.code, without_ids(answer.out), answer.err) == Answer(
        0,
        "已接收交接 h-????：张明 → 周敏，3 项，每项都有一人负责。\n\n"
        "接收事项\n"
        f"- 加装电梯 ({TOPIC}，周敏负责)\n"
        "- 修路灯 (620302001-2026-9x2p，周敏负责)\n"
        f"- 委托设计 ({TOPIC}/t-????，王强负责)\n\n"
        "移交以后新增的\n"
        "- 修路灯 (620302001-2026-9x2p)\n\n"
        "移交以后已经办结或不再办的\n"
        "- 没有标识牌 (f-????)\n\n"
        "下一步\n"
        "- 任命周敏\n"
        f"  xieshang station appoint {STATION} 站长 周敏 --succeed\n",
        "",
    )
    assert [item["id"] for item in busy.data("todo", "--person", "周敏")] == [TOPIC, f"{STATION}-2026-9x2p"]
    assert [item["id"] for item in busy.data("todo", "--person", "王强")] == ["t-9v3w"]
    shown = busy.data(*HANDOVER)
    assert {item["item"]: item["responsible"] for item in shown["open"]} == {
        TOPIC: "周敏", f"{STATION}-2026-9x2p": "周敏", f"{TOPIC}/t-9v3w": "王强",
    }  # fmt: skip


def test_appointing_at_once(busy: Clerk) -> None:
    busy.do(*HANDOVER, "--to", "周敏", "--on", "2026-03-01", "--appoint", "--party-post", "街道党工委副书记", "-q")
    posts = busy.data("station", "show", STATION)["posts"]
    assert [(post["name"], post["from"], post["until"], post["party_post"]) for post in posts] == [
        ("张明", None, "2026-03-01", None),
        ("周敏", "2026-03-01", None, "街道党工委副书记"),
    ]


def test_a_handover_not_accepted_is_among_the_things_to_do(busy: Clerk) -> None:
    identity = busy.do(*HANDOVER, "--to", "周敏", "--on", "2026-02-02", "-q").strip()
    (item,) = [item for item in busy.data("todo") if item["kind"] == "handover"]
    assert item == {
        "command": f"xieshang station handover {STATION} --accept",
        "due": "2026-02-14",
        "id": identity,
        "kind": "handover",
        "roles": ["office", "clerk"],
        "station": STATION,
        "title": None,
        "topic": None,
        "why": "overdue",
    }
    assert [item["id"] for item in busy.data("todo", "--person", "周敏")] == [identity]
    busy.do(*HANDOVER, "--withdraw", "--note", "人选变了", "-q")
    assert [item for item in busy.data("todo") if item["kind"] == "handover"] == []


def test_without_a_handover_it_says_how(organised: Clerk) -> None:
    assert organised.do(*HANDOVER) == (
        "滨河路街道委员工作站站长工作交接 (截至 2026-03-02)\n\n"
        "没有交接记录。\n\n"
        "下一步\n- 移交工作\n"
        f"  xieshang station handover {STATION} --to 接交人\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--to", "张明"), 2, "错误：张明不能把站长的工作移交给自己。\n"),
        (
            ("--to", "周敏", "--post", "秘书"),
            3,
            "错误：2026-03-02 没有人任秘书，不知道由谁移交。\n用 --from 写明移交人。\n",
        ),
        (
            ("--accept",),
            3,
            f"错误：站长没有等待接收的交接。\n先移交：xieshang station handover {STATION} --to 接交人\n",
        ),
        (("--withdraw", "--note", "录错"), 3, "错误：站长没有等待接收的交接。\n"),
        (("--to", "周敏", "--accept"), 2, "错误：一次只做一件：--to 移交，--accept 接收，--withdraw 撤销。\n"),
        (("--by", "周敏", "--item", "x=y"), 2, "错误：--by、--item 要和 --accept 一起用。\n"),
        (("--dry-run",), 2, "错误：--dry-run 要和 --to 一起用。\n"),
        (("--to", "周敏", "--member", "李华"), 2, "错误：--member 要和 --appoint 一起用。\n"),
        (
            ("--to", "周敏", "--appoint", "--member", "李华"),
            2,
            "错误：写的姓名是“周敏”，委员 620302-m-0001 却是“李华”。\n",
        ),
        (("--on", "2026-03-01"), 2, "错误：--on 要和 --to 一起用。\n"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_recorded(
    organised: Clerk, words: tuple[str, ...], code: int, said: str
) -> None:
    before = organised.files()
    answer = organised.run(*HANDOVER, *words)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith(said)
    assert organised.files() == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--to", "王强"), 3, "错误：站长的交接 h-???? 还没有接收：张明 2026-03-01 移交给周敏。\n"),
        (
            ("--accept",),
            2,
            "错误：接收要由接交人周敏确认，录入人是王芳。\n代为录入的，用 --by 写明是谁确认的：--by 周敏\n",
        ),
        (
            ("--accept", "--by", "张 明"),
            3,
            "错误：张 明是移交人，不能替接交人周敏接收。\n代为录入的，用 --by 写明是谁确认的：--by 周敏\n",
        ),
        (
            ("--accept", "--by", "周敏", "--on", "2026-02-01"),
            2,
            "错误：2026-02-01 早于交接 h-???? 的移交日期 2026-03-01。\n",
        ),
        (("--accept", "--by", "周敏", "--item", "7k3m"), 2, "错误：“7k3m”应写成 事项=接手人。\n"),
        (("--accept", "--by", "周敏", "--item", "zzzz=王强"), 3, "错误：没有未办结的事项 zzzz。现在一项也没有。\n"),
        (("--withdraw",), 2, "错误：要写明 --note。\n"),
    ],
)
def test_while_one_waits(organised: Clerk, words: tuple[str, ...], code: int, said: str) -> None:
    organised.do(*HANDOVER, "--to", "周敏", "--on", "2026-03-01", "-q")
    before = organised.files()
    answer = organised.run(*HANDOVER, *words)
    assert (answer.code, answer.out) == (code, "")
    assert without_ids(answer.err).startswith(said)
    assert organised.files() == before


def test_members_by_id_or_card_number_stand_in_the_record_by_name(busy: Clerk) -> None:
    busy.do(*HANDOVER, "--to", "620302-m-0001", "-q")
    data = busy.data(*HANDOVER, "--accept", "--by", "A1", "--item", "t-9v3w=620302-m-0004")
    assert (data["to"], data["accepted_by"]) == ("李华", "李华")
    assert {part["responsible"] for part in data["accepted"]} == {"李华", "赵敏"}


def test_a_station_that_does_not_exist(organised: Clerk) -> None:
    answer = organised.run("station", "handover", "没有", "--to", "周敏")
    assert (answer.code, answer.err.splitlines()[0]) == (3, "错误：没有找到工作站“没有”。")
