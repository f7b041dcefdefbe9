"""The exit codes and what they mean: one table for help pages and the guide."""

from collections.abc import Mapping
from types import MappingProxyType

from xieshang_cli.language import N_

EXIT_CODES: Mapping[int, str] = MappingProxyType(
    {
        0: N_("完成，没有发现问题"),
        1: N_("完成，但发现了问题"),
        2: N_("命令行有误，或需要回答而无人可问"),
        3: N_("被拒绝：条件未满足、找不到、有歧义、已被占用，或当前状态不允许"),
        4: N_("有记录读不出来，结果不完整"),
        5: N_("环境问题：没有档案库、文件夹不可写、磁盘已满、被锁定，或文件刚被改动"),
        70: N_("程序自身的缺陷；详情写入日志，并给出日志位置"),
        130: N_("被中断；没有写到一半的文件"),
    }
)

DEFECT = 70
INTERRUPTED = 130
# Every command can end with these; a command names those of 1, 3 and 4 that it knows.
ALWAYS = (0, 2, 5, 70, 130)
