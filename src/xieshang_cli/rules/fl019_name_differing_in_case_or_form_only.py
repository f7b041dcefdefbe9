"""名字只有大小写或字形不同。

查什么：文件和文件夹的名字里有没有大写字母，有没有拆开写的字符（字母和它的附加符号各占一位）。

为什么：在 Windows 和 macOS 上，只有大小写或字形不同的两个名字是同一个文件，取下来会丢掉一个。

例：`policy/Rules.yaml` 和 `policy/rules.yaml`。

怎样改：都用小写、合成的字符；已经有两个文件的，先把内容合到一个里。
"""

from xieshang_cli.findings import Severity
from xieshang_cli.rules.engine import described

described("FL019", "name_differing_in_case_or_form_only", __name__, severity=Severity.WARNING)
