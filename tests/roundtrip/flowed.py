#!/usr/bin/env python3
"""What `--flowed` writes, a reader of RFC 3676 joins to the paragraphs of the release.

usage: flowed.py BINARY PATH...      texts, or folders of texts

Where standard error says so the text is for delsp=yes. No line is longer than mail allows (RFC 5322, 2.1.1). Of texts
in scripts without spaces some have to be wrapped at all.
"""
import os, subprocess, sys

LONGEST, WIDTH = 998, 40


def read(text, delsp):
    """RFC 3676, 4: a space that stuffs goes, a line that ends in a space goes on in the next one."""
    paragraphs, open_one = [], ""
    for line in text.split("\n")[:-1]:
        line = line[1:] if line.startswith(" ") else line
        soft = line.endswith(" ") and line != "-- "
        open_one += line[:-1] if soft and delsp else line
        if not soft:
            paragraphs.append(" ".join(open_one.split()))
            open_one = ""
    return paragraphs


def texts(paths):
    for path in paths:
        yield from [path] if os.path.isfile(path) else sorted(os.path.join(path, n) for n in os.listdir(path) if n.endswith(".txt"))


def main():
    binary, bad, n, wrapped = os.path.abspath(sys.argv[1]), 0, 0, 0
    for path in texts(sys.argv[2:]):
        setting = [binary, "format", "--isolated", "--as-is", "--as-of", "2021-05-04", "--flowed", path, "--width"]
        flowed, whole = (subprocess.run([*setting, width], capture_output=True, timeout=60) for width in (str(WIDTH), "0"))
        delsp = b"delsp=yes" in flowed.stderr
        got, want = read(flowed.stdout.decode(), delsp), read(whole.stdout.decode(), delsp)
        long = [line for line in flowed.stdout.split(b"\n") if len(line) > LONGEST]
        n += 1
        wrapped += delsp and flowed.stdout != whole.stdout
        if flowed.returncode or whole.returncode or got != want or not want or long:
            bad += 1
            print(f"not ok {path}: {len(long)} lines are too long")
            print(*[f"    - {w}\n    + {g}" for w, g in zip(want, got) if w != g][:3], sep="\n")
    print(f"{n} texts, {bad} not read back, {wrapped} wrapped inside text without spaces")
    sys.exit(bool(bad or not n or not wrapped))


main()
