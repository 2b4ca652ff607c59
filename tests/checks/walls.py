#!/usr/bin/env python3
"""The rules of the house that a compiler does not know.

usage: walls.py [LIBRARY.a]

- A layer of src/ includes only itself and the layers to its left.
- The library calls nothing that prints, ends the process, or reads clock, locale or environment, and nothing that
  writes without a bound; it has no writable data. (Read from the symbols of LIBRARY.a.)
- src/ and tests/ call none of the functions that this code does without.
- Files stay near 600 lines, functions near 60.
"""
import os, re, subprocess, sys

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SRC = os.path.join(TOP, "src")
# From left to right. Layers in one tuple do not know each other.
LAYERS = [("base",), ("text",), ("release",), ("parse",), ("style",), ("check", "render"), ("report",), ("pdf", "cli")]
LEVEL = {name: i for i, row in enumerate(LAYERS) for name in row}
BANNED = "strcpy strcat sprintf vsprintf gets atoi atol atof strtok abort setjmp longjmp alloca".split()
OUTSIDE = set("""printf fprintf vprintf vfprintf puts putchar fputs fwrite fputc putc perror
exit _exit abort __assert_fail longjmp _setjmp setjmp getenv secure_getenv setenv setlocale localeconv
time clock gettimeofday clock_gettime localtime gmtime mktime strftime rand random
strcpy strcat sprintf vsprintf strtok strtok_r atoi atol atof
toupper tolower __ctype_b_loc __ctype_tolower_loc __ctype_toupper_loc signal system popen""".split())
LONGEST_FILE, LONGEST_FUNCTION = 700, 80

failures = []
checks = 0


def check(good, message):
    global checks
    checks += 1
    if not good:
        failures.append(message)


def sources(*folders):
    for folder in folders:
        for path, _, names in os.walk(os.path.join(TOP, folder)):
            for name in sorted(names):
                if name.endswith((".c", ".h", ".def")):
                    yield os.path.relpath(os.path.join(path, name), TOP)


def read(path):
    with open(os.path.join(TOP, path), encoding="utf-8") as f:
        return f.read()


def without_comments(text):
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group().count("\n"), text, flags=re.S)
    return re.sub(r'"(\\.|[^"\\\n])*"', '""', text)


def layers():
    for path in sources("src"):
        own = path.split(os.sep)[1]
        check(own in LEVEL, f"{path}: the folder {own} is no layer; name it in {os.path.basename(__file__)}")
        if os.path.basename(path).startswith("compile_") or own not in LEVEL:  # a build tool
            continue
        for included in re.findall(r'#include "([^"]+)"', read(path)):
            other = included.split("/")[0]
            if other == "presscheck":
                continue
            check("/" in included and other in LEVEL, f'{path}: "{included}" is not named from src/')
            if other in LEVEL:
                check(other == own or LEVEL[other] < LEVEL[own], f"{path}: {own} may not include {other}")


def banned():
    call = re.compile(r"\b(" + "|".join(BANNED) + r")\s*\(")
    for path in sources("src", "tests"):
        for i, line in enumerate(without_comments(read(path)).splitlines(), 1):
            found = call.search(line)
            if found and found.group(1) == "abort" and path.startswith("tests/fuzz/"):
                continue  # how a fuzzer is told
            check(not found, f"{path}:{i}: {found and found.group(1)} is not used here")


def sizes():
    for path in sources("src"):
        lines = without_comments(read(path)).splitlines()
        check(len(lines) <= LONGEST_FILE, f"{path}: {len(lines)} lines; divide it")
        start = None
        for i, line in enumerate(lines, 1):
            if re.match(r"[A-Za-z_].*\)\s*\{$", line):
                start = i
            elif line == "}" and start:
                check(i - start < LONGEST_FUNCTION, f"{path}:{start}: a function of {i - start + 1} lines; divide it")
                start = None


def ours():
    """Files of the repository; of an unpacked tree without git, what is not hidden and no build's."""
    try:
        listed = subprocess.run(["git", "-C", TOP, "ls-files", "-z"], capture_output=True, check=True).stdout.decode()
        return [name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = []
        for path, folders, files in os.walk(TOP):
            folders[:] = [f for f in folders if not f.startswith((".git", "build", "__pycache__"))]
            names += [os.path.relpath(os.path.join(path, name), TOP) for name in files]
        return names


def words():
    pattern = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b|\.\./shar" + r"ed|/wor" + r"k/|/ro" + r"ot/")
    seen = 0
    for name in ours():
        path = os.path.join(TOP, name)
        seen += name.startswith(("src/", "tests/"))
        if name.startswith((".ci/", "src/check/", "tests/rules/")) or not os.path.isfile(path):
            continue
        with open(path, "rb") as f:
            text = f.read().decode("utf-8", "replace")
        for i, line in enumerate(text.splitlines(), 1):
            check(not pattern.search(line), f"{name}:{i}: an unfinished mark or a path of one machine")
    check(seen > 100, f"only {seen} files of src/ and tests/ were read")


def symbols(library):
    out = subprocess.run(["nm", "--undefined-only", library], capture_output=True, text=True, check=True).stdout
    member = ""
    for line in out.splitlines():
        if line.endswith(":"):
            member = line[:-1]
        elif line.split():
            name = line.split()[-1].split("@")[0].replace("_chk", "").lstrip("_")
            check(name not in OUTSIDE and line.split()[-1] not in OUTSIDE, f"{member}: the library calls {line.split()[-1]}")
    out = subprocess.run(["size", "-A", library], capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        words = line.split()
        if line.strip().endswith(":") or "ex " in line:
            member = words[0]
        if len(words) >= 2 and re.match(r"\.(data|bss|tdata|tbss)(\..*)?$", words[0]) and ".rel.ro" not in words[0]:
            check(int(words[1]) == 0, f"{member}: {words[1]} bytes of writable data in {words[0]}")


layers()
banned()
sizes()
words()
if len(sys.argv) > 1:
    symbols(sys.argv[1])
else:
    print("skipped: what the library calls and writes to: no library was given")
for failure in failures:
    print("not ok:", failure)
print(f"{checks - len(failures)} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
