#!/usr/bin/env python3
"""The golden rules of sentence splitting: sentences.py TOOL FIXTURES_DIR EXCEPTIONS

Each case of golden_rules_{en,fr,es}.json goes through TOOL (tests/tools/sentences.c).
EXCEPTIONS lists cases that are not met, one a line: language, case number as
the file counts from 1, reason. Fails when an unlisted case fails, or when a
listed one passes. White space inside a sentence is compared as one space:
joining lines is the layout's work.
"""
import json
import subprocess
import sys


def sentences(tool, language, text):
    out = subprocess.run([tool, language], input=text.encode(), capture_output=True, check=True).stdout
    return [" ".join(part.decode().split()) for part in out.split(b"\0") if part]


def exceptions(path):
    with open(path) as lines:
        rows = [line.split(None, 2) for line in lines if line.strip() and not line.startswith("#")]
    return {(row[0], int(row[1])): row[2].strip() for row in rows}


def main():
    tool, fixtures, listed = sys.argv[1], sys.argv[2], exceptions(sys.argv[3])
    wrong = met = 0
    unknown = set(listed)
    for language in ("en", "fr", "es"):
        with open(f"{fixtures}/golden_rules_{language}.json") as file:
            cases = json.load(file)
        if not cases:
            wrong += 1
            print(f"{language}: no cases")
        for number, case in enumerate(cases, 1):
            unknown.discard((language, number))
            got = sentences(tool, language, case["input"])
            passes = got == [" ".join(line.split()) for line in case["output"]]
            met += passes
            if passes == ((language, number) in listed):
                wrong += 1
                print(f"{language} {number} {case['name']}: {'listed as an exception, but it passes' if passes else got}")
    for language, number in sorted(unknown):
        wrong += 1
        print(f"{language} {number}: listed as an exception, but there is no such case")
    print(f"golden rules: {met} met, {len(listed)} exceptions, {wrong} wrong")
    return wrong != 0


if __name__ == "__main__":
    sys.exit(main())
