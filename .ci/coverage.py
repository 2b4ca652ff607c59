#!/usr/bin/env python3
"""Coverage may not fall below what is recorded; the aim is 95 % of lines and 85 % of branches.

usage: coverage.py SUMMARY.json RECORD.json [--update]
"""
import json, sys

AIM = {"line": 95.0, "branch": 85.0}
SLACK = 0.5 # percent: a line that moves
summary, record = json.load(open(sys.argv[1])), json.load(open(sys.argv[2]))
bad = 0
for kind, aim in AIM.items():
    have, floor = summary[f"{kind}_percent"], min(record[kind], aim)
    bad += have < floor - SLACK
    print(f"{'not ok' if have < floor - SLACK else 'ok'}: {kind} coverage {have:.1f} % (recorded {record[kind]:.1f}, aim {aim:.0f})")
    record[kind] = max(record[kind], have)
if "--update" in sys.argv:
    json.dump(record, open(sys.argv[2], "w"))
    open(sys.argv[2], "a").write("\n")
sys.exit(1 if bad else 0)
