"""`xieshang completion SHELL`: the script that makes a shell complete commands, options, values and ids."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Choice
from xieshang_cli.language import _

# The words typed so far are arguments, never text to be evaluated: titles may hold anything.
_BASH = r"""_xieshang() {
    local line value cur prev words cword
    local -a values=() shown=()
    words=("${COMP_WORDS[@]:1:COMP_CWORD}")
    while IFS= read -r line; do
        values+=("${line%%$'\t'*}")
        if [[ "$line" == *$'\t'?* ]]; then shown+=("${line/$'\t'/  -- }"); else shown+=("${line%%$'\t'*}"); fi
    done < <(_XIESHANG_COMPLETE=bash "${COMP_WORDS[0]}" "${words[@]}" 2>/dev/null)
    COMPREPLY=()
    if [[ ${#values[@]} -gt 1 && $COMP_TYPE == 63 ]]; then
        COMPREPLY=("${shown[@]}")
    else
        for value in "${values[@]}"; do COMPREPLY+=("$(printf '%q' "$value")"); done
    fi
}
complete -o nosort -o bashdefault -o default -F _xieshang xieshang
"""

_ZSH = r"""#compdef xieshang
_xieshang() {
    local line value text
    local -a found
    while IFS= read -r line; do
        value=${line%%$'\t'*}
        text=${line#*$'\t'}
        if [[ -n $text ]]; then found+=("${value//:/\\:}:$text"); else found+=("${value//:/\\:}"); fi
    done < <(_XIESHANG_COMPLETE=zsh "${words[1]}" "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    if (( ${#found} )); then _describe -V 'xieshang' found; else _files; fi
}
if [[ $funcstack[1] == _xieshang ]]; then _xieshang "$@"; else compdef _xieshang xieshang; fi
"""

_FISH = r"""function __xieshang_complete
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    set -l found (env _XIESHANG_COMPLETE=fish $words[1] $words[2..-1] "$last" 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path "$last"
    end
end
complete -c xieshang -k -f -a '(__xieshang_complete)'
"""

_POWERSHELL = r"""Register-ArgumentCompleter -Native -CommandName xieshang -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $elements = $commandAst.CommandElements | Select-Object -Skip 1
    $complete = $elements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition }
    $words = @($complete | ForEach-Object { $_.Extent.Text.Trim('"', "'") })
    $before = [Console]::OutputEncoding
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    $Env:_XIESHANG_COMPLETE = 'powershell'
    # Windows PowerShell drops empty arguments; the marker stands for one.
    $last = if ($wordToComplete) { $wordToComplete } else { '_XIESHANG_EMPTY' }
    try { $lines = & xieshang @words $last 2>$null }
    finally { $Env:_XIESHANG_COMPLETE = $null; [Console]::OutputEncoding = $before }
    foreach ($line in $lines) {
        $value, $text = $line -split "`t", 2
        if (-not $text) { $text = $value }
        $typed = if ($value -match '[\s;&|<>(){}$`"'']') { "'" + $value.Replace("'", "''") + "'" } else { $value }
        [System.Management.Automation.CompletionResult]::new($typed, $value, 'ParameterValue', $text)
    }
}
"""

SCRIPTS: Mapping[str, str] = MappingProxyType(
    {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL, "pwsh": _POWERSHELL}
)


@command(exits=())
def completion(
    env: Env,
    shell: Annotated[
        str, typer.Argument(metavar="SHELL", help=_("bash、zsh、fish、powershell 或 pwsh。")), Choice(SCRIPTS)
    ],
) -> None:
    """输出命令行补全脚本：命令、选项、各种取值，以及带标题的编号。

    安装（做一次，重开终端生效）：
      bash        xieshang completion bash >> ~/.bashrc
      zsh         xieshang completion zsh >> ~/.zshrc （放在 compinit 之后）
      fish        xieshang completion fish > ~/.config/fish/completions/xieshang.fish
      PowerShell  xieshang completion powershell >> $PROFILE
    """
    env.show_text(SCRIPTS[shell])
