"""Every format writes a document with every kind of block exactly like this."""

import pytest

from render.sample_document import FACTS, FULL, MISSING, STEPS, TASKS, document
from xieshang_cli.render import FORMATS, UnknownFormatError, load
from xieshang_cli.render.csv import for_excel

TABLE = """\
滨河路排水 (截至 2026-11-23)

√ 收集议题 → ● 确定议题 (第12天) → ○ 议前调研

基本情况
标识：620302001-2026-7k3m
状态：进行中
提出日期：2026-03
受影响：居民、商户
人次：64 (其中约数1项；另有2项未记录)
满意：47/50 (94.0%)，另有3项未记录
党委采纳：未记录

经过

第一行
第二行

还缺什么
□ 缺少调研结果 (TP301)
  xieshang topic research 7k3m --findings -
× 日期颠倒
  · 决定早于提出
  ! 见决定
- 其余齐全

任务
标识    任务          剩余天数  状态
------  ------------  --------  ------
t-9x2p  改造雨水管网        38  办理中
t-aa01  Plan B             -12  已办结
t-aa02  公示结果        未记录  未记录

推广
2018年 |##########  2 (试点 2)
2019   |########################################  8
2020   |0
2021   |未记录

意见
没有人提意见

督导
没有督导

注：TP304 已豁免
"""

JSON = """\
{
  "as_of": "2026-11-23",
  "counts": {
    "topics": 1
  },
  "data": {
    "joined": [
      {
        "label": "2018年",
        "note": "试点 2",
        "value": 2
      },
      {
        "label": "2019",
        "note": null,
        "value": 8
      },
      {
        "label": "2020",
        "note": null,
        "value": 0
      },
      {
        "label": "2021",
        "note": null,
        "value": null
      }
    ],
    "missing": [
      {
        "children": [],
        "command": "xieshang topic research 7k3m --findings -",
        "mark": "missing",
        "note": "TP301",
        "text": "缺少调研结果"
      },
      {
        "children": [
          {
            "children": [],
            "command": null,
            "mark": "info",
            "note": null,
            "text": "决定早于提出"
          },
          {
            "children": [],
            "command": null,
            "mark": "warning",
            "note": null,
            "text": "见决定"
          }
        ],
        "command": null,
        "mark": "error",
        "note": null,
        "text": "日期颠倒"
      },
      {
        "children": [],
        "command": null,
        "mark": "plain",
        "note": null,
        "text": "其余齐全"
      }
    ],
    "opinions": [],
    "progress": [
      {
        "label": "收集议题",
        "mark": "done"
      },
      {
        "label": "确定议题",
        "mark": "current"
      },
      {
        "label": "议前调研",
        "mark": "pending"
      }
    ],
    "tasks": [
      {
        "id": "t-9x2p",
        "left": 38,
        "state": "in_progress",
        "what": "改造雨水管网"
      },
      {
        "id": "t-aa01",
        "left": -12,
        "state": "done",
        "what": "Plan B"
      },
      {
        "id": "t-aa02",
        "left": null,
        "state": null,
        "what": "公示结果"
      }
    ],
    "topic": {
      "adopted": null,
      "affected": [
        "居民",
        "商户"
      ],
      "headcount": {
        "approximate": 1,
        "number": 64,
        "of": 5,
        "unknown": 2
      },
      "id": "620302001-2026-7k3m",
      "raised": "2026-03",
      "satisfied": {
        "denominator": 50,
        "left_out": 3,
        "numerator": 47
      },
      "status": "open"
    },
    "visits": []
  },
  "kind": "topic",
  "schema_version": 1
}
"""

JSONL = """\
{"joined":[{"label":"2018年","note":"试点 2","value":2},{"label":"2019","note":null,"value":8},{"label":"2020","note":null,"value":0},{"label":"2021","note":null,"value":null}],"missing":[{"children":[],"command":"xieshang topic research 7k3m --findings -","mark":"missing","note":"TP301","text":"缺少调研结果"},{"children":[{"children":[],"command":null,"mark":"info","note":null,"text":"决定早于提出"},{"children":[],"command":null,"mark":"warning","note":null,"text":"见决定"}],"command":null,"mark":"error","note":null,"text":"日期颠倒"},{"children":[],"command":null,"mark":"plain","note":null,"text":"其余齐全"}],"opinions":[],"progress":[{"label":"收集议题","mark":"done"},{"label":"确定议题","mark":"current"},{"label":"议前调研","mark":"pending"}],"tasks":[{"id":"t-9x2p","left":38,"state":"in_progress","what":"改造雨水管网"},{"id":"t-aa01","left":-12,"state":"done","what":"Plan B"},{"id":"t-aa02","left":null,"state":null,"what":"公示结果"}],"topic":{"adopted":null,"affected":["居民","商户"],"headcount":{"approximate":1,"number":64,"of":5,"unknown":2},"id":"620302001-2026-7k3m","raised":"2026-03","satisfied":{"denominator":50,"left_out":3,"numerator":47},"status":"open"},"visits":[]}
"""  # noqa: E501 - one line is the format

CSV = """\
标识,任务,剩余天数,状态
t-9x2p,改造雨水管网,38,办理中
t-aa01,Plan B,-12,已办结
t-aa02,公示结果,未记录,未记录
"""

TSV = """\
标识	任务	剩余天数	状态
t-9x2p	改造雨水管网	38	办理中
t-aa01	Plan B	-12	已办结
t-aa02	公示结果	未记录	未记录
"""

MARKDOWN = """\
# 滨河路排水

截至 2026-11-23

√ 收集议题 → ● **确定议题 (第12天)** → ○ 议前调研

### 基本情况

- **标识**：620302001-2026-7k3m
- **状态**：进行中
- **提出日期**：2026-03
- **受影响**：居民、商户
- **人次**：64 (其中约数1项；另有2项未记录)
- **满意**：47/50 (94.0%)，另有3项未记录
- **党委采纳**：未记录

## 经过

第一行\\
第二行

### 还缺什么

- [ ] 缺少调研结果 (TP301)
  - `xieshang topic research 7k3m --findings -`
- × 日期颠倒
  - · 决定早于提出
  - ! 见决定
- 其余齐全

### 任务

| 标识   | 任务         |   剩余天数 | 状态   |
|:-------|:-------------|-----------:|:-------|
| t-9x2p | 改造雨水管网 |         38 | 办理中 |
| t-aa01 | Plan B       |        -12 | 已办结 |
| t-aa02 | 公示结果     |     未记录 | 未记录 |

### 推广

| 年份   |   乡镇街道 |        |
|:-------|-----------:|:-------|
| 2018年 |          2 | 试点 2 |
| 2019   |          8 |        |
| 2020   |          0 |        |
| 2021   |     未记录 |        |

### 意见

没有人提意见

### 督导

没有督导

> - TP304 已豁免
"""

YAML = """\
as_of: "2026-11-23"
counts:
  topics: 1
data:
  joined:
  - label: "2018年"
    note: 试点 2
    value: 2
  - label: "2019"
    note: null
    value: 8
  - label: "2020"
    note: null
    value: 0
  - label: "2021"
    note: null
    value: null
  missing:
  - children: []
    command: xieshang topic research 7k3m --findings -
    mark: missing
    note: TP301
    text: 缺少调研结果
  - children:
    - children: []
      command: null
      mark: info
      note: null
      text: 决定早于提出
    - children: []
      command: null
      mark: warning
      note: null
      text: 见决定
    command: null
    mark: error
    note: null
    text: 日期颠倒
  - children: []
    command: null
    mark: plain
    note: null
    text: 其余齐全
  opinions: []
  progress:
  - label: 收集议题
    mark: done
  - label: 确定议题
    mark: current
  - label: 议前调研
    mark: pending
  tasks:
  - id: t-9x2p
    left: 38
    state: in_progress
    what: 改造雨水管网
  - id: t-aa01
    left: -12
    state: done
    what: Plan B
  - id: t-aa02
    left: null
    state: null
    what: 公示结果
  topic:
    adopted: null
    affected:
    - 居民
    - 商户
    headcount:
      approximate: 1
      number: 64
      of: 5
      unknown: 2
    id: "620302001-2026-7k3m"
    raised: "2026-03"
    satisfied:
      denominator: 50
      left_out: 3
      numerator: 47
    status: open
  visits: []
kind: topic
schema_version: 1
"""

TERMINAL = """\
滨河路排水                                                       截至 2026-11-23

√ 收集议题 → ● 确定议题 第12天 → ○ 议前调研

基本情况
标识      620302001-2026-7k3m
状态      进行中
提出日期  2026-03
受影响    居民、商户
人次      64 (其中约数1项；另有2项未记录)
满意      47/50 (94.0%)，另有3项未记录
党委采纳  未记录

经过
第一行
第二行

还缺什么
□ 缺少调研结果  TP301
  xieshang topic research 7k3m --findings -
× 日期颠倒
├─ · 决定早于提出
└─ ! 见决定
- 其余齐全

任务
标识    任务          剩余天数  状态
t-9x2p  改造雨水管网        38  办理中
t-aa01  Plan B             -12  已办结
t-aa02  公示结果        未记录  未记录

推广
2018年 ████████████ 2  试点 2
2019   ██████████████████████████████████████████████████ 8
2020   0
2021   未记录

意见
没有人提意见

督导
没有督导

注：TP304 已豁免
"""

NARROW = """\
滨河路排水       截至 2026-11-23

√ 收集议题 → ● 确定议题 第12天 →
○ 议前调研

基本情况
标识      620302001-2026-7k3m
状态      进行中
提出日期  2026-03
受影响    居民、商户
人次      64 (其中约数1项；另有2
          项未记录)
满意      47/50 (94.0%)，另有3项
          未记录
党委采纳  未记录

任务
t-9x2p
  任务      改造雨水管网
  剩余天数  38
  状态      办理中

t-aa01
  任务      Plan B
  剩余天数  -12
  状态      已办结

t-aa02
  任务      公示结果
  剩余天数  未记录
  状态      未记录

注：TP304 已由王主任批准豁免至年
    底
"""

CSV_WITHOUT_TABLE = """\
部分,标记,项目,内容,命令
步骤,完成,收集议题,,
步骤,当前,确定议题,第12天,
步骤,未到,议前调研,,
基本情况,,标识,620302001-2026-7k3m,
基本情况,,状态,进行中,
基本情况,,提出日期,2026-03,
基本情况,,受影响,居民、商户,
基本情况,,人次,64 (其中约数1项；另有2项未记录),
基本情况,,满意,47/50 (94.0%)，另有3项未记录,
基本情况,,党委采纳,未记录,
还缺什么,缺少,缺少调研结果,TP301,xieshang topic research 7k3m --findings -
还缺什么,错误,日期颠倒,,
还缺什么,提示,决定早于提出,,
还缺什么,警告,见决定,,
还缺什么,,其余齐全,,
"""

EXPECTED = {"table": TABLE, "json": JSON, "jsonl": JSONL, "csv": CSV, "tsv": TSV, "markdown": MARKDOWN, "yaml": YAML}


@pytest.fixture(autouse=True)
def dumb_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")


@pytest.mark.parametrize("name", FORMATS)
def test_every_block_kind_is_written_exactly_so(name: str) -> None:
    assert load(name)(FULL, width=80) == EXPECTED[name]


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_document_is_written(name: str) -> None:
    empty = load(name)(document(title=""), width=80)
    assert empty == "" or empty.endswith("\n")


def test_the_terminal_page_is_written_exactly_so() -> None:
    assert load("table", on_terminal=True)(FULL, width=80) == TERMINAL


def test_a_narrow_terminal_shows_rows_as_cards() -> None:
    page = document(STEPS, FACTS, TASKS, notes=["TP304 已由王主任批准豁免至年底"])
    assert load("table", on_terminal=True)(page, width=32) == NARROW


def test_csv_without_a_table_gives_steps_facts_and_lists_in_five_columns() -> None:
    assert load("csv")(document(STEPS, FACTS, MISSING), width=None) == CSV_WITHOUT_TABLE


def test_csv_of_facts_alone_has_two_columns() -> None:
    lines = load("csv")(document(FACTS), width=None).splitlines()
    assert lines[:2] == ["项目,内容", "标识,620302001-2026-7k3m"]


def test_csv_for_excel_has_the_byte_order_mark_and_its_line_ends() -> None:
    assert for_excel(document(TASKS)) == b"\xef\xbb\xbf" + CSV.replace("\n", "\r\n").encode()


def test_an_unknown_format_is_refused_with_the_list() -> None:
    with pytest.raises(UnknownFormatError) as stop:
        load("xml")
    assert stop.value.message == "没有“xml”这种格式"
    assert stop.value.hint == "可用的格式：table、json、jsonl、csv、tsv、markdown、yaml"
    assert stop.value.exit_code == 2
