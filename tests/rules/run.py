#!/usr/bin/env python3
"""Every rule has a folder here, and does in it what it promises.

usage: run.py BINARY [RULE ...]

tests/rules/RULE/ holds
  bad.txt, bad-*.txt     texts that the rule marks
  bad.expect, ...        beside each: one line a finding, "LINE:COL words of the source it points at"; the words may be
                         cut short with " …"; a finding about the file as a whole, which points at its first word, is "file"
  good.txt, good-*.txt   texts with the rule's traps, in which it marks nothing
  fixed.txt, ...         what a bad text becomes when its edits are made; has to be there when a finding has edits, and
                         may not be there when none has
  bad.proposed, ...      "LINE:COL" of each finding whose edits are proposed only, of a rule whose row says that it is safe
  config.yml             a house's configuration, for rules that need one
  options                more options for the command, such as --profile un or --as-of 2019-09-03

The rule runs alone (--only), in the first of the five profiles that has it on unless options names one. Ranges have to
lie in the file, edits in order and without overlap; making them must leave nothing that the rule itself would fix again.
A rule whose row promises edits has to make some, and safe ones where it says so; severities are those of the row.
Without RULE every rule of the catalogue is tried, and a folder without a rule or a file that nothing reads is a failure.
"""
import glob, json, os, shlex, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROFILES = ("ap", "un", "govuk", "eu", "chicago")
RANK = ("off", "info", "warning", "error")
failures, checks = [], 0


def check(good, message):
    global checks
    checks += 1
    if not good:
        failures.append(message)


def call(binary, command, rule, options, path):
    config = os.path.join(HERE, rule, "config.yml")
    style = ["--config", config] if os.path.exists(config) else ["--isolated"]
    return subprocess.run([binary, *command, "--only", rule] + style + options + [path], capture_output=True, timeout=30)


def mend(binary, rule, options, path):
    """What the fixer itself makes of a text: it takes back what would have the text read otherwise."""
    return call(binary, ["fix", "--unsafe", "--stdout"], rule, options, path).stdout


def run(binary, rule, options, path):
    out = call(binary, ["check", "--format", "json"], rule, options, path)
    try:
        found = json.loads(out.stdout)["files"][0]["findings"]
        check(out.returncode in (0, 1), f"{rule}: {path}: exit {out.returncode}: {out.stderr[:200]!r}")
        return found
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


def is_first_word(data, finding):
    """Whether a finding points at the first thing that can be seen in the file, as those about the whole file do."""
    before = data[:finding["start"]].decode("utf-8", "surrogateescape")
    return finding["section"] is None and not before.strip("\ufeff \t\r\n")


def try_bad(binary, rule, fix, severity, options, path):
    """Tries one bad text; the safety of each finding that has edits."""
    base = path[:-len(".txt")]
    data = open(path, "rb").read()
    expect = [l for l in open(base + ".expect", encoding="utf-8", errors="surrogateescape").read().splitlines() if l.strip()] if os.path.exists(base + ".expect") else None
    check(expect, f"{base}.expect is missing or empty")
    found = run(binary, rule, options, path)
    seen = []
    for f in found:
        check(f["rule"] == rule, f"{path}: {f['rule']} came where only {rule} was asked for")
        check(0 <= f["start"] <= f["end"] <= len(data), f"{path}: a range outside the file: {f}")
        check(severity is None or f["severity"] == severity, f"{path}: reported as {f['severity']}, its row says {severity}")
        check(f["fix"] is None or f["fix"]["edits"], f"{path}: a fix without edits: {f}")
        check(f["message"] and not f["message"].endswith("."), f"{path}: message {f['message']!r}: a sentence without its stop is wanted")
        words = data[f["start"]:f["end"]].decode("utf-8", "backslashreplace").replace("\n", " ")
        seen.append((f"{f['line']}:{f['column']}", words, is_first_word(data, f)))
    wanted = list(expect or [])
    for place, words, first in seen:
        hit = next((w for w in wanted if w == "file" and first or w.split(" ", 1)[0] == place and matches(w.split(" ", 1)[1] if " " in w else "", words)), None)
        check(hit is not None, f"{path}: not expected: {place} {words!r}")
        if hit is not None:
            wanted.remove(hit)
    check(not wanted, f"{path}: not found: {wanted}")
    edits = [e for f in found if f["fix"] for e in f["fix"]["edits"]]
    if fix == "none":
        check(not edits, f"{path}: a rule without fixes makes edits")
    fixed = os.path.join(os.path.dirname(path), os.path.basename(base).replace("bad", "fixed") + ".txt")
    safeties = [f["fix"]["safety"] for f in found if f["fix"]]
    proposed = sorted(f"{f['line']}:{f['column']}" for f in found if f["fix"] and f["fix"]["safety"] != "safe") if fix == "safe" else []
    listed = sorted(open(base + ".proposed").read().split()) if os.path.exists(base + ".proposed") else []
    check(proposed == listed, f"{path}: only proposed, though the rule is safe: {proposed}; {base}.proposed has {listed}")
    if not edits:
        check(not os.path.exists(fixed), f"{fixed} is there, but nothing makes it")
        return safeties
    if fix == "propose":
        check(all(f["fix"]["safety"] == "propose" for f in found if f["fix"]), f"{path}: a safe fix from a rule that only proposes")
    unique = [dict(t) for t in {tuple(sorted(e.items())) for e in edits}]
    made = apply(data, unique)
    check(made is not None, f"{path}: edits overlap or leave the file: {unique}")
    check(os.path.exists(fixed), f"{fixed} is missing; the edits make:\n{(made or b'').decode('utf-8', 'replace')}")
    if made is None or not os.path.exists(fixed):
        return safeties
    check(made == open(fixed, "rb").read(), f"{fixed} differs from what the edits make:\n{made.decode('utf-8', 'replace')}")
    check(mend(binary, rule, options, path) == made, f"{path}: presscheck fix --unsafe does not make the edits that check offers")
    with tempfile.NamedTemporaryFile(suffix=".txt") as again:
        again.write(made)
        again.flush()
        left = [f for f in run(binary, rule, options, again.name) if f["fix"]]
        check(not left, f"{path}: after its own fixes {rule} would fix again: {[f['message'] for f in left]}")
    return safeties


def matches(want, words):
    want = want.strip()
    return words.startswith(want[:-2].rstrip()) if want.endswith(" …") and want[:-2].strip() else words.strip() == want


def try_files(folder, bad, good):
    """Nothing lies in a folder that no test reads: a misspelt name would be a test that never runs."""
    known = {"config.yml", "options"} | {os.path.basename(path) for path in good}
    for path in bad:
        name = os.path.basename(path)
        base = name[:-len(".txt")]
        known |= {name, base + ".expect", base + ".proposed", name.replace("bad", "fixed")}
    for name in sorted(set(os.listdir(folder)) - known if os.path.isdir(folder) else ()):
        check(False, f"{folder}/{name}: nothing reads it")


def try_rule(binary, rule):
    folder = os.path.join(HERE, rule["id"])
    for member in ("summary", "why", "source"):
        check(rule[member], f"{rule['id']}: its row has no {member}")
    check(not rule["summary"].endswith("."), f"{rule['id']}: the summary ends in a stop")
    bad, good = sorted(glob.glob(folder + "/bad*.txt")), sorted(glob.glob(folder + "/good*.txt"))
    check(bad, f"tests/rules/{rule['id']} has no bad.txt")
    check(good, f"tests/rules/{rule['id']} has no good.txt")
    options = shlex.split(open(folder + "/options").read()) if os.path.exists(folder + "/options") else []
    profile = options[options.index("--profile") + 1] if "--profile" in options else None
    if profile is None:
        profile = next((p for p in PROFILES if rule["severity"][p] != "off"), "ap")
        options += ["--profile", profile]
    # a house may set severities of its own; what is off everywhere and asked for by name is worth the most it is anywhere, or info
    severity = None if os.path.exists(folder + "/config.yml") else rule["severity"].get(profile)
    if severity == "off":
        severity = max(["info", *rule["severity"].values()], key=RANK.index)
    try_files(folder, bad, good)
    safeties = [safety for path in bad for safety in try_bad(binary, rule["id"], rule["fix"], severity, options, path)]
    if rule["fix"] != "none":
        check(safeties, f"{rule['id']}: its row says {rule['fix']}, and it makes no edits in any bad text")
    if rule["fix"] == "safe" and safeties:
        check("safe" in safeties, f"{rule['id']}: its row says safe, and every edit is only proposed")
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
    check(rules, "the catalogue is empty")
    for name in sorted(os.listdir(HERE)):
        if os.path.isdir(os.path.join(HERE, name)) and not name.startswith("__"):
            check(name in known, f"tests/rules/{name}: there is no such rule")
    for failure in failures:
        print("not ok:", failure)
    print(f"{checks - len(failures)} passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
