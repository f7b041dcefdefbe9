"""Who may be named in a record: members, officials and units are; residents are a reference and a role."""

from collections.abc import Iterable, Sequence

from xieshang_cli.cli.env import Env
from xieshang_cli.model.identity import code_of, new_item_id, year_of
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.private import Person
from xieshang_cli.workflow.building import made

# People who take part by their office are named, in whatever place they take part.
_NAMED_ROLES = frozenset({"政协委员", "职能部门", "专家", "镇村干部", "列席", "议事会成员", "社区工作者"})

# Two characters, the first a common surname, are a person rather than the unit that the second alone would mean.
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
    "叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔白崔康毛邱秦史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚"
)

# What ends so is an office, a unit or a group, not the name of a person.
_NOT_A_PERSON = (
    "代表", "群众", "居民", "村民", "业主", "住户", "商户", "家长", "学生", "老人", "委员", "主任", "书记", "站长",
    "局长", "镇长", "乡长", "科长", "经理", "校长", "干部", "专家", "部门", "人员", "单位", "企业", "公司", "物业",
    "社区", "村", "局", "办", "所", "站", "委", "街道", "镇", "乡", "政府", "政协", "学校", "医院", "银行", "协会",
    "中心", "大队", "支队", "方", "组", "会", "队", "院", "厂", "店", "户",
)  # fmt: skip


def is_named_openly(policy: Policy, role: str | None) -> bool:
    """Whether people of this role stand in records by name."""
    return role is not None and (role in _NAMED_ROLES or role in policy.member_roles)


def is_personal(name: str) -> bool:
    """Whether the words look like the name of a person rather than an office, a unit or a group."""
    if len(name) == 2 and name[0] in _SURNAMES and name not in _NOT_A_PERSON:
        return True
    return not name.endswith(_NOT_A_PERSON)


def known_residents(env: Env, topics: Iterable[str]) -> dict[str, str]:
    """Give the references of residents named in the private register who raised one of the topics or met on it.

    Only of these it is sure enough that the same name is the same person.
    """
    names = env.archive.people()
    records = env.archive.records
    known: dict[str, str] = {}
    for topic in filter(None, map(records.topic, topics)):
        there = [topic.raised.person]
        there += [person.person for session in records.sessions_of(topic.id) for person in session.participants]
        known.update({names[reference]: reference for reference in there if reference and reference in names})
    return known


def keep_private(
    env: Env, record_id: str, *, name: str | None, phone: str | None = None, known: str | None = None
) -> str:
    """Put a resident into the private register and give the reference that may stand in records.

    `known` is the reference the record has for this person already; it is given back and nothing is written.
    """
    return keep_all_private(env, record_id, [(name, phone)])[0] if known is None else known


def keep_all_private(env: Env, record_id: str, residents: Sequence[tuple[str | None, str | None]]) -> list[str]:
    """Put residents, by name and phone, into the private register at once; give their references."""
    if not residents:
        return []
    taken = set(env.archive.people())
    persons = []
    for name, phone in residents:
        identity = new_item_id("p", taken)
        taken.add(identity)
        persons.append(made(Person, id=identity, name=name, phone=phone, noted_on=PartialDate.of(env.today)))
    env.archive.remember(code_of(record_id), int(year_of(record_id)), persons)
    return [person.id for person in persons]
