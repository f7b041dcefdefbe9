"""What differs between places: labels, lists, scales, thresholds. The values here are shipped defaults (默认值).

Nothing in it is a provincial rule. Kept free of pydantic: lists read it from the index.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from xieshang_cli.language import N_, _
from xieshang_cli.model.vocabulary import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The settings of one archive. `step_labels` and `severity` hold only what differs from the shipped ones."""

    step_labels: Mapping[str, str] = field(default_factory=dict)
    categories: tuple[str, ...] = (
        "道路", "水利灌溉", "供水", "路灯照明", "电动车充电", "汽车充电", "停车", "加装电梯", "老旧小区",
        "物业管理", "供暖", "学校交通", "环境卫生", "社区环境", "噪声", "养老", "文体", "市场", "产业",
        "村庄环境", "场镇建设", "其他",
    )  # fmt: skip
    channels: tuple[str, ...] = (
        "意见箱", "委员接待日", "民情恳谈会", "定期会", "微信群", "公众号", "入户走访", "网格员",
        "12345热线", "二维码", "公开征集", "党委点题", "政府出题", "政协选题", "委员荐题", "社会征题", "提案", "其他",
    )  # fmt: skip
    proposers: tuple[str, ...] = (
        "群众", "群众代表", "政协委员", "镇村干部", "网格员", "职能部门", "企业", "社会组织", "党委", "政府",
        "匿名", "其他",
    )  # fmt: skip
    roles: tuple[str, ...] = (
        "政协委员", "群众代表", "利益攸关方", "职能部门", "专家", "镇村干部", "列席", "议事会成员", "社区工作者",
        "企业和物业", "社会组织", "其他",
    )  # fmt: skip
    affected_roles: tuple[str, ...] = ("利益攸关方", "群众代表")
    member_roles: tuple[str, ...] = ("政协委员",)
    paces: tuple[str, ...] = ("小事", "急事", "大事")
    methods: tuple[str, ...] = ("入户走访", "座谈", "实地踏勘", "问卷", "夜访", "查阅资料", "其他")
    forms: tuple[str, ...] = (
        "会议协商", "现场协商", "院坝协商", "田间地头协商", "入户协商", "网络协商", "联动协商", "流动协商", "其他",
    )  # fmt: skip
    media: tuple[str, ...] = ("当面", "电话", "微信", "书面", "会议", "公告栏", "其他")
    audiences: tuple[str, ...] = ("提出人", "参会人员", "政协委员", "党委", "政府", "县政协", "社会公众")
    proposer_audience: str = "提出人"
    participant_audience: str = "参会人员"
    screening: tuple[str, ...] = (
        "是否关系村（社区）发展或多数群众利益",
        "是否违反公序良俗",
        "是否法律法规已有明确规定",
        "是否属于个体利益纠纷",
    )
    satisfaction_answers: tuple[str, ...] = ("满意", "基本满意", "不满意", "未评价")
    satisfied_answers: tuple[str, ...] = ("满意", "基本满意")
    satisfaction_threshold: int = 60
    """Percent of forms collected; below it the topic reopens."""
    due_soon_days: int = 7
    severity: Mapping[str, str] = field(default_factory=dict)
    station_posts: tuple[str, ...] = ("站长", "副站长", "联络员", "秘书")
    single_posts: tuple[str, ...] = ("站长", "联络员", "秘书")
    """Posts that one person holds at a time."""
    head_party_posts: tuple[str, ...] = ("党委副书记", "党工委副书记")
    """A head's Party post ends with one of these."""
    least_deputies: int = 1
    most_deputies: int = 2
    head_vacancy_days: int = 30
    handover_working_days: int = 10
    levels_at_station: tuple[str, ...] = ("county",)
    """Levels of which each station has at least one member assigned."""
    levels_assigned: tuple[str, ...] = ("province", "prefecture", "county")
    """Levels whose leaders, members and special committees are all assigned somewhere (三个下沉)."""
    leader_posts: tuple[str, ...] = ("主席", "副主席", "秘书长", "党组书记", "党组副书记", "党组成员")
    circles: tuple[str, ...] = (
        "中共", "民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟", "无党派人士", "共青团",
        "工会", "妇联", "青联", "工商联", "科协", "台联", "侨联", "文化艺术", "科学技术", "社会科学", "经济",
        "农业", "农业和农村", "教育", "体育", "新闻出版", "医药卫生", "对外友好", "社会福利和社会保障", "环境资源",
        "少数民族", "宗教", "特邀人士",
    )  # fmt: skip
    council_categories: tuple[str, ...] = (
        "政协委员", "村（社区）干部", "群众代表", "乡贤", "老党员", "利益攸关方", "专家", "企业和物业", "其他",
    )  # fmt: skip
    council_required: tuple[str, ...] = ("政协委员", "群众代表")
    room_checklist: tuple[str, ...] = ("阵地", "标识", "制度", "流程", "活动", "成效")
    """The points a room has to meet, here 六有."""
    room_check_days: int = 365
    duty_kinds: tuple[str, ...] = ("值班", "接待", "走访", "学习", "其他")
    deadline_workdays: Mapping[str, int] = field(default_factory=lambda: {"急事": 2, "小事": 10, "大事": 66})
    """Working days for a task by the pace of its topic; about three months for what is neither urgent nor small."""
    return_workdays: int = 3
    reply_workdays: int = 10
    adoption_answer_days: int = 90
    silent_days: int = 30
    """A running task without progress for so long is silent."""
    press_levels: tuple[str, ...] = ("催办", "抄送", "通报")
    revisit_days: tuple[int, ...] = (30, 90, 180)
    publication_days: int = 7
    jumps_allowed: tuple[str, ...] = ()
    """Levels that a transfer may pass over, such as `village-county`."""
    selection_methods: tuple[str, ...] = ("推荐", "邀请", "随机抽取")
    principal_positions: tuple[str, ...] = ("党委书记", "党工委书记", "乡长", "镇长", "街道办事处主任")
    resident_roles: tuple[str, ...] = ("群众代表", "利益攸关方")
    department_roles: tuple[str, ...] = ("职能部门",)
    unrated_answer: str = "未评价"
    attachment_megabytes: int = 20
    """The largest file that is taken in as an attachment."""
    sessions_per_quarter: int = 1
    notice_workdays: int = 3
    busy_spans: tuple[str, ...] = ()
    """When farm work leaves no time: months `06`, days `09-20~10-10`, or solar terms `芒种~夏至`."""
    ranking_minimum: int = 3
    """Stations with fewer topics are not ranked but listed as too few."""
    plan_forms: tuple[str, ...] = ("专题协商", "对口协商", "界别协商", "提案办理协商", "基层协商", "其他")
    calendar: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Year -> `holidays` and `workdays` as ISO days, where the archive states them itself (calendar/<year>.yaml)."""

    def label(self, step: Step) -> str:
        """The name this place gives a step."""
        return self.step_labels.get(step.value) or _(step.label)


POLICY_FILES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "steps": (N_("六个步骤在本地的名称"), ("step_labels",)),
    "lists": (
        N_("各类选项：类别、渠道、提出人、身份、缓急、形式、方式"),
        (
            "categories", "channels", "proposers", "roles", "affected_roles", "member_roles", "paces",
            "methods", "forms", "media", "audiences", "proposer_audience", "participant_audience",
        ),
    ),
    "screening": (N_("确定议题时的筛选问题"), ("screening",)),
    "satisfaction": (
        N_("满意度测评：各档、哪些算满意、重办线（百分比）"),
        ("satisfaction_answers", "satisfied_answers", "satisfaction_threshold"),
    ),
    "organisation": (
        N_("组织：职务、副站长人数、空缺和交接天数、议事会组成、议事室检查、哪几级下沉"),
        (
            "station_posts", "single_posts", "head_party_posts", "least_deputies", "most_deputies",
            "head_vacancy_days", "handover_working_days", "levels_at_station", "levels_assigned", "leader_posts",
            "circles", "council_categories", "council_required", "room_checklist", "room_check_days", "duty_kinds",
        ),
    ),
    "deadlines": (
        N_("时限：办理、退回、答复、采纳答复、沉默、督办方式、回头看、公示、越级"),
        (
            "deadline_workdays", "return_workdays", "reply_workdays", "adoption_answer_days", "silent_days",
            "press_levels", "revisit_days", "publication_days", "jumps_allowed",
        ),
    ),
    "participation": (
        N_("参与：产生方式、主要领导、群众和部门的身份、频次、通知、农忙、通报门槛、计划形式"),
        (
            "selection_methods", "principal_positions", "resident_roles", "department_roles", "unrated_answer",
            "sessions_per_quarter", "notice_workdays", "busy_spans", "ranking_minimum", "plan_forms",
        ),
    ),
    "attachments": (N_("附件：一个文件最大多少兆"), ("attachment_megabytes",)),
    "rules": (N_("规则的轻重和提前提醒的天数"), ("severity", "due_soon_days")),
}  # fmt: skip
"""File name in policy/ -> what it is about, and the settings it holds, in order."""
