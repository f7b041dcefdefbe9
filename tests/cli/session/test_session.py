import pytest

from cli.clerk import OTHER_TOPIC, SESSION, STATION, TOPIC, Clerk, without_random_ids
from cli.trial import Answer
from xieshang_cli.errors import RefusedError
from xieshang_cli.storage.archive import Archive


def test_one_session_treats_several_topics(clerk: Clerk) -> None:
    clerk.new_topic()
    clerk.new_topic(OTHER_TOPIC, "路灯")

    data = clerk.data("session", "new", "--topic", "7k3m", "--topic", "9x2p", "--held-on", "2026-02")

    assert (data["topics"], data["held_on"], data["station"]) == ([TOPIC, OTHER_TOPIC], "2026-02", STATION)
    assert clerk.data("session", "list", "--topic", "9x2p")[0]["id"] == data["id"]


def test_a_session_needs_a_topic_that_is_there(clerk: Clerk) -> None:
    assert clerk.run("session", "new", "--held-on", "昨天", "--no-input").code == 2
    assert clerk.run("session", "new", "--topic", "7k3m").code == 3


def test_a_bad_time_is_refused(clerk: Clerk) -> None:
    clerk.new_topic()

    answer = clerk.run("session", "new", "--topic", "7k3m", "--start", "25:00")

    assert answer == Answer(2, "", "错误：开始时间：写法不对：25:00。\n")


def test_a_taken_id_is_refused(clerk: Clerk) -> None:
    clerk.deliberating_topic()

    assert clerk.run("session", "new", "--id", SESSION, "--topic", "7k3m") == Answer(
        3, "", f"错误：编码 {SESSION} 已被使用，不会覆盖。\n"
    )


def test_sessions_of_one_topic_are_counted_as_rounds(clerk: Clerk) -> None:
    clerk.deliberating_topic()

    assert clerk.data("session", "new", "--topic", "7k3m", "--held-on", "2026-03-01")["round"] == 2


class TestOpinion:
    @pytest.fixture(autouse=True)
    def _session(self, clerk: Clerk) -> None:
        clerk.deliberating_topic()

    def test_dissent_is_kept_in_its_own_words(self, clerk: Clerk) -> None:
        data = clerk.data(
            "session",
            "opinion",
            "s3s3",
            "--by",
            "群众代表",
            "--stance",
            "反对",
            "--text",
            "采光\n受影响",
            "--id",
            "o-2m4p",
        )

        assert data["opinions"] == [
            {
                "id": "o-2m4p", "by": "群众代表", "role": "群众代表", "topic": TOPIC, "stance": "against",
                "text": "采光\n受影响", "stands_for": None, "medium": None,
            }
        ]  # fmt: skip

    def test_words_passed_on_by_phone_are_heard_for_those_they_speak_for(self, clerk: Clerk) -> None:
        clerk.do("topic", "edit", "7k3m", "--affected", "临街商户", "--affected", "住户")
        said = clerk.data(
            "session", "opinion", "s3s3", "--stands-for", "临街商户", "--medium", "电话", "--text", "避开周末"
        )["opinions"][0]  # fmt: skip

        assert (said["by"], said["stands_for"], said["medium"]) == (None, "临街商户", "电话")
        page = clerk.do("session", "show", "s3s3")
        assert "√ 临街商户 (意见 1 条，没有到会)\n" in page
        assert "住户 (没有声音)" in page

    def test_whoever_is_on_the_list_is_known(self, clerk: Clerk) -> None:
        clerk.do("session", "attend", "s3s3", "--name", "王强", "--role", "政协委员")
        reference = clerk.data("session", "attend", "s3s3", "--name", "李秀英", "--role", "利益攸关方")["participants"][
            1
        ]["person"]

        clerk.do("session", "opinion", "s3s3", "--by", "王强", "--text", "赞成")
        opinions = clerk.data("session", "opinion", "s3s3", "--by", "李秀英", "--text", "难")["opinions"]

        assert [(o["by"], o["role"]) for o in opinions] == [("王强", "政协委员"), (reference, "利益攸关方")]

    def test_a_stranger_without_a_role_stands_as_typed_and_it_is_said(self, clerk: Clerk) -> None:
        answer = clerk.run("session", "opinion", "s3s3", "--by", "赵六", "--text", "难")

        assert answer.err == "“赵六”不在到会名单里，按原样记录；如果是居民，请用 --role 写明身份。\n"
        assert clerk.data("session", "show", "s3s3")["opinions"][0]["by"] == "赵六"

    @pytest.mark.parametrize("identity", ["2m4p", "a-2m4p", "o-2m4u"])
    def test_an_id_of_another_kind_is_refused(self, clerk: Clerk, identity: str) -> None:
        assert clerk.run("session", "opinion", "s3s3", "--text", "x", "--id", identity).code == 2

    def test_a_taken_id_is_refused(self, clerk: Clerk) -> None:
        command = ("session", "opinion", "s3s3", "--text", "x", "--id", "o-2m4p")
        clerk.do(*command)

        assert clerk.run(*command) == Answer(3, "", "错误：编码 o-2m4p 已被使用。\n")


class TestConclude:
    @pytest.fixture(autouse=True)
    def _session(self, clerk: Clerk) -> None:
        clerk.deliberating_topic()

    def test_agreements_and_reservations_have_ids(self, clerk: Clerk) -> None:
        answer = clerk.run(
            "session", "conclude", "s3s3", "--result", "部分共识", "--agreement", "委托设计", "--agreement", "一楼免费",
            "--reservation", "三户不同意", "--reason", "费用待议",
        )  # fmt: skip

        assert without_random_ids(answer.out).startswith(
            f"协商会 {SESSION} 对议题 {TOPIC}：部分共识。\n"
            "  a-???? 委托设计\n  a-???? 一楼免费\n  o-???? 保留意见：三户不同意\n"
        )

    def test_completed_and_rewritten(self, clerk: Clerk) -> None:
        clerk.do("session", "conclude", "s3s3", "--result", "consensus", "--agreement", "委托设计")
        (before,) = clerk.data("topic", "show", "7k3m")["agreements"]
        clerk.do("session", "conclude", "s3s3", "--agreement", "一楼免费")

        refused = clerk.run("session", "conclude", "s3s3", "--result", "none", "--reason", "x")
        outcome = clerk.data(
            "session", "conclude", "s3s3", "--result", "partial", "--agreement", "委托设计", "--replace"
        )

        assert refused.code == 3
        assert outcome["outcomes"][0]["result"] == "partial"
        assert outcome["outcomes"][0]["agreements"] == [{"id": before["id"], "text": "委托设计"}]

    def test_of_several_topics_one_must_be_named(self, clerk: Clerk) -> None:
        clerk.new_topic(OTHER_TOPIC, "路灯")
        session = clerk.do("session", "new", "--topic", "7k3m", "--topic", "9x2p", "-q").strip()

        assert clerk.run("session", "conclude", session, "--result", "none") == Answer(
            2, "", "错误：缺少选项 --topic。\n运行 xieshang session conclude --help 可看用法。\n"
        )
        assert clerk.run("session", "conclude", session, "--result", "none", "--topic", "9x2p").code == 0

    def test_a_topic_that_was_not_treated(self, clerk: Clerk) -> None:
        clerk.new_topic(OTHER_TOPIC, "路灯")

        answer = clerk.run("session", "conclude", "s3s3", "--topic", "9x2p", "--result", "none")

        assert answer == Answer(3, "", f"错误：议题 {OTHER_TOPIC} 不在协商会 {SESSION} 的议程上，议程：{TOPIC}。\n")


class TestConcludeWithTasks:
    ASSIGNING = (
        "session", "conclude", "s3s3", "--result", "consensus", "--agreement", "修路灯", "--agreement", "换井盖",
        "--lead", "区住建局", "--due", "2026-06-30", "--supervisor", "李主席",
    )  # fmt: skip

    @pytest.fixture(autouse=True)
    def _session(self, clerk: Clerk) -> None:
        clerk.deliberating_topic()

    def test_agreements_are_given_to_a_unit_at_once(self, clerk: Clerk) -> None:
        out = clerk.do(*self.ASSIGNING)

        assert without_random_ids(out).startswith(
            f"协商会 {SESSION} 对议题 {TOPIC}：达成共识。\n  a-???? 修路灯\n  a-???? 换井盖\n"
            "  a-???? 交区住建局办，任务 t-????，期限 2026-06-30\n  a-???? 交区住建局办，任务 t-????，期限 2026-06-30\n"
        )
        topic = clerk.data("topic", "show", "7k3m")
        agreed = {agreement["id"]: agreement["text"] for agreement in topic["agreements"]}
        assert [
            (agreed[task["agreement"]], task["what"], task["lead"], task["due"], task["supervisor"], task["state"])
            for task in topic["tasks"]
        ] == [
            ("修路灯", "修路灯", "区住建局", "2026-06-30", "李主席", "in_progress"),
            ("换井盖", "换井盖", "区住建局", "2026-06-30", "李主席", "in_progress"),
        ]

    def test_an_answer_on_the_spot_waits_for_somebody_else(self, clerk: Clerk) -> None:
        answer = ("--result", "consensus", "--on-the-spot", "明天起加一班保洁", "--by", "街道办", "--on", "2026-02-25")
        out = clerk.do("session", "conclude", "s3s3", *answer)

        assert "由街道办当场答复，任务 t-" in out
        (task,) = clerk.data("topic", "show", "7k3m")["tasks"]
        assert (task["state"], task["lead"], task["due"]) == ("claimed", "街道办", "2026-02-25")
        assert (task["claim"]["on"], task["claim"]["by"]) == ("2026-02-25", "街道办")
        assert task["claim"]["evidence"][0]["what"] == f"当场答复，见协商会 {SESSION}"
        assert clerk.run("task", "confirm", task["id"], "--by", "街道办").code == 3
        clerk.do("task", "confirm", task["id"], "--by", "李秀英", "--role", "群众代表")

    def test_run_again_it_adds_only_what_lacks(self, clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
        def locked(*_arguments: object) -> None:
            raise RefusedError("锁定", hint="等一等")

        with monkeypatch.context() as patch:
            patch.setattr(Archive, "change_topic", locked)
            failed = clerk.run(*self.ASSIGNING)
        assert failed == Answer(
            3, "", "错误：锁定\n等一等\n结果已经写进协商会，任务还没有；原样再运行一次，只补没有的任务。\n"
        )
        assert len(clerk.data("topic", "show", "7k3m")["agreements"]) == 2

        clerk.do(*self.ASSIGNING)
        finished = clerk.files()
        clerk.do(*self.ASSIGNING)

        assert len(clerk.data("topic", "show", "7k3m")["tasks"]) == 2
        assert len(clerk.data("session", "show", "s3s3")["outcomes"][0]["agreements"]) == 2
        assert {k: v for k, v in clerk.files().items() if ".xieshang" not in k} == {
            k: v for k, v in finished.items() if ".xieshang" not in k
        }

    @pytest.mark.parametrize(
        ("arguments", "code", "said"),
        [
            (("--result", "none", "--due", "2026-06-30"), 2, "缺少选项 --lead。"),
            (("--result", "none", "--supervisor", "李主席"), 2, "缺少选项 --lead。"),
            (("--result", "none", "--lead", "区住建局"), 2, "缺少选项 --agreement。"),
            (("--result", "consensus", "--on-the-spot", "加保洁"), 2, "缺少选项 --by。"),
            (("--result", "consensus", "--agreement", "x", "--by", "街道办"), 2, "缺少选项 --on-the-spot。"),
            (("--agreement", "x", "--lead", "区住建局"), 2, "要写明 --result。"),
        ],
    )
    def test_half_a_promise_changes_nothing(
        self, clerk: Clerk, arguments: tuple[str, ...], code: int, said: str
    ) -> None:
        before = clerk.files()

        answer = clerk.run("session", "conclude", "s3s3", *arguments)

        assert (answer.code, answer.err.splitlines()[0]) == (code, f"错误：{said}")
        assert clerk.files() == before

    def test_a_topic_that_takes_no_tasks_keeps_the_session_as_it_is(self, clerk: Clerk) -> None:
        clerk.do("topic", "withdraw", "7k3m", "--reason", "提出人撤回")
        before = clerk.data("session", "show", "s3s3")

        assert clerk.run(*self.ASSIGNING).code == 3
        assert clerk.data("session", "show", "s3s3") == before


def test_list_is_narrowed(clerk: Clerk) -> None:
    clerk.deliberating_topic()

    for wanted in (("--text", "议事室"), ("--since", "2026-02-25"), ("--until", "2026-02"), ("--station", "滨河")):
        assert [row["id"] for row in clerk.data("session", "list", *wanted)] == [SESSION], wanted
    for unwanted in (("--text", "院坝"), ("--since", "2026-02-26"), ("--until", "2026-01")):
        assert clerk.data("session", "list", *unwanted) == [], unwanted


def test_tasks_made_before_are_said_to_stay(clerk: Clerk) -> None:
    clerk.deliberating_topic()
    line = ("session", "conclude", "s3s3", "--result", "consensus", "--agreement", "修灯", "--lead", "区住建局")
    assert clerk.run(*line, "--supervisor", "李主席").err == ""
    again = clerk.run(*line, "--supervisor", "王强")
    assert (again.code, again.err) == (0, "这几条共识都已经有任务，任务没有改；要改用 xieshang task edit。\n")
    (task,) = clerk.data("topic", "show", "7k3m")["tasks"]
    assert task["supervisor"] == "李主席"


def test_a_name_that_ends_like_a_unit_is_a_name_still(clerk: Clerk) -> None:
    clerk.deliberating_topic()
    opinion = clerk.data("session", "opinion", "s3s3", "--by", "王方", "--role", "群众代表", "--text", "太亮")
    assert opinion["opinions"][-1]["by"].startswith("p-")
    unit = clerk.data("session", "opinion", "s3s3", "--by", "施工方", "--role", "企业和物业", "--text", "可以")
    assert unit["opinions"][-1]["by"] == "施工方"
