"""文件里有不允许的字符。

查什么：有没有空字符、控制字符、改变文字方向的字符。

为什么：看不见的字符会让屏幕上显示的与文件里写的不一样。

例：从网页粘贴时带进了方向控制符 U+202E。

怎样改：按所报的行和列删去这个字符。
"""

from xieshang_cli.rules.engine import described

described("FL004", "forbidden_character", __name__)
