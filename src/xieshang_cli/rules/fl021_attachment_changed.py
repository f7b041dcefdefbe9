"""附件被改动过。

查什么：记录里登记的附件，内容是不是和登记时一样：先比字节数，再比 sha256 指纹。

为什么：事后换掉的照片证明不了当时的事。

例：登记的验收单后来被另一份文件覆盖。

怎样改：从 git 或备份里找回原来的文件；确实要换的，把新文件另附一份，说明原因。
"""

from xieshang_cli.rules.engine import described

described("FL021", "attachment_changed", __name__)
