#!/usr/bin/env python3
"""Turns marked releases into plain texts and labels.

usage: unmark.py OUTDIR [FILE.mark ...]

A marked release is the text as it would arrive, with ⟪name key=value⟫...⟪/⟫ around each part. Names are the fields of
the labels: kicker release_line embargo release_date headline subhead dateline body quote boilerplate notes contact
end_mark. ⟪person name="…" phone="…" email="…"⟫ stands inside a contact, has no closing mark and covers nothing.
OUTDIR gets NAME.txt for each file and labels.jsonl with byte spans, end exclusive, white space at the edges left out.
"""
import glob, json, os, re, sys

MARK = re.compile(r"⟪(/|[a-z_]+)((?: [a-z]+=(?:\"[^\"]*\"|[^ ⟫]*))*)⟫")
ONE = {"kicker", "release_line", "embargo", "end_mark", "body"}
MANY = {"headline": "headline", "subhead": "subhead", "boilerplate": "boilerplate", "notes": "notes_to_editors"}


def attributes(text):
    return {k: v.strip('"') or None for k, v in re.findall(r"([a-z]+)=(\"[^\"]*\"|[^ ⟫]*)", text)}


def trim(raw, span):
    s, e = span
    while s < e and raw[s:s + 1].isspace():
        s += 1
    while e > s and raw[e - 1:e].isspace():
        e -= 1
    return [s, e]


def lines_of(raw, span):
    """One span a line, as headlines are labelled."""
    out, at = [], span[0]
    for line in raw[span[0]:span[1]].split(b"\n"):
        piece = trim(raw, (at, at + len(line)))
        if piece[0] < piece[1]:
            out.append(piece)
        at += len(line) + 1
    return out


def place(gold, raw, name, keys, span):
    if name in ONE:
        gold[name] = span
    elif name in MANY:
        gold[MANY[name]] += lines_of(raw, span) if name in ("headline", "subhead") else [span]
    elif name == "dateline":
        gold["dateline"] = {"span": span, **{k: keys.get(k) for k in ("city", "region", "country", "date", "wire")}}
    elif name == "release_date":
        gold["release_date"] = {"span": span, "date": keys["date"]}
    elif name == "quote":
        gold["quotes"].append({"span": span, "speaker": keys.get("speaker"), "kind": keys["kind"]})
    elif name == "contact":
        gold["contacts"]["span"].append(span)
    else:
        raise SystemExit(f"unknown mark {name}")


def unmark(path):
    text = open(path, encoding="utf-8").read()
    raw, at, open_marks, closed, people = b"", 0, [], [], []
    for m in MARK.finditer(text):
        raw += text[at:m.start()].encode()
        at = m.end()
        if m[1] == "person":
            people.append(attributes(m[2]))
        elif m[1] == "/":
            name, keys, start = open_marks.pop()
            closed.append((name, keys, (start, len(raw))))
        else:
            open_marks.append((m[1], attributes(m[2]), len(raw)))
    if open_marks:
        raise SystemExit(f"{path}: {open_marks[-1][0]} is not closed")
    raw += text[at:].encode()
    base = os.path.basename(path)[:-len(".mark")]
    gold = {"id": "X-" + base, "file": base + ".txt", "stratum": "own", "release_line": None, "embargo": None,
            "headline": [], "subhead": [], "dateline": None, "release_date": None, "body": None, "quotes": [],
            "boilerplate": [], "notes_to_editors": [], "contacts": {"span": [], "people": people}, "end_mark": None,
            "kicker": None, "notes": ""}
    for name, keys, span in sorted(closed, key=lambda c: c[2]):
        place(gold, raw, name, keys, trim(raw, span))
    return base, raw, gold


def main():
    out = sys.argv[1]
    files = sys.argv[2:] or sorted(glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), "*.mark")))
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(out, "labels.jsonl"), "w", encoding="utf-8") as labels:
        for path in files:
            base, raw, gold = unmark(path)
            with open(os.path.join(out, base + ".txt"), "wb") as f:
                f.write(raw)
            labels.write(json.dumps(gold, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
