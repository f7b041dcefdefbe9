from cli.clerk import Clerk


def test_the_tree_says_who_where_nobody_and_where_several(led: Clerk) -> None:
    led.do("supervise", "assign", "李华", "620302001", "--from", "2026-01")
    led.do("supervise", "assign", "620302001", "--name", "钱进", "--from", "2026-02")

    assert led.do("supervise", "tree", "--division", "620302") == (
        "领导包抓 (截至 2026-03-02)\n\n"
        "· 县级 620302：上级包抓分工不在本档案库\n"
        "  ! 滨河路街道：多人包抓：李华 副主席、钱进 (620302001)\n"
        "  □ 宁远堡镇：无人包抓 (620302100)\n\n"
        "合计\n"
        "县级有人包抓：0/0 (—)，另有1项未记录\n"
        "乡级有人包抓：1/2 (50.0%)\n"
        "无人包抓：1\n"
        "多人包抓：1\n\n"
        "下一步\n"
        "- 登记由谁包抓\n"
        "  xieshang supervise assign 领导 620302100\n\n"
        "注：1 个区划由上级领导包抓，分工不在本档案库，未计入分母。\n"
    )


def test_programs_get_each_division_with_the_one_above(led: Clerk) -> None:
    led.do("supervise", "assign", "620302", "--name", "赵明", "--from", "2026-01")
    rows = led.data("supervise", "tree")
    assert [(row["code"], row["level"], row["parent"], row["cover"]) for row in rows] == [
        ("62", "province", None, None),
        ("6203", "prefecture", "62", "unrecorded"),
        ("620302", "county", "6203", "one"),
        ("620302001", "township", "620302", "none"),
        ("620302100", "township", "620302", "none"),
    ]
    assert rows[2]["responsible"] == [
        {"name": "赵明", "member": None, "committee": "6203", "from": "2026-01", "until": None}
    ]


def test_the_tree_of_another_day(led: Clerk) -> None:
    led.do("supervise", "assign", "李华", "620302001", "--from", "2026-01-10")
    covers = {
        day: [row["cover"] for row in led.data("supervise", "tree", "--as-of", day) if row["code"] == "620302001"]
        for day in ("2026-01-09", "2026-01-10")
    }
    assert covers == {"2026-01-09": ["none"], "2026-01-10": ["one"]}


def test_markdown_is_a_list_of_tasks(led: Clerk) -> None:
    led.do("supervise", "assign", "李华", "620302001", "--from", "2026-01")
    text = led.do("supervise", "tree", "--division", "620302", "--format", "markdown")
    assert "  - [x] 滨河路街道：李华 副主席 (620302001)\n  - [ ] 宁远堡镇：无人包抓 (620302100)\n" in text
