"""文件太大。

查什么：记录文件是不是超过 1 MiB。

为什么：一份记录几十到几百行；过大的文件多半放错了地方，或者把附件贴了进来。

例：把会议录音的全文贴进了纪要。

怎样改：附件放进 `attachments/`，记录里只写文件名和要点。
"""

from xieshang_cli.rules.engine import described

described("FL002", "file_too_large", __name__)
