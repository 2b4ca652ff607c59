#!/usr/bin/env python3
"""Killed (SIGKILL) at any moment, presscheck leaves every file whole: the old one or the new one. An interrupted conversion is
taken up with --resume and ends with the same files and the same manifest as an unbroken run; fix in place is simply run again.

usage: kill.py BINARY [ROUNDS]      rounds in all, half of them for each (default: 40); the moments are random from a fixed seed
"""
import os, random, shutil, subprocess, sys, tempfile, time

from tree import GOLDEN, files, folder_in_memory, read, write

BINARY = os.path.realpath(sys.argv[1])
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 40
COPIES = 6
chance = random.Random(1)
failures, killed, partly = [], 0, 0


def is_left_over(name):
    """The file beside its place that a killed process cannot take away; hidden, and never read as a release."""
    return os.path.basename(name).startswith(".presscheck-")


def run(arguments, folder, kill_after=None):
    """The exit status; None when it was killed."""
    process = subprocess.Popen([BINARY, *arguments], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if kill_after is not None:
        try:
            process.wait(kill_after)
        except subprocess.TimeoutExpired:
            process.kill()
    message = process.communicate()[1]
    if process.returncode not in (0, 1, -9):
        failures.append(f"{arguments}: status {process.returncode}: {message.decode('utf-8', 'replace')[:200]}")
    return None if process.returncode == -9 else process.returncode


def make_inputs(folder, damaged):
    names = sorted(name for name in os.listdir(GOLDEN) if name.endswith(".txt"))
    for i in range(COPIES):
        for k, name in enumerate(names):
            data = read(os.path.join(GOLDEN, name))
            if damaged:  # something for fix to mend
                data = data.replace(b". ", b".  ").replace(b"\n", b" \n")
            write(os.path.join(folder, f"{i % 5}", f"{k % 3}", f"{i}-{name}"), data)


def how_long(arguments, folder):
    start = time.monotonic()
    run(arguments, folder)
    return time.monotonic() - start


def convert(top, rounds):
    global killed, partly
    make_inputs(os.path.join(top, "in"), False)
    arguments = ["format", "--isolated", "--as-of", "2021-05-04", "--to", "text,json", "-o", "out", "--manifest", "rows", "in"]
    length = how_long(arguments, top)
    wanted, rows = files(os.path.join(top, "out")), read(os.path.join(top, "rows"))
    assert len(wanted) >= 2 * COPIES * 10 and rows.count(b"\n") * 2 == len(wanted)
    for i in range(rounds):
        shutil.rmtree(os.path.join(top, "out"))
        os.remove(os.path.join(top, "rows"))
        resume = []
        for attempt in range(3):  # killed up to three times before it may finish
            killed += run(arguments + resume, top, chance.uniform(0, length * 1.1)) is None
            now = files(os.path.join(top, "out")) if os.path.isdir(os.path.join(top, "out")) else {}
            bad = [name for name, data in now.items() if not is_left_over(name) and data != wanted.get(name)]
            partly += 0 < len(now) < len(wanted)
            if bad:
                failures.append(f"convert, round {i}: {bad[:3]} are not whole")
            for line in (read(os.path.join(top, "rows")).split(b"\n")[:-1] if os.path.exists(os.path.join(top, "rows")) else []):
                if line + b"\n" not in rows:
                    failures.append(f"convert, round {i}: a row that no unbroken run has: {line[:100]}")
            resume = ["--resume"]
        run(arguments + resume, top)
        now = {name: data for name, data in files(os.path.join(top, "out")).items() if not is_left_over(name)}
        if now != wanted:
            failures.append(f"convert, round {i}: other files than those of an unbroken run: {sorted(set(wanted) ^ set(now))[:3]}")
        if read(os.path.join(top, "rows")) != rows:
            failures.append(f"convert, round {i}: another manifest than that of an unbroken run")


def fix(top, rounds):
    global killed, partly
    arguments = ["fix", "--isolated", "--as-of", "2021-05-04", "-q", "in"]
    inside = os.path.join(top, "in")
    make_inputs(os.path.join(top, "old"), True)
    old = files(os.path.join(top, "old"))
    shutil.copytree(os.path.join(top, "old"), inside)
    length = how_long(arguments, top)
    new = files(inside)
    changed = [name for name in old if new[name] != old[name]]
    assert set(new) == set(old) and len(changed) >= COPIES, f"fix changed {len(changed)} files"
    for i in range(rounds):
        shutil.rmtree(inside)
        shutil.copytree(os.path.join(top, "old"), inside)
        killed += run(arguments, top, chance.uniform(0, length * 1.1)) is None
        now = files(inside)
        bad = [name for name in old if now.get(name) not in (old[name], new[name])]
        strange = [name for name in now if name not in old and not is_left_over(name)]
        partly += 0 < sum(now.get(name) == new[name] for name in changed) < len(changed)
        if bad or strange:
            failures.append(f"fix, round {i}: {bad[:3]} are neither old nor new, {strange[:3]} are new")
        run(arguments, top)
        if {name: data for name, data in files(inside).items() if not is_left_over(name)} != new:
            failures.append(f"fix, round {i}: run again, it ends otherwise")


def main():
    for work in (convert, fix):
        with tempfile.TemporaryDirectory(dir=folder_in_memory()) as top:
            work(top, ROUNDS // 2)
    # a loop in which nothing was interrupted proves nothing
    if killed < ROUNDS // 2 or partly < ROUNDS // 4:
        failures.append(f"only {killed} processes were killed, {partly} of them in the middle of their work")
    for failure in failures:
        print("not ok:", failure)
    print(f"{ROUNDS} rounds, {killed} processes killed, {partly} of them between the first file and the last")
    print(f"{0 if failures else 1} passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)


main()
