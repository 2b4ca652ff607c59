#!/usr/bin/env python3
"""Time grows in proportion to the input, and memory stays within input x 8 + 3 MiB, whatever the input.

usage: limits.py BINARY [FOLDER]

Every hostile input is parsed, and checked with a report for people, at a size and at twice that size: the second may
take three times as long at most; memory is held to its limit where parsing is all that happens. With FOLDER, parsing all
its files with one thread may cost at most twice what `wc -w` on them costs.
"""
import json, os, shutil, statistics, subprocess, sys, tempfile, time

BINARY = os.path.abspath(sys.argv[1])
SIZE = 400_000           # bytes; doubled once, and once more for memory: libraries weigh less there
RATIO, SLACK = 3.0, 0.2 # seconds below which a ratio says nothing
SECONDS = 10             # for any one input
FACTOR, BASE = 8, 3 << 20
TIME = shutil.which("time")

WORDS = "the harbour board opened a second berth on Tuesday after two years of work and said so ".split()
SENTENCE = b"The board opened the berth on Tuesday, the director said. "


def fill(unit):
    return lambda n: (unit * (n // len(unit) + 1))[:n]


def lines(width, end=b"\n"):
    return lambda n: fill(b"word " * (width // 5) + end)(n)


HOSTILE = {
    "one line of words": fill(b"word "), "one word": fill(b"x"), "quotation marks": fill(b'"'), "opening marks": fill("“".encode()),
    "closing marks": fill("”".encode()), "paragraphs that open": fill("“A b c.\n\n".encode()), "single quotes": fill(b"'a "),
    "guillemets": fill("« a ".encode()), "nested quotes": fill("“‘a ".encode()), "brackets": fill(b"("), "square brackets": fill(b"[["),
    "line ends": fill(b"\n"), "carriage returns": fill(b"\r"), "CRLF": fill(b"\r\n"), "spaces": fill(b" "), "tabs": fill(b"\t"), "form feeds": fill(b"\f"),
    "NUL": fill(b"\0"), "bad UTF-8": fill(b"\xff"), "cut UTF-8": fill(b"a\xe2\x80"), "no-break spaces": fill(b"\xc2\xa0"), "soft hyphens": fill(b"a\xc2\xad"),
    "combining marks": fill("e\u0301".encode()), "doubled encoding": fill("â€œaâ€\x9d ".encode()), "zero-width joiners": fill("\u200d".encode()),
    "emoji": fill("👩‍👩‍👧".encode()), "Han": fill("港务局启用第二泊位，".encode()), "Arabic": fill("قال المدير ".encode()), "datelines": fill(b"A - "),
    "dashes": fill(b"-- "), "hyphens at line ends": fill(b"ab-\n"), "short lines": lines(5), "long lines": lines(500), "lines of one letter": fill(b"a\n"),
    "double spacing": fill(b"word word word word word\n\n"), "capital lines": fill(b"CAPITAL WORDS\n"), "capital paragraphs": fill(b"CAPITAL WORDS\n\n"),
    "mail quoting": fill(b"> word word\n"), "deep mail quoting": fill(b">"), "header lines": fill(b"Subject: word\n"), "keys": fill(b"Key: value\n"),
    "page numbers": fill(b"Page 2 of 3\n\n"), "more": fill(b"-more-\n\n"), "end marks": fill(b"###\n"), "stars": fill(b"* "), "list items": fill(b"- word word\n"),
    "contacts": fill(b"Contact: A B, 555-010-0142, a@b.example\n"), "contact labels": fill(b"Contact:\n"), "addresses": fill(b"a@b.example "), "at signs": fill(b"@"),
    "links": fill(b"http://b.example/a "), "phones": fill(b"+1 555 010 0142 "), "digits": fill(b"5"), "numbers": fill(b"12 34 "), "dates": fill(b"May 4, 2021 "),
    "months": fill(b"May "), "about": fill(b"About A\n\nA is b.\n\n"), "embargoes": fill(b"EMBARGOED UNTIL "), "release lines": fill(b"FOR IMMEDIATE RELEASE\n\n"),
    "said": fill("“A,” said B. ".encode()), "she said": fill("“A,” she said. ".encode()), "initials": fill(b"A. B. "), "names": fill(b"Alan Berg, director, and "),
    "stops": fill(b"."), "ellipses": fill(b"... "), "quoted-printable": fill(b"=E2=80=9Ca=\n"), "front matter": lambda n: b"---\n" + fill(b"a: b\n")(n),
    "unclosed front matter": lambda n: b"---\n" + fill(b"- a\n")(n), "UTF-16": lambda n: b"\xff\xfe" + fill("word ".encode("utf-16-le"))(n),
    "wide runs of spaces": fill(b"word                 "), "paragraphs": fill(SENTENCE * 4 + b"\n\n"), "sentences": fill(SENTENCE),
    "a speech": lambda n: "“".encode() + fill(SENTENCE * 4 + b"\n\n")(n), "statement lines": fill(b"A B, director:\n"), "colons": fill(b"a: "), "commas": fill(b"a, "),
    "one line of findings": fill(b"The board  met on Teusday and and said it was was great!! "),
}
COMMANDS = {"json": ["parse", "--format", "json"], "tree": ["parse", "--format", "tree"], "check": ["check", "--isolated"]}


def run(data, command, times=1):
    """The fastest of `times` runs in seconds, None when it fails, and the peak memory in bytes, None when not measured."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        arguments, command = command, [BINARY] + command + [file.name]
        if TIME:  # a small parent: what Python holds would count as the child's
            command = [TIME, "-f", "%M"] + command
        best = None
        for _ in range(times):
            start = time.perf_counter()
            try:
                r = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=SECONDS)
            except subprocess.TimeoutExpired:
                return None, None
            took = time.perf_counter() - start
            best = took if best is None else min(best, took)
            if r.returncode not in ((0, 1) if arguments[0] == "check" else (0,)): # 1: something was found
                return None, None
        return best, int(r.stderr.split()[-1]) * 1024 if TIME else None


failed = passed = 0


# What is known to fall short, and how far: it may only get better. The limits themselves stay as they are.
KNOWN_FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "known.json")
KNOWN = json.load(open(KNOWN_FILE))


def allowed(kind, name, limit):
    return max(limit, KNOWN[kind].get(name, 0))


def share_of(memory):
    """What the input itself took, in its own bytes."""
    return (memory - BASE) / (4 * SIZE)


def report(good, what):
    global failed, passed
    if good:
        passed += 1
    else:
        failed += 1
        print("not ok:", what, flush=True)


def hostile():
    worst_ratio = worst_memory = ("", 0.0)
    for name, make in HOSTILE.items():
        for form, command in COMMANDS.items():
            small, _ = run(make(SIZE), command)
            large, _ = run(make(2 * SIZE), command)
            if small is None or large is None:
                report(False, f"{name}: presscheck {' '.join(command)} did not succeed")
                continue
            if large > SLACK and large > RATIO * small: # once more, with care: the machine may have been busy
                small, large = run(make(SIZE), command, 5)[0], run(make(2 * SIZE), command, 5)[0]
            ratio = large / small if large > SLACK else 0
            worst_ratio = max(worst_ratio, (f"{name}, {form}", ratio), key=lambda x: x[1])
            report(ratio <= allowed("time", name, RATIO), f"{name}, {form}: twice the input takes {ratio:.1f} times as long ({small:.3f} s, {large:.3f} s)")
            report(large <= SECONDS / 5, f"{name}, {form}: {large:.1f} s for {2 * SIZE} bytes")
            if form == "check":
                continue
            took, memory = run(make(4 * SIZE), command) if TIME else (0, None)
            if memory is None:
                report(took is not None, f"{name}, {form}: {4 * SIZE} bytes take more than {SECONDS} s")
                continue
            most = allowed("memory", name, FACTOR)
            for _ in range(4): # the pages that count as taken differ from run to run
                if share_of(memory) > most:
                    memory = min(memory, run(make(4 * SIZE), command)[1] or memory)
            share = share_of(memory)
            worst_memory = max(worst_memory, (f"{name}, {form}", share), key=lambda x: x[1])
            report(share <= most, f"{name}, {form}: {memory / 2**20:.1f} MiB is 3 MiB and {share:.1f} times the input, of which {most} are allowed")
    print(f"hostile inputs: {len(HOSTILE)}; largest ratio {worst_ratio[1]:.2f} ({worst_ratio[0]})")
    if TIME:
        print(f"largest memory 3 MiB + {worst_memory[1]:.1f} x input ({worst_memory[0]})")
    else:
        print("skipped: memory of hostile inputs: the program time is not here")


def against_wc(folder):
    files = sorted(os.path.join(folder, f) for f in os.listdir(folder))
    def clock(command):
        with tempfile.TemporaryFile() as out:
            start = time.perf_counter()
            subprocess.run(command, stdout=out, stderr=subprocess.DEVNULL, check=True)
            return time.perf_counter() - start
    parse, wc = [BINARY, "parse", "-j1", "--format", "json"] + files, ["wc", "-w"] + files
    clock(parse), clock(wc)
    ratio = statistics.median(clock(parse) / clock(wc) for _ in range(9))
    print(f"{len(files)} releases: {ratio:.2f} times wc -w")
    report(ratio <= allowed("wc", "releases", 2), f"{len(files)} releases cost {ratio:.2f} times wc -w")


hostile()
if len(sys.argv) > 2:
    against_wc(sys.argv[2])
else:
    print("skipped: many releases against wc -w: no folder of them was given")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
