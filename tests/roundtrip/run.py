#!/usr/bin/env python3
"""What an output says of a release is what the release says: parse(output(x)) equals parse(x), part by part.

usage: run.py BINARY --to text|markdown [--least RATE] [--moved MOST] [--show FIELD] [--profile NAME] PATH...

PATH is a text, a folder of texts, or a folder of marked releases (*.mark), which are unmarked first. A release counts
when every part is the same; white space of any kind counts as one space. The output of the output has to be the same
bytes. Exit status 1 when fewer releases than RATE (0 to 1) come through, or when bytes differ
in more than MOST releases (0 unless said: a bound that may only fall).
"""
import argparse, collections, json, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def texts(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
            continue
        for folder, _, names in sorted(os.walk(path)):
            marked = sorted(os.path.join(folder, n) for n in names if n.endswith(".mark"))
            if marked:
                out = tempfile.mkdtemp()
                subprocess.run([sys.executable, os.path.join(HERE, "..", "labelled", "unmark.py"), out, *marked], check=True, capture_output=True)
                yield from sorted(os.path.join(out, n) for n in os.listdir(out) if n.endswith(".txt"))
            yield from sorted(os.path.join(folder, n) for n in names if n.endswith(".txt"))


def run(binary, args, data=None):
    return subprocess.run([binary, *args], input=data, capture_output=True, timeout=60)


def parse(binary, data):
    out = run(binary, ["parse", "--format", "json", "-"], data)
    return json.loads(out.stdout) if out.returncode == 0 else None


def plain(x):
    return " ".join(x.split()) if isinstance(x, str) else x


def pick(part, *keys):
    return tuple(tuple(map(plain, part[k])) if isinstance(part[k], list) else plain(part[k]) for k in keys) if part else None


def without_bullet(text):
    """Markdown has its own bullets."""
    return re.sub(r"^(?:[-*+•‣◦▪■●○·∙–—・✓➢\uf0b7\uf0a7]\s*)(?=\S)", "", text)


def parts(d):
    """Every part as a value that can be compared."""
    return {
        "language": d["language"],
        "kicker": pick(d["kicker"], "text"),
        "release line": pick(d["release_line"], "text"),
        "embargo": pick(d["embargo"], "until"),
        "release date": pick(d["release_date"], "text", "date"),
        "headline": pick(d["headline"], "text"),
        "subheads": [pick(x, "text") for x in d["subheads"]],
        "dateline": pick(d["dateline"], "text", "city", "region", "country", "date", "wire"),
        "paragraphs": [without_bullet(plain(x["text"])) for x in d["body"]["paragraphs"]],
        "kinds": [x["kind"] for x in d["body"]["paragraphs"]],
        "quotes": [pick(x, "text") for x in d["quotes"]],
        "speakers": [pick(x, "kind", "speaker", "speaker_title", "verb", "paragraph") for x in d["quotes"]],
        "boilerplate": [pick(x, "text", "heading", "organization") for x in d["boilerplate"]],
        "notes": [pick(x, "text") for x in d["notes_to_editors"]],
        "contacts": [pick(x, "text", "name", "title", "organization", "emails", "phones", "urls") for x in d["contacts"]],
        "end mark": pick(d["end_mark"], "text"),
    }


def shorten(x):
    text = json.dumps(x, ensure_ascii=False)
    return text if len(text) < 700 else text[:350] + " ... " + text[-350:]


def show(field, before, after):
    if isinstance(before, list) and isinstance(after, list):
        common = 0
        while common < min(len(before), len(after)) and before[common] == after[common]:
            common += 1
        before, after = before[common:][:3], after[common:][:3]
    print(f"    {field}\n      - {shorten(before)}\n      + {shorten(after)}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("binary"); ap.add_argument("paths", nargs="+")
    ap.add_argument("--to", default="text"); ap.add_argument("--least", type=float, default=1.0)
    ap.add_argument("--moved", type=int, default=0)
    ap.add_argument("--show", action="append", default=[]); ap.add_argument("--profile", default="ap")
    ap.add_argument("--all", action="store_true", help="show every difference")
    a = ap.parse_args()
    a.binary = os.path.abspath(a.binary)
    n = same = moved = failed = 0
    misses = collections.Counter()
    setting = ["format", "--isolated", "--as-is", "--profile", a.profile, "--as-of", "2021-05-04", "--to", a.to, "-o", "-", "-"]
    for path in texts(a.paths):
        data = open(path, "rb").read()
        source, out = parse(a.binary, data), run(a.binary, setting, data)
        n += 1
        if source is None or out.returncode:
            failed += 1
            print(f"not ok {path}: it could not be set: {out.stderr.decode()}")
            continue
        before, after = parts(source), parts(parse(a.binary, out.stdout))
        again = run(a.binary, setting, out.stdout).stdout
        wrong = [f for f in before if before[f] != after[f]]
        misses.update(wrong)
        same += not wrong
        if again != out.stdout:
            moved += 1
            misses["bytes"] += 1
        if a.all or any(f in a.show for f in wrong) or ("bytes" in a.show and again != out.stdout):
            print(f"  {path}: {', '.join(wrong)}{' BYTES' if again != out.stdout else ''}")
            for f in wrong:
                if a.all or f in a.show:
                    show(f, before[f], after[f])
    print(f"{a.to}: {n} releases, {same} the same in every part ({same / max(1, n):.3f}), {moved} with other bytes the second time")
    print("  misses:", ", ".join(f"{k} {v}" for k, v in misses.most_common()) or "none")
    sys.exit(bool(failed or same < a.least * n or moved > a.moved or not n))


main()
