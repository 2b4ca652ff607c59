#!/usr/bin/env python3
"""Headlines in title case as the guides have them: title_case.py TOOL FIXTURES. Lines are told apart by a space for a line end."""
import json, subprocess, sys

tool, fixtures = sys.argv[1:3]
failed = passed = 0
for style, name in (("ap", "AP.json"), ("chicago", "Chicago.json")):
    for case in json.load(open(f"{fixtures}/{name}")):
        lines = case["input"].split("\n")
        if len(lines) > 1:  # a title over two lines is one title
            lines = [" ".join(lines)]
            want = case["expect"].replace("\n", " ")
        else:
            want = case["expect"]
        got = subprocess.run([tool, style], input=lines[0] + "\n", capture_output=True, text=True, check=True).stdout.rstrip("\n")
        passed += got == want
        failed += got != want
        if got != want:
            print(f"not ok: {style}: {case['input']!r}: {got!r}, wanted {want!r}")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
