"""附件找不到了。

查什么：记录里登记的附件（`attachments/` 里的文件）还在不在原处。只登记了所在、没有收进来的文件不查。

为什么：凭证丢了，办没办成就说不清了。

例：任务的凭证是 `attachments/620302001-2026-7k3m/竣工照片.jpg`，这个文件被删了。

怎样改：从备份或 git 里找回来，放回原处；或者把原来的文件再附一次：`xieshang attach 任务编码 照片.jpg`，
内容相同的会放回原处。
"""

from xieshang_cli.findings import Severity
from xieshang_cli.rules.engine import described

described("FL020", "attachment_missing", __name__, severity=Severity.WARNING)
