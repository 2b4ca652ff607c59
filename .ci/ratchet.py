#!/usr/bin/env python3
"""The parse rows of the scoreboard may not fall by more than 0.01 below the best recorded.

usage: ratchet.py BINARY SHARED RECORD.json [--update]

--update records what is better than before (and rows that are new); --update --lower records every row as it is.
"""
import json, os, subprocess, sys

binary, shared, record_file = sys.argv[1:4]
update, lower = "--update" in sys.argv, "--lower" in sys.argv
SLACK = 0.01
DAMAGES = (None, "hardwrap", "pdf", "crlf", "email", "nbsp", "utf16")
record = json.load(open(record_file)) if os.path.exists(record_file) else {}
rows = {}
for name in ("senate", "varied"):
    base = os.path.join(shared, "corpus", name)
    for damage in DAMAGES:
        command = [sys.executable, os.path.join(shared, "eval", "score_parse.py"), "--binary", binary, "--labels",
                   os.path.join(base, "labels.jsonl"), "--raw", base, "--json"]
        out = json.loads(subprocess.run(command + (["--damage", damage] if damage else []), capture_output=True, check=True).stdout)
        rows[f"{name}: macro {damage or 'as it stands'}"] = out["macro"]
        if damage is None:
            rows[f"{name}: releases with JSON"] = 1.0 if not out["broken"] else 0.0
            for field, v in out["fields"].items():
                if v["gold"] >= 5:
                    rows[f"{name}: {field}"] = v.get("f1", v.get("accuracy"))
fallen = 0
for row in sorted(set(record) - set(rows)):  # a row that is no longer measured could fall unseen
    if lower:
        del record[row]
    else:
        fallen += 1
        print(f"not ok: {row}: recorded, but not measured any more")
for row, value in rows.items():
    best = record.get(row)
    short = best is not None and value < best - SLACK and not lower
    fallen += short
    print(f"{'not ok' if short else 'ok'}: {row:40} {value:.3f}" + (f"  (best {best:.3f})" if best is not None else "  (new)"))
    if update:
        record[row] = round(value if lower or best is None else max(value, best), 4)
if update:
    with open(record_file, "w") as f:
        json.dump(record, f, indent=2)
        f.write("\n")
print(f"{len(rows)} rows, {fallen} fell")
sys.exit(1 if fallen else 0)
