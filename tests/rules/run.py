#!/usr/bin/env python3
"""Every rule has a folder here, and does in it what it promises.

usage: run.py BINARY [RULE ...]

tests/rules/RULE/ holds
  bad.txt, bad-*.txt     texts that the rule marks
  bad.expect, ...        beside each: one line a finding, "LINE:COL words of the source it points at"; the words may be
                         cut short with " …"; a finding about the file as a whole is "file"
  good.txt, good-*.txt   texts with the rule's traps, in which it marks nothing
  fixed.txt, ...         what a bad text becomes when its edits are made; has to be there when a finding has edits
  config.yml             a house's configuration, for rules that need one
  options                more options for the command, such as --profile un or --as-of 2019-09-03

The rule runs alone (--only), in the first of the five profiles that has it on unless options names one. Ranges have to
lie in the file, edits in order and without overlap; making them must leave nothing that the rule itself would fix again.
Without RULE every rule of the catalogue is tried, and a folder without a rule is a failure.
"""
import glob, json, os, shlex, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROFILES = ("ap", "un", "govuk", "eu", "chicago")
failures, checks = [], 0


def check(good, message):
    global checks
    checks += 1
    if not good:
        failures.append(message)


def run(binary, rule, options, path):
    config = os.path.join(HERE, rule, "config.yml")
    style = ["--config", config] if os.path.exists(config) else ["--isolated"]
    out = subprocess.run([binary, "check", "--format", "json", "--only", rule] + style + options + [path], capture_output=True, timeout=30)
    try:
        return json.loads(out.stdout)["files"][0]["findings"]
    except (ValueError, KeyError, IndexError):
        check(False, f"{rule}: {path}: no findings as JSON, exit {out.returncode}: {out.stderr[:200]!r}")
        return []


def column(line, col):
    """Byte offset of a 1-based code point column in a line."""
    return len(line.decode("utf-8", "surrogateescape")[:col - 1].encode("utf-8", "surrogateescape"))


def apply(data, edits):
    out, at = b"", 0
    for e in sorted(edits, key=lambda e: (e["start"], e["end"])):
        if e["start"] < at or e["end"] > len(data):
            return None
        out += data[at:e["start"]] + e["text"].encode()
        at = e["end"]
    return out + data[at:]


def try_bad(binary, rule, fix, options, path):
    base = path[:-len(".txt")]
    data = open(path, "rb").read()
    expect = [l for l in open(base + ".expect", encoding="utf-8", errors="surrogateescape").read().splitlines() if l.strip()] if os.path.exists(base + ".expect") else None
    check(expect, f"{base}.expect is missing or empty")
    found = run(binary, rule, options, path)
    seen = []
    for f in found:
        check(f["rule"] == rule, f"{path}: {f['rule']} came where only {rule} was asked for")
        check(0 <= f["start"] <= f["end"] <= len(data), f"{path}: a range outside the file: {f}")
        check(f["message"] and not f["message"].endswith("."), f"{path}: message {f['message']!r}: a sentence without its stop is wanted")
        words = data[f["start"]:f["end"]].decode("utf-8", "backslashreplace").replace("\n", " ")
        seen.append((f"{f['line']}:{f['column']}", words))
    wanted = list(expect or [])
    for place, words in seen:
        hit = next((w for w in wanted if w == "file" or w.split(" ", 1)[0] == place and matches(w.split(" ", 1)[1] if " " in w else "", words)), None)
        check(hit is not None, f"{path}: not expected: {place} {words!r}")
        if hit is not None:
            wanted.remove(hit)
    check(not wanted, f"{path}: not found: {wanted}")
    edits = [e for f in found if f["fix"] for e in f["fix"]["edits"]]
    if fix == "none":
        check(not edits, f"{path}: a rule without fixes makes edits")
    if not edits:
        return
    if fix == "propose":
        check(all(f["fix"]["safety"] == "propose" for f in found if f["fix"]), f"{path}: a safe fix from a rule that only proposes")
    unique = [dict(t) for t in {tuple(sorted(e.items())) for e in edits}]
    made = apply(data, unique)
    fixed = os.path.join(os.path.dirname(path), os.path.basename(base).replace("bad", "fixed") + ".txt")
    check(made is not None, f"{path}: edits overlap or leave the file: {unique}")
    check(os.path.exists(fixed), f"{fixed} is missing; the edits make:\n{(made or b'').decode('utf-8', 'replace')}")
    if made is None or not os.path.exists(fixed):
        return
    check(made == open(fixed, "rb").read(), f"{fixed} differs from what the edits make:\n{made.decode('utf-8', 'replace')}")
    with tempfile.NamedTemporaryFile(suffix=".txt") as again:
        again.write(made)
        again.flush()
        left = [f for f in run(binary, rule, options, again.name) if f["fix"]]
        check(not left, f"{path}: after its own fixes {rule} would fix again: {[f['message'] for f in left]}")


def matches(want, words):
    want = want.strip()
    return words.startswith(want[:-1].rstrip()) if want.endswith("…") else words.strip() == want


def try_rule(binary, rule):
    folder = os.path.join(HERE, rule["id"])
    for member in ("summary", "why", "source"):
        check(rule[member], f"{rule['id']}: its row has no {member}")
    check(not rule["summary"].endswith("."), f"{rule['id']}: the summary ends in a stop")
    bad, good = sorted(glob.glob(folder + "/bad*.txt")), sorted(glob.glob(folder + "/good*.txt"))
    check(bad, f"tests/rules/{rule['id']} has no bad.txt")
    check(good, f"tests/rules/{rule['id']} has no good.txt")
    options = shlex.split(open(folder + "/options").read()) if os.path.exists(folder + "/options") else []
    if "--profile" not in options:
        options += ["--profile", next((p for p in PROFILES if rule["severity"][p] != "off"), "ap")]
    for path in bad:
        try_bad(binary, rule["id"], rule["fix"], options, path)
    for path in good:
        found = run(binary, rule["id"], options, path)
        check(not found, f"{path}: false alarms: {[(f['line'], f['column'], f['message']) for f in found]}")


def main():
    binary, asked = os.path.abspath(sys.argv[1]), sys.argv[2:]
    rules = json.loads(subprocess.run([binary, "rules", "--format", "json"], capture_output=True, check=True).stdout)["rules"]
    check(len({r["id"] for r in rules}) == len(rules), "two rules of one id")
    for rule in rules:
        if not asked or rule["id"] in asked:
            try_rule(binary, rule)
    known = {r["id"] for r in rules}
    for name in sorted(os.listdir(HERE)):
        if os.path.isdir(os.path.join(HERE, name)) and not name.startswith("__"):
            check(name in known, f"tests/rules/{name}: there is no such rule")
    for failure in failures:
        print("not ok:", failure)
    print(f"{checks - len(failures)} passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
