"""文件里留着合并冲突。

查什么：有没有 `<<<<<<<`、`=======`、`>>>>>>>` 这样的冲突标记。

为什么：两个人改了同一处，git 不知道以谁为准，要人来定。

例：拉取以后没有处理冲突就保存了。

怎样改：对照两边，留下正确的内容，删去标记。
"""

from xieshang_cli.rules.engine import described

described("FL005", "merge_conflict_left", __name__)
