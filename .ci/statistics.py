#!/usr/bin/env python3
"""Measures of readability beside published ones, within 2 %: statistics.py TOOL SUMMARIZE.json."""
import json, subprocess, sys

tool, fixture = sys.argv[1:3]
MEASURES = {"AutomatedReadability": "ARI", "ColemanLiau": "Coleman-Liau", "LIX": "LIX"}
failed = passed = 0
for case in json.load(open(fixture)):
    lines = subprocess.run([tool], input=case["text"] + "\n", capture_output=True, text=True, check=True).stdout.splitlines()
    got = {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}
    for published, name in MEASURES.items():
        good = abs(got[name] - case[published]) <= 0.02 * case[published]
        passed, failed = passed + good, failed + (not good)
        if not good:
            print(f"not ok: {name} of {case['text'][:40]!r}: {got[name]}, published {case[published]}")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
