#!/usr/bin/env python3
"""Counts the instructions of fixed runs with callgrind; fails above a limit, or 3 % above the best recorded.

usage: instructions.py BINARY RECORD.json [--update]
"""
import json, os, re, subprocess, sys

binary, record_file, update = os.path.abspath(sys.argv[1]), sys.argv[2], "--update" in sys.argv
golden = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "golden")
SAMPLES = sorted(n for n in os.listdir(golden) if n.endswith(".txt"))
RUNS = {  # name: (arguments, limit)
    "parse minsk, json": (["parse", "--format", "json", "minsk.txt"], 3_000_000),
    "parse minsk, tree": (["parse", "--format", "tree", "--width", "80", "minsk.txt"], 3_000_000),
    "check minsk, json": (["check", "--isolated", "--profile", "un", "--as-of", "2019-09-03", "--format", "json", "minsk.txt"], 4_000_000),
    "check every sample, for people": (["check", "--isolated", "--profile", "ap", "--as-of", "2019-09-03"] + SAMPLES, None),
    "format minsk, html": (["format", "--isolated", "--to", "html", "minsk.txt"], 3_000_000),
    "parse every sample, json": (["parse", "--format", "json"] + SAMPLES, None),
}
MARGIN = 1.03
record = json.load(open(record_file)) if os.path.exists(record_file) else {}
bad = 0
for name, (arguments, limit) in RUNS.items():
    r = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", binary] + arguments, cwd=golden, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", r.stderr)
    usual = (0, 1) if arguments[0] == "check" else (0,) # 1: something was found
    if r.returncode not in usual or not found:
        print(f"not ok: {name}: no count: {r.stderr[-300:]}")
        bad += 1
        continue
    count, best = int(found.group(1)), record.get(name)
    if best is None and not update:
        print(f"not ok: {name}: {count} instructions, and nothing recorded to hold them against")
        bad += 1
        continue
    over = (limit and count > limit) or (best and count > best * MARGIN)
    bad += bool(over)
    said = [f"{count / 1e6:.3f} M instructions"]
    said += [f"best {best / 1e6:.3f} M"] if best else []
    said += [f"limit {limit / 1e6:.1f} M"] if limit else []
    print(f"{'not ok' if over else 'ok'}: {name}: {', '.join(said)}")
    record[name] = min(count, best or count)  # a dearer run is no record: raise it by hand, and say why
if update:
    json.dump(record, open(record_file, "w"), indent=2)
    open(record_file, "a").write("\n")
sys.exit(1 if bad else 0)
