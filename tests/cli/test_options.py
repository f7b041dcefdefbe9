import pytest

from xieshang_cli.cli.env import CommonOptions, Env
from xieshang_cli.cli.options import Choice, Day, InPolicy, Number, OneOf, Reference
from xieshang_cli.errors import SurroundingsError, UsageError
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.vocabulary import Level, Mode, Step


class FakeArchive:
    policy = Policy(step_labels={"research": "摸底调研"}, categories=("道路", "供水", "其他"))

    def complete(self, kind: str, prefix: str) -> list[tuple[str, str]]:
        return [(found, "修路") for found in ("620302001-2026-7k3m",) if kind == "topic" and found.startswith(prefix)]


@pytest.fixture
def env() -> Env:
    env = Env(CommonOptions(today="2026-11-23"))
    env.__dict__["archive"] = FakeArchive()
    return env


@pytest.fixture
def homeless() -> Env:
    class Homeless(Env):
        @property
        def archive(self) -> object:  # type: ignore[override]
            raise SurroundingsError("没有档案库")

    return Homeless(CommonOptions())


@pytest.mark.parametrize("typed", ["research", "RESEARCH", "ｒｅｓｅａｒｃｈ", "议前调研", " 议前调研 ", "摸底调研"])
def test_term_by_key_label_and_local_label(env: Env, typed: str) -> None:
    assert OneOf(Step).read(env, typed) is Step.RESEARCH


def test_term_needs_no_archive(homeless: Env) -> None:
    assert OneOf(Step).read(homeless, "议前调研") is Step.RESEARCH
    assert OneOf(Step).complete(homeless, "议") == [("议前调研", "research")]


def test_unknown_term(homeless: Env) -> None:
    with pytest.raises(UsageError) as caught:
        OneOf(Mode).read(homeless, "远呈")
    assert caught.value.message == "没有“远呈”这个值。是不是想用 远程？"
    assert caught.value.hint == "可用：in-person 现场、remote 远程、written 书面。"


def test_term_left_out(env: Env) -> None:
    with pytest.raises(UsageError):
        OneOf(Level, without=[Level.VILLAGE]).read(env, "village")


def test_terms_complete_as_they_are_typed(env: Env) -> None:
    assert OneOf(Step).complete(env, "re") == [("research", "议前调研")]
    assert OneOf(Step).complete(env, "摸") == [("摸底调研", "research")]
    assert [value for value, _text in OneOf(Step).complete(env, "")] == [
        "收集议题", "确定议题", "摸底调研", "协商议事", "办理实施", "结果反馈",
    ]  # fmt: skip


def test_policy(env: Env) -> None:
    assert InPolicy("categories").read(env, "道路") == "道路"
    assert InPolicy("categories").complete(env, "道") == [("道路", "")]
    with pytest.raises(UsageError) as caught:
        InPolicy("categories").read(env, "道陆")
    assert (caught.value.message, caught.value.hint) == (
        "没有“道陆”这个值。是不是想用 道路？",
        "可用：道路、供水、其他。",
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("14", "14"),
        ("１４人", "14"),
        ("50余人", "50余"),
        ("约 30 户", "约30"),
        ("30人以上", "30以上"),
        ("120人次", "120"),
        ("未知", "未知"),
        ("0", "0"),
    ],
)
def test_number(env: Env, typed: str, kept: str) -> None:
    assert Number().read(env, typed).text == kept


@pytest.mark.parametrize("typed", ["", "很多", "1.5", "-3", "人"])
def test_no_number(env: Env, typed: str) -> None:
    with pytest.raises(UsageError) as caught:
        Number().read(env, typed)
    assert caught.value.message == f"“{typed}”不是数目。"


def test_day_is_echoed_unless_typed_in_full(env: Env, capsys: pytest.CaptureFixture[str]) -> None:
    assert Day().read(env, "昨天").text == "2026-11-22"
    assert Day("future").read(env, "1月2日").text == "2027-01-02"
    assert Day().read(env, "2026-03").text == "2026-03"
    assert capsys.readouterr().err == "日期“昨天”理解为 2026-11-22。\n日期“1月2日”理解为 2027-01-02。\n"


def test_reference_and_choice(env: Env) -> None:
    assert Reference("topic").complete(env, "6203") == [("620302001-2026-7k3m", "修路")]
    assert Reference("topic").read(env, " ７ｋ３ｍ ") == "７ｋ３ｍ"
    assert Choice(("bash", "zsh")).read(env, "ZSH") == "zsh"
