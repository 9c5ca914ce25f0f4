#!/usr/bin/env python3
"""What completes a command line: asked of caf itself, and in bash, zsh and fish as they are.

usage: completion.py CAF

A shell that is not installed is passed over, and said to be.
"""

import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time

CAF = pathlib.Path(sys.argv[1]).resolve()
problems = []


def expect(what, found, wanted):
    if found != wanted:
        problems.append(f"{what}: {found!r}, not {wanted!r}")


def words(*line):
    """What caf says may become of the last word of a line."""
    done = subprocess.run([CAF, "completion", "--words", "--", *line], check=False, capture_output=True, text=True)
    expect(f"{line} exit status", done.returncode, 0)
    expect(f"{line} messages", done.stderr, "")
    return [one.split("\t")[0] for one in done.stdout.splitlines()]


def check_words():
    expect("commands", words("che"), ["check"])
    expect("an unknown command", words("chek", ""), [])
    expect("options", words("check", "--as"), ["--as-of"])
    expect("an option once", words("check", "--as-of", "2026-06-30", "--as"), [])
    expect("an option again", words("check", "--profile", "sefton", "--pro"), ["--profile"])
    expect("common options", words("stages", "--c"), ["--color"])
    expect("profiles", words("check", "--profile", "se"), ["sefton", ":files"])
    expect("profiles after =", words("check", "--profile=se"), ["--profile=sefton", ":files"])
    expect("formats", words("check", "--format", ""), ["text", "json", "csv", "html"])
    expect("other formats", words("stages", "--format", ""), ["text", "dot"])
    expect("divisions", words("date", "--division", "s"), ["scotland"])
    expect("verdicts", words("check", "--only", "not-"), ["not-met", "not-applicable"])
    expect("a list", words("check", "--only=due,not-m"), ["--only=due,not-met"])
    expect("when", words("check", "--color", "a"), ["auto", "always"])
    expect("rules", words("explain", "em-b2-h"), ["EM-B2-held"])
    expect("rules again", words("explain", "EM-C1", "le-f"), ["LE-family"])
    expect("files", words("check", ""), [":files"])
    expect("files of an option", words("check", "--output", "x"), [":files"])
    expect("after --", words("check", "--", "--"), [":files"])
    expect("a day", words("check", "--as-of", ""), [])
    expect("an option's value is no operand", words("impact", "--as-of", "2026-06-30", "sefton", "nott"), ["nottingham-qa", ":files"])
    expect("a third operand", words("impact", "sefton", "nottingham-qa", "nott"), [":files"])
    expect("actions", words("holidays", "l"), ["list"])
    expect("what follows an action", words("holidays", "diff", ""), [":files"])
    expect("shells", words("completion", "f"), ["fish"])
    expect("commands of help", words("help", "imp"), ["impact"])
    # Nothing to say of operands: options are what is left.
    expect("options without operands", "--profile" in words("rules", ""), True)


def run(command, folder, environment):
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=60)
    return done.stdout, done.stderr


def at_terminal(command, keys, until, folder, environment):
    """Starts a shell on a terminal, types, and gives what it wrote until something is seen."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execvpe(command[0], command, environment)
    written = b""
    end = time.monotonic() + 30
    typed = 0
    answered = False  # by something since the last key
    while time.monotonic() < end and until not in written:
        ready, _, _ = select.select([terminal], [], [], 0.2 if answered else 2)
        answered = answered or bool(ready)
        if ready:
            try:
                piece = os.read(terminal, 4096)
            except OSError:
                break
            written += piece
        elif typed < len(keys):
            os.write(terminal, keys[typed].encode())
            typed += 1
            answered = False
    os.close(terminal)
    os.waitpid(child, 0)
    return written


def check_bash(folder, environment):
    script = CAF_SCRIPTS["bash"]
    ask = r"""
source "$1"
COMP_WORDS=("${@:2}") COMP_CWORD=$(($# - 2)) COMP_LINE="${*:2}" COMP_POINT=${#COMP_LINE}
"$(complete -p caf | sed 's/.* -F \([^ ]*\) .*/\1/')" caf "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}"
"""
    for line, wanted in ((["caf", "che"], ["check"]), (["caf", "check", "--pro"], ["--profile"]),
                         (["caf", "check", "--profile", "se"], ["sefton"]),
                         (["caf", "check", "--profile", "=", "se"], ["sefton"]),
                         (["caf", "check", "--profile", "="], PROFILES),
                         (["caf", "check", "--format=json", "--only", "due,not-m"], ["due,not-met"]),
                         (["caf", "explain", "em-c1"], ["EM-C1"]), (["caf", "check", "my file", ""], [""])):
        found, errors = run(["bash", "--norc", "-c", ask, "bash", script, *line], folder, environment)
        expect(f"bash {line}", (found.splitlines(), errors), (wanted, ""))
    # Files are left to readline: a name with a space is typed out for the user, in quotes or with a backslash.
    for begun, wanted in (("caf check my\\ c", b"my\\ cases.json "), ('caf check "my c', b'"my cases.json" '),
                          ("caf check --output=my\\ c", b"my\\ cases.json "), ("caf check --profile ./our", b"./our-borough.json ")):
        keys = [f"source {script}\n", begun, "\t"]
        written = at_terminal(["bash", "--norc", "--noprofile", "-i"], keys, wanted, folder, environment)
        expect(f"bash {begun}", wanted in written, True)


def check_zsh(folder, environment):
    script = CAF_SCRIPTS["zsh"]
    expect("zsh -n", run(["zsh", "-n", script], folder, environment), ("", ""))
    # compadd tells what it is given; -U as a _files that would list is told apart by the names themselves.
    begin = f"autoload -U compinit; compinit -D -u; source {script}; setopt nolistbeep; PS1='> '\n"
    for begun, wanted in (("caf che", b"check "), ("caf check --pro", b"--profile "), ("caf check --profile se", b"sefton "),
                          ("caf check --profile=se", b"--profile=sefton "), ("caf check my\\ c", b"my\\ cases.json "),
                          ("caf check --output=my\\ c", b"--output=my\\ cases.json "),
                          ("caf check --only due,not-m", b"due,not-met "), ("caf check --profile ./our", b"./our-borough.json "),
                          ("caf explain EM-B2-h", b"EM-B2-held ")):
        # The line as it stands is printed by a key of its own, as zsh draws only what changes.
        show = "show() { print -r -- \"[$BUFFER]\" }; zle -N show; bindkey '^X' show\n"
        written = at_terminal(["zsh", "-f", "-i"], [begin, show, begun, "\t", "\x18"], b"[caf ", folder, environment)
        line = re.findall(rb"\[(caf [^]]*)\]", written)
        expect(f"zsh {begun}", bool(line) and line[-1].endswith(wanted), True)
        if not line or not line[-1].endswith(wanted):
            problems.append(f"  zsh wrote {line or written[-600:]!r}")


def check_fish(folder, environment):
    script = CAF_SCRIPTS["fish"]
    expect("fish --no-execute", run(["fish", "--no-execute", script], folder, environment), ("", ""))
    for begun, wanted in (("caf che", ["check"]), ("caf check --pro", ["--profile"]), ("caf check --profile sef", ["sefton"]),
                          ("caf check --profile=sef", ["--profile=sefton"]), ("caf check my\\ c", ["my cases.json"]),
                          ("caf check --output=my\\ c", ["--output=my cases.json"]), ("caf check --only due,not-m", ["due,not-met"]),
                          ("caf check 'my c", ["my cases.json"]), ("caf ", COMMANDS), ("caf check ", ["my cases.json", "our-borough.json"]),
                          ("caf explain EM-B2-h", ["EM-B2-held"]), ("caf check --profile ./our", ["./our-borough.json"])):
        ask = 'source $argv[1]; complete -C "$argv[2]"'
        found, errors = run(["fish", "--no-config", "-c", ask, script, begun], folder, environment)
        offered = sorted(one.split("\t")[0] for one in found.splitlines())
        expect(f"fish {begun}", (offered, errors), (sorted(wanted), ""))


check_words()
with tempfile.TemporaryDirectory() as place:
    folder = pathlib.Path(place, "a folder")
    binary = pathlib.Path(place, "bin")
    folder.mkdir()
    binary.mkdir()
    os.symlink(CAF, binary / "caf")
    for name in ("my cases.json", "our-borough.json"):
        (folder / name).write_text("{}")
    CAF_SCRIPTS = {}
    for shell in ("bash", "zsh", "fish"):
        CAF_SCRIPTS[shell] = str(binary / f"script.{shell}")
        pathlib.Path(CAF_SCRIPTS[shell]).write_bytes(subprocess.run([CAF, "completion", shell], check=True, capture_output=True).stdout)
    COMMANDS = words("")
    PROFILES = [word for word in words("check", "--profile", "") if word != ":files"]
    surroundings = {"PATH": f"{binary}:{os.environ['PATH']}", "HOME": place, "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    asked = []
    for shell, check in (("bash", check_bash), ("zsh", check_zsh), ("fish", check_fish)):
        if shutil.which(shell):
            check(folder, surroundings)
            asked.append(shell)
        else:
            print(f"{shell} is not installed: passed over")
print("\n".join(problems) or f"caf, {', '.join(asked)}")
sys.exit(bool(problems))
