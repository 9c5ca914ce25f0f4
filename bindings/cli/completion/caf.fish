# fish completion for caf. It asks the command itself, so that both always agree.

function __caf_words
    set -l words (commandline -opc)
    set -l raw (commandline -ct)
    # As it is meant: my\ file and 'my file'; a quote may still be open.
    set -l typed (string unescape -- $raw; or string replace -r '^["\']' '' -- $raw)
    set -l caf (string replace -r '^~/' "$HOME/" -- $words[1])
    type -q -- $caf; or return
    for line in ($caf completion --words -- $words[2..-1] "$typed" 2>/dev/null)
        if test "$line" = :files
            set -l before (string match -r -- '^--[a-z-]*=' $typed)
            for file in (__fish_complete_path (string replace -r '^--[a-z-]*=' '' -- "$typed"))
                echo "$before$file"
            end
        else
            echo $line
        end
    end
end

complete -c caf -f -a '(__caf_words)'
