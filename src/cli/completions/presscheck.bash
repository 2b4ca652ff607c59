# Completion of presscheck for bash. Read it with
#
#   . <(presscheck completions bash)
#
# or put it where bash-completion looks for it by itself:
#
#   presscheck completions bash >~/.local/share/bash-completion/completions/presscheck
#
# The tables come from the program's own and have to be made anew with it.

# Sets, for $command and $option, what is completed: $kind (words, list, files, folders, nothing), $words and, for an
# operand, $options. A kind with "files" behind it may be a file as well.
_presscheck_tables() {
@SETS@
    case $command:$option in
@OPTIONS@
    *)
        case $command in
@COMMANDS@
        esac
        ;;
    esac
}

_presscheck() {
    local IFS=$' \t\n' commands='@NAMES@' cur=${COMP_WORDS[COMP_CWORD]} before= command=check option= options= kind= words= word i operands=
    COMPREPLY=()
    ((COMP_CWORD < 2)) || option=${COMP_WORDS[COMP_CWORD - 1]}
    if [ "$cur" = '=' ]; then # "--to=html" comes as three words
        cur=
    elif [ "$option" = '=' ]; then
        option=${COMP_WORDS[COMP_CWORD - 2]}
    else
        case $cur in
        --*=*) option=${cur%%=*} before=$option= cur=${cur#*=} ;;
        esac
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do # behind "--" nothing is an option
        [ "${COMP_WORDS[i]}" != -- ] || operands=only option=
    done
    case $option in
    -?*) ;;
    *) option= ;;
    esac
    if ((COMP_CWORD > 1)); then
        for word in $commands; do
            [ "$word" != "${COMP_WORDS[1]}" ] || command=$word
        done
    fi
    _presscheck_tables
    if [ -z "$option" ] && [ -z "$operands" ]; then
        case $cur in
        -*) kind=words words=$options ;;
        *) ((COMP_CWORD > 1)) || kind="words files" words=$commands ;;
        esac
    fi
    case $kind in
    words*)
        COMPREPLY=($(compgen -W "$words" -- "$cur"))
        COMPREPLY=("${COMPREPLY[@]/#/$before}")
        ;;
    list) # with commas between; what stands there is not offered again
        local first=
        case $cur in
        *,*) first=${cur%,*}, ;;
        esac
        for word in $words; do
            case ,$first in
            *,"$word",*) continue ;;
            esac
            case $first$word in
            "$cur"*) COMPREPLY+=("$before$first$word") ;;
            esac
        done
        ;;
    esac
    # names of files are bash's own business, which it does as long as nothing else is offered
    case $kind in
    *files) ;;
    folders) compopt -o dirnames +o default 2>/dev/null ;;
    *) compopt +o default 2>/dev/null ;;
    esac
    return 0
}

complete -o default -F _presscheck presscheck
