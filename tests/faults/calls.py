#!/usr/bin/env python3
"""Every call of the system failing in turn: what is printed and written is whole or missing, and what went wrong is said.

usage: calls.py BINARY SHIM.so [all]       all: every errno with every call, else one errno for each call in turn
"""
import errno, os, shutil, subprocess, sys, tempfile

from tree import GOLDEN, files, folder_in_memory, read, write

BINARY, SHIM, ALL = os.path.realpath(sys.argv[1]), os.path.realpath(sys.argv[2]), "all" in sys.argv[3:]
ERRORS = [errno.EIO, errno.ENOSPC, errno.EINTR]
failures, runs = [], 0


def run(top, arguments, **settings):
    global runs
    runs += 1
    environment = {**os.environ, "LD_PRELOAD": SHIM, **{name: str(value) for name, value in settings.items()}}
    done = subprocess.run([BINARY, *arguments], cwd=top, capture_output=True, env=environment, timeout=60)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def fresh(top):
    for name in os.listdir(top):
        path = os.path.join(top, name)
        shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
    os.makedirs(os.path.join(top, ".git"))
    for folder, name in (("in", "ferry.txt"), ("in/a", "french.txt"), ("in/b", "minsk.txt"), ("in/c", "german.txt")):
        write(os.path.join(top, folder, name), read(os.path.join(GOLDEN, name)).replace(b". ", b".  "))
    write(os.path.join(top, "in", ".gitignore"), b"c/\n")
    os.symlink("../ferry.txt", os.path.join(top, "in", "b", "link.txt"))


def whole_lines(part, all_lines):
    return not part or all(line in all_lines for line in part.splitlines(keepends=True))


def sweep(name, arguments, changes):
    """`changes`: the run writes files; each has to be as it was or as it is to be."""
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as top:
        fresh(top)
        before = files(top)
        count = os.path.join(top, "count")
        status, wanted, said = run(top, arguments, PC_COUNT=count)
        assert status in (0, 1) and not said, said
        calls = int(read(count).split()[0])
        os.remove(count)
        after = files(top)
        assert (after != before) == changes and calls > 10
        for n in range(1, calls + 1):
            for error in ERRORS if ALL else [ERRORS[n % len(ERRORS)]]:
                fresh(top)
                got, out, said = run(top, arguments, PC_FAIL_CALL=n, PC_ERRNO=error)
                where = f"{name}, call {n} of {calls}, {errno.errorcode[error]}"
                now = files(top)
                bad = [path for path, data in now.items() if data not in (before.get(path), after.get(path)) and path != "rows"]
                lost = [path for path in before if path not in now]
                if bad or lost:
                    failures.append(f"{where}: {bad} not whole, {lost} lost")
                if "rows" in now and not whole_lines(now["rows"], after["rows"].splitlines(keepends=True)) and got != 2:
                    failures.append(f"{where}: the manifest holds what is not so")
                if got == status and (now != after or out != wanted):
                    failures.append(f"{where}: status {got}, but not all was done; {said[:200]}")
                if got not in (status, 2) or (got == 2 and not said.startswith("presscheck: ")):
                    failures.append(f"{where}: status {got}, {said[:200]!r}")
                if len(failures) > 20:
                    return
        print(f"{name}: {calls} calls")


sweep("parse", ["parse", "-j", "1", "--format", "json", "in"], False)
sweep("check", ["check", "-j", "1", "--as-of", "2021-05-04", "--format", "concise", "in"], False)
sweep("format", ["format", "-j", "1", "--isolated", "--as-of", "2021-05-04", "--to", "text,json", "-o", "out", "--manifest", "rows", "in"], True)
sweep("fix", ["fix", "-j", "1", "--as-of", "2021-05-04", "-q", "in"], True)

# Short and interrupted reads and writes change nothing.
with tempfile.TemporaryDirectory() as top:
    fresh(top)
    arguments = ["format", "--isolated", "--as-of", "2021-05-04", "--to", "text,json", "-o", "out", "--manifest", "rows", "in"]
    run(top, arguments)
    wanted = files(top)
    fresh(top)
    status, _, said = run(top, arguments, PC_SHORT=1)
    if status or said or files(top) != wanted:
        failures.append(f"short reads and writes: status {status}, {said}")
for failure in failures:
    print("not ok:", failure)
print(f"{runs} runs")
print(f"{0 if failures else 1} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
