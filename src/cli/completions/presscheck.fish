# Completion of presscheck for fish. Put it where fish looks for it by itself:
#
#   presscheck completions fish >~/.config/fish/completions/presscheck.fish
#
# The tables come from the program's own and have to be made anew with it.

# The command on the line: the first word, or check when that is none.
function __presscheck_command
    set -l words (commandline -opc)
    if set -q words[2]; and contains -- $words[2] $__presscheck_commands
        echo $words[2]
    else
        echo check
    end
end

function __presscheck_is
    contains -- (__presscheck_command) $argv
end

function __presscheck_starts
    test (count (commandline -opc)) -eq 1
end

# Several words with commas between; what stands there is not offered again.
function __presscheck_list
    set -l token (commandline -ct | string replace -r '^--?[a-z-]+=' '')
    set -l before (string match -r '^.*,' -- $token)
    for word in $argv
        contains -- $word (string split , -- $before); or echo "$before$word"
    end
end

@SETS@

complete -c presscheck -e
@COMMANDS@
@OPTIONS@
