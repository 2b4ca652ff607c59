#!/usr/bin/env python3
"""Records for tests of presscheck stream: every text of a folder, `times` over, as JSON lines.

usage: records.py FOLDER TIMES
"""
import json, os, sys

names = sorted(name for name in os.listdir(sys.argv[1]) if name.endswith(".txt"))
for i in range(int(sys.argv[2])):
    for name in names:
        with open(os.path.join(sys.argv[1], name), encoding="utf-8", newline="") as f:
            text = f.read()
        print(json.dumps({"id": f"{name}-{i}", "text": text, "more": {"left": ["alone", i]}}, ensure_ascii=i % 2 == 0))
