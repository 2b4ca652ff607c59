#!/usr/bin/env python3
"""Coverage by the tests may not fall below what is recorded; the aim is 95 % of lines and 85 % of branches.

usage: coverage.py BUILD_DIR RECORD.json [--update]

Reads what gcov says of each compiled file (its JSON) and counts the lines and
branches of src/parse, src/text, src/release and src/base; the languages are
tables and are not counted.
"""
import collections, json, pathlib, re, subprocess, sys

AIM = {"line": 95.0, "branch": 85.0}
SLACK = 0.5  # percent: a line that moves
COUNTED = re.compile(r"src/(parse|text|release|base)/")
LEFT_OUT = re.compile(r"src/release/lang/")


def reports(build):
    """What gcov says of each object file, one document each; of those that never ran, that no line did."""
    for notes in sorted(pathlib.Path(build).rglob("*.gcno")):
        data = notes.with_suffix(".gcda")
        said = subprocess.run(["gcov", "--json-format", "--stdout", "--branch-probabilities", str(data if data.exists() else notes)],
                              capture_output=True, text=True, check=True).stdout
        for line in said.splitlines():
            if line.startswith("{"):
                yield json.loads(line)


def percent(counts):
    return 100.0 * sum(1 for count in counts if count) / len(counts)


lines, branches = collections.Counter(), collections.Counter()
for report in reports(sys.argv[1]):
    for file in report["files"]:
        name = file["file"]
        if not COUNTED.search(name) or LEFT_OUT.search(name):
            continue
        for line in file["lines"]:
            lines[name, line["line_number"]] += abs(line["count"])
            for i, branch in enumerate(b for b in line["branches"] if not b["throw"]):
                branches[name, line["line_number"], i] += abs(branch["count"])
if not any(lines.values()) or not any(branches.values()):
    sys.exit("not ok: gcov found nothing to count: were the tests run in " + sys.argv[1] + "?")

by_file = collections.defaultdict(list)
for (name, _), count in lines.items():
    by_file[name].append(count)
print("files with the fewest lines covered:")
for name, counts in sorted(by_file.items(), key=lambda item: percent(item[1]))[:15]:
    print(f"  {percent(counts):5.1f} %  {sum(1 for c in counts if not c):4d} lines missed  {COUNTED.search(name).group(0)}{name.split('/')[-1]}")

record = json.load(open(sys.argv[2]))
bad = 0
for kind, have in (("line", percent(lines.values())), ("branch", percent(branches.values()))):
    floor = min(record[kind], AIM[kind])
    bad += have < floor - SLACK
    print(f"{'not ok' if have < floor - SLACK else 'ok'}: {kind} coverage {have:.1f} % (recorded {record[kind]:.1f}, aim {AIM[kind]:.0f})")
    record[kind] = max(record[kind], round(have, 1))
if "--update" in sys.argv:
    json.dump(record, open(sys.argv[2], "w"))
    open(sys.argv[2], "a").write("\n")
sys.exit(1 if bad else 0)
