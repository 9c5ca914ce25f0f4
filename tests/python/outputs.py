"""Whether the wrapper that SWIG wrote gives back nothing that the library only reads.

usage: outputs.py WRAP_C

A parameter that is read and named like an output of another function is given
back as well: of a column its first element, which an empty one does not have.
"""

import re
import sys


def main() -> int:
    with open(sys.argv[1], encoding="utf-8") as file:
        wrapper = file.read()
    functions = re.findall(r"^SWIGINTERN PyObject \*_wrap_(\w+)\(.*?^}", wrapper, re.DOTALL | re.MULTILINE)
    bodies = re.split(r"^SWIGINTERN PyObject \*_wrap_\w+\(", wrapper, flags=re.MULTILINE)[1:]
    given_back = 0
    wrong = []
    for name, body in zip(functions, bodies):
        outputs = set(re.findall(r"caf_append\(resultobj,[^;]*\*\s*(arg\d+)", body))
        read = set(re.findall(r"const \*+\)(arg\d+)", body))
        given_back += len(outputs)
        if outputs & read:
            wrong.append(name)
    if wrong or len(functions) < 100 or given_back < 50:
        print(f"{len(functions)} functions, {given_back} outputs; these give back what they read: {', '.join(wrong) or 'none'}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
