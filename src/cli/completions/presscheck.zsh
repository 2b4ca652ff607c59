#compdef presscheck
# Completion of presscheck for zsh. Put it into a folder of $fpath under the name _presscheck:
#
#   presscheck completions zsh >~/.zfunc/_presscheck       and in .zshrc: fpath=(~/.zfunc $fpath); autoload -U compinit; compinit
#
# The tables come from the program's own and have to be made anew with it.

_presscheck() {
    local curcontext=$curcontext state line command=check
    typeset -A opt_args
    local -a commands=(
@COMMANDS@
    )
@SETS@
    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
        local ret=1
        _describe -t commands command commands && ret=0
        _files && ret=0
        return ret
    fi
    if (( ${commands[(I)${words[2]}:*]} )); then
        command=$words[2]
        shift words
        (( CURRENT-- ))
    fi
    curcontext=${curcontext%:*:*}:presscheck-$command:
    case $command in
@OPTIONS@
    esac
}

_presscheck_or_file() {
    local ret=1
    _values value "$@" && ret=0
    _files && ret=0
    return ret
}

_presscheck "$@"
