"""What stands in a new archive besides its divisions: settings, policy with comments, files for git and people."""

from dataclasses import asdict

from xieshang_cli.language import _
from xieshang_cli.model.policy import POLICY_FILES, Policy
from xieshang_cli.model.policy_file import PolicyFile
from xieshang_cli.model.settings import Settings
from xieshang_cli.storage.founding import record_file
from xieshang_cli.storage.layout import MARKER

_GITIGNORE = """\
# 居民的姓名、电话、住址：只在本机，永远不进 git。
/private/
# 索引和锁：随时可以删除。
/.xieshang/
# 写到一半的临时文件。
.xieshang-*.tmp
"""

_GITATTRIBUTES = """\
*.yaml text eol=lf
*.json text eol=lf
*.md text eol=lf
attachments/** -text
"""

_README = """\
# {name}

这是一个协商议事档案库，由 `xieshang` 维护。区划代码：{division}。

| 位置 | 内容 |
| --- | --- |
| `xieshang.yaml` | 档案库的名称和所属区划 |
| `policy/` | 本地的选项、筛选问题、满意度标准；现在是默认值，可以改 |
| `divisions/` | 乡镇街道和村社区 |
| `committees/` | 政协委员会：领导、专委会、委员 |
| `stations/` | 委员工作站：任职、下沉力量、议事会、议事室 |
| `plans/` | 年度协商计划 |
| `supervision/` | 领导包抓和督导 |
| `calendar/` | 节假日和调休，每年一份 |
| `requests/` | 诉求征集登记簿，每站每年一份 |
| `topics/` | 议题，一事一文件 |
| `sessions/` | 协商会，一次一文件 |
| `attachments/` | 佐证材料 |
| `schemas/` `.vscode/` | 让编辑器边写边校验 |
| `private/` | 居民是谁、委员电话：只在本机，不进 git，请自行备份 |

常用命令：

```
xieshang                 一屏总览：进展、逾期、下一步
xieshang station new     登记工作站
xieshang topic new       收集一个议题
xieshang topic list      列出议题，最该办的在前
xieshang topic show 编号  查看一个议题：到哪一步、缺什么
xieshang validate        校验全部记录
xieshang --help          全部命令
```
"""


def founding_files(name: str, division: str) -> dict[str, bytes]:
    """Give the files of a new archive by path."""
    files = {
        MARKER: record_file(Settings(name=name, division=division)),
        ".gitignore": _GITIGNORE.encode(),
        ".gitattributes": _GITATTRIBUTES.encode(),
        "README.md": _README.format(name=name, division=division).encode(),
    }
    return files | _policy_files()


def _policy_files() -> dict[str, bytes]:
    defaults = asdict(Policy())
    files = {}
    for file, (about, names) in POLICY_FILES.items():
        record = PolicyFile(**{name: defaults[name] for name in names})
        comment = _("默认值：{about}。按本地情况修改；删去一项就回到默认值。").format(about=_(about))
        files[f"policy/{file}.yaml"] = record_file(record, comment)
    return files
