import json
from pathlib import Path

import pytest

from cli.clerk import Clerk
from cli.trial import Answer
from xieshang_cli.model.policy import POLICY_FILES
from xieshang_cli.storage import atomic

STREETS = Path(__file__).parents[3] / "shared" / "data" / "divisions" / "streets.csv"


def test_makes_an_archive_with_the_divisions_of_one_county(nobody: Clerk) -> None:
    answer = nobody.run("init", "jinchuan", "--division", "620302", "--divisions", "divisions.csv")

    assert answer == Answer(
        0,
        """\
已建好档案库 jinchuan（620302协商议事档案库）。乡镇街道 2 个，村社区 0 个。

下一步
- 进入档案库
  cd jinchuan
- 登记工作站
  xieshang station new 620302001 --founded-on 日期 --head 站长
- 收集第一个议题
  xieshang topic new
""",
        "",
    )
    nobody.root /= "jinchuan"
    files = nobody.files()
    assert files["xieshang.yaml"].decode() == 'format: 1\nname: 620302协商议事档案库\ndivision: "620302"\n'
    assert files["divisions/620302.yaml"].decode() == (
        'format: 1\ncode: "620302"\ndivisions:\n'
        '  - code: "620302001"\n    name: 滨河路街道\n    kind: street\n'
        '  - code: "620302100"\n    name: 宁远堡镇\n    kind: town\n'
    )
    assert b"/private/\n" in files[".gitignore"]
    assert b"/.xieshang/\n" in files[".gitignore"]
    assert {"README.md", ".gitattributes", ".vscode/settings.json"} < set(files)
    policy = [files[name].decode() for name in files if name.startswith("policy/")]
    assert len(policy) == len(POLICY_FILES)
    assert all(text.startswith("# 默认值：") for text in policy)


def test_all_that_it_makes_is_valid(nobody: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody.do("init", "jinchuan", "--division", "620302", "--divisions", "divisions.csv")
    monkeypatch.chdir(nobody.root / "jinchuan")

    answer = nobody.run("division", "list", "--format", "json")

    assert (answer.code, answer.err) == (0, "")
    assert [row["code"] for row in json.loads(answer.out)["data"]] == ["620302001", "620302100"]


def test_the_name_of_the_county_comes_from_the_file(nobody: Clerk) -> None:
    Path("areas.csv").write_text("﻿code,name\n62,甘肃省\n6203,金昌市\n620302,金川区\n620321,永昌县\n", encoding="utf-8")

    data = nobody.data("init", "jinchuan", "--division", "620302", "--divisions", "areas.csv")

    assert data == {"path": "jinchuan", "name": "金川区协商议事档案库", "division": "620302", "divisions": 3}
    assert nobody.run("validate", "-C", "jinchuan").code == 0


def test_official_lists_have_twelve_digits_at_every_level(nobody: Clerk) -> None:
    Path("areas.csv").write_text(
        "代码,名称\n620000,甘肃省\n620300000000,金昌市\n620302000000,金川区\n620302001000,滨河路街道\n"
        "620302001001,长安社区居委会\n620302100000,宁远堡镇\n",
        encoding="utf-8",
    )

    nobody.do("init", "jinchuan", "--division", "620302", "--divisions", "areas.csv")

    listed = nobody.data("division", "list", "-C", "jinchuan")
    assert [row["code"] for row in listed] == ["62", "6203", "620302", "620302001", "620302001001", "620302100"]


def test_a_prefecture_has_a_register_for_each_county_below(nobody: Clerk) -> None:
    codes = {"62": "甘肃省", "6203": "金昌市", "620302": "金川区", "620302001": "滨河路街道", "6204": "白银市"}
    more = {"620321": "永昌县", "620321001001": "某村", "620321001": "城关镇", "620402001": "某街道"}
    rows = "".join(f"{code},{name}\n" for code, name in (codes | more).items())
    Path("areas.csv").write_text("code,name\n" + rows, encoding="utf-8")

    said = nobody.do("init", "jinchang", "--division", "6203", "--divisions", "areas.csv")

    assert said.startswith("已建好档案库 jinchang（金昌市协商议事档案库）。县区 2 个，乡镇街道 2 个，村社区 1 个。\n")
    folder = Path("jinchang/divisions")
    assert {path.stem: path.read_text(encoding="utf-8").count("name:") for path in folder.iterdir()} == {
        "62": 1, "6203": 1, "620302": 2, "620321": 3
    }  # fmt: skip
    assert nobody.run("validate", "-C", "jinchang").code == 0


@pytest.mark.parametrize(("code", "near"), [("6205", "6203"), ("63", "62")])
def test_a_prefecture_of_which_the_file_has_no_county_is_refused(nobody: Clerk, code: str, near: str) -> None:
    answer = nobody.run("init", "here", "--division", code, "--divisions", "divisions.csv")

    assert answer == Answer(3, "", f"错误：文件里没有 {code} 以下的县区。\n是不是：{near}\n")
    assert not Path("here").exists()


@pytest.mark.parametrize("code", ["62", "6203", "620302"])
def test_without_a_file_any_well_formed_code_will_do(nobody: Clerk, code: str) -> None:
    assert nobody.do("init", "here", "--division", code, "--name", "金川", "-q") == f"{code}\n"


@pytest.mark.parametrize("code", ["620", "62030", "六二", "620302001", "", "62030x"])
def test_other_codes_are_refused(nobody: Clerk, code: str) -> None:
    answer = nobody.run("init", "here", "--division", code)

    assert answer == Answer(2, "", f"错误：“{code}”不是区划代码。\n县区是 6 位数字，例如 620302；市 4 位，省 2 位。\n")
    assert not Path("here").exists()


def test_a_code_that_is_no_county_of_the_file_is_refused_with_the_nearest(nobody: Clerk) -> None:
    answer = nobody.run("init", "here", "--division", "620303", "--divisions", "divisions.csv")

    assert answer == Answer(3, "", "错误：文件里没有县区 620303。\n是不是：620302；620321\n")
    assert not Path("here").exists()


def test_the_nearest_counties_are_those_with_the_fewest_other_digits(nobody: Clerk) -> None:
    codes = ("620302", "620321", "620982", "620981", "620924", "110101")
    Path("many.csv").write_text("code,name\n" + "".join(f"{code}001,某街道\n" for code in codes), encoding="utf-8")

    answer = nobody.run("init", "here", "--division", "620399", "--divisions", "many.csv")

    assert answer.err.splitlines()[1] == "是不是：620302；620321；620924"


def test_never_overwrites_an_archive(nobody: Clerk) -> None:
    nobody.do("init", "here", "--division", "620302")
    before = nobody.files()

    answer = nobody.run("init", "here", "--division", "620321")

    assert answer == Answer(
        3,
        "",
        "错误：here 已经是档案库（有 xieshang.yaml），不会覆盖。\n"
        "换一个文件夹；要看现有的档案库：xieshang status -C here\n",
    )
    assert nobody.files() == before


def test_never_overwrites_a_file_of_somebody_else(nobody: Clerk) -> None:
    Path("here").mkdir()
    Path("here/README.md").write_text("我的", encoding="utf-8")
    Path("here/notes.txt").write_text("别的", encoding="utf-8")

    answer = nobody.run("init", "here", "--division", "620302")

    assert answer == Answer(3, "", "错误：here 里已有 README.md，不会覆盖。\n换一个空文件夹。\n")
    assert sorted(path.name for path in Path("here").iterdir()) == ["README.md", "notes.txt"]


def test_other_files_do_not_matter(nobody: Clerk) -> None:
    Path("here").mkdir()
    Path("here/notes.txt").write_text("别的", encoding="utf-8")

    nobody.do("init", "here", "--division", "620302")

    assert Path("here/notes.txt").read_text(encoding="utf-8") == "别的"


def test_a_failure_half_way_leaves_nothing_behind(nobody: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    write = atomic.write_atomically
    written: list[Path] = []

    def fails_at_the_sixth(path: Path, data: bytes, **more: object) -> None:
        written.append(path)
        if len(written) == 6:
            raise OSError(28, "No space left on device")
        write(path, data, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("xieshang_cli.storage.founding.write_atomically", fails_at_the_sixth)

    answer = nobody.run("init", "new/here", "--division", "620302")

    assert answer.code == 5
    assert not Path("new").exists()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "第一行没有 code 和 name"),
        (b"code;name\n620302;x\n", "第一行没有 code 和 name"),
        (b"code,name\n62x,y\n", "第 2 行的代码“62x”不对"),
        (b"code,name\n620302\n", "第 2 行的列数不够"),
        (b"code,name\n620302,\n", "第 2 行没有名称"),
        (b"code,name\n620302,a\n620302,b\n", "第 3 行的代码 620302 重复而名称不同"),
        (b"\xff\xff\xff", "既不是 UTF-8 也不是 GB18030"),
    ],
)
def test_a_file_that_is_no_list_of_divisions_is_refused(nobody: Clerk, content: bytes, problem: str) -> None:
    Path("bad.csv").write_bytes(content)

    answer = nobody.run("init", "here", "--division", "620302", "--divisions", "bad.csv")

    assert answer == Answer(
        2, "", f"错误：区划文件 bad.csv：{problem}。\n要有 code 和 name 两列，例如：620302001,滨河路街道。\n"
    )
    assert not Path("here").exists()


@pytest.mark.skipif(not STREETS.exists(), reason="the national list of divisions is not on this machine")
def test_the_real_list_makes_eight_townships_and_streets(nobody: Clerk) -> None:
    assert nobody.data("init", "here", "--division", "620302", "--divisions", str(STREETS))["divisions"] == 8
    assert nobody.data("init", "above", "--division", "6203", "--divisions", str(STREETS))["divisions"] == 18
