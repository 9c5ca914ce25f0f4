#!/bin/sh
# Every command and option that help names is in the manual page, and groff, where it is there, finds no fault in it.
# usage: manual.sh PAGE CAF
set -eu
page=$1 caf=$2
status=0
for command in $("$caf" help | sed -n 's/^  caf \([a-z]*\)  .*/\1/p'); do
    grep -q "^\.SS caf $command" "$page" || { echo "no section: caf $command"; status=1; }
    help=$("$caf" help "$command")
    # In roff a hyphen that is meant as such is written \-.
    for option in $(printf '%s\n' "$help" | sed -n 's/^  --\([a-z-]*\) .*/\1/p'); do
        written=$(printf '%s' "--$option" | sed 's/-/\\\\-/g')
        grep -q -- "$written" "$page" || { echo "no option of $command: --$option"; status=1; }
    done
done
if command -v groff > /dev/null; then
    faults=$(groff -man -Tutf8 -ww -z "$page" 2>&1)
    [ -z "$faults" ] || { echo "$faults"; status=1; }
fi
exit $status
