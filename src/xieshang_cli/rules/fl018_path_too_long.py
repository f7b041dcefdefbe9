"""路径太长。

查什么：档案库里的路径是不是在 180 个字以内，每个名字是不是在 255 字节以内（一个汉字 3 字节）。

为什么：Windows 上整条路径最多 259 个字，要给档案库所在的文件夹留出 78 个；Linux 上一个名字最多 255 字节。

例：`policy/` 里的文件用整段说明作名字。

怎样改：把名字改短；说明写在文件里。
"""

from xieshang_cli.findings import Severity
from xieshang_cli.rules.engine import described

described("FL018", "path_too_long", __name__, severity=Severity.WARNING)
