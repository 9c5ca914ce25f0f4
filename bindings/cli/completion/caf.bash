# bash completion for caf. It asks the command itself, so that both always agree.

_caf()
{
    local caf=${1/#\~\//$HOME/} words=() n=0 word line typed files= at
    # bash takes --option=VALUE apart into three words.
    for ((at = 1; at <= COMP_CWORD; at++)); do
        word=${COMP_WORDS[at]}
        if ((n > 0)) && [[ ${words[n - 1]} == --*= || ($word == = && ${words[n - 1]} == --*) ]]; then
            words[n - 1]+=$word
        else
            words[n++]=$word
        fi
    done
    typed=${words[n - 1]}
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            files=1
            continue
        fi
        line=${line%%$'\t'*}
        [[ $typed == --*=* ]] && line=${line#*=}
        COMPREPLY+=("$line")
    done < <("$caf" completion --words -- "${words[@]}" 2> /dev/null)
    # Files are readline's own completion, which knows of spaces and quotes; names come before them.
    if [[ $files && ${#COMPREPLY[@]} -eq 0 ]]; then
        compopt -o default 2> /dev/null
    fi
}

complete -F _caf caf
