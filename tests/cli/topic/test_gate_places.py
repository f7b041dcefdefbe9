"""What a gate waits for is said with its place in the file, to programs as well."""

from cli.clerk import Clerk


def test_missing_facts_say_where_they_belong(clerk: Clerk) -> None:
    clerk.implementing_topic()

    shown = clerk.data("topic", "show", "7k3m")["missing"]
    (gate,) = [clerk.data("topic", "gate", "7k3m")["missing"]]

    assert shown == gate
    assert {finding["path"] for finding in shown} == {"topics/620302001/2026/620302001-2026-7k3m.yaml"}
    assert all(finding["line"] >= 1 and finding["column"] >= 1 for finding in shown)
