#!/usr/bin/env python3
"""Every document of `parse --format json` is valid against the contract, and says nothing twice or out of place.

usage: schema.py BINARY SCHEMA FOLDER...
"""
import json, os, subprocess, sys
import jsonschema

binary, schema_file, folders = sys.argv[1], sys.argv[2], sys.argv[3:]
validator = jsonschema.Draft202012Validator(json.load(open(schema_file)))
files = sorted(os.path.join(p, n) for f in folders for p, _, names in os.walk(f) for n in names if n.endswith(".txt"))
bad = 0
PER_RUN = 500
for at in range(0, len(files), PER_RUN):
    some = files[at:at + PER_RUN]
    out = subprocess.run([binary, "parse", "--format", "json"] + some, capture_output=True, check=True).stdout
    lines = out.split(b"\n")
    if len(lines) != len(some) + 1 or lines[-1]:
        print(f"not ok: {len(some)} inputs gave {len(lines) - 1} lines")
        bad += 1
    for name, line in zip(some, lines):
        try:
            document = json.loads(line.decode("utf-8"))
        except ValueError as e:
            print(f"not ok: {name}: {e}")
            bad += 1
            continue
        size = os.path.getsize(name)
        errors = [e.message[:150] for e in validator.iter_errors(document)]
        if document["source"]["bytes"] != size:
            errors.append("source.bytes is not the file's size")
        spans = [s for p in document["body"]["paragraphs"] for s in p["spans"]]
        spans += [s for k in ("kicker", "release_line", "headline", "dateline", "end_mark", "embargo", "release_date") if document[k] for s in document[k]["spans"]]
        spans += [s for k in ("subheads", "boilerplate", "notes_to_editors", "contacts", "furniture") for p in document[k] for s in p["spans"]]
        spans.sort()
        if any(not 0 <= a < b <= size for a, b in spans):
            errors.append("a span is empty or outside the file")
        if any(a[1] > b[0] for a, b in zip(spans, spans[1:])):
            errors.append("two spans of different parts overlap")
        if document["body"]["text"] != "\n\n".join(p["text"] for p in document["body"]["paragraphs"]):
            errors.append("body.text is not its paragraphs")
        if any(q["paragraph"] is not None and not 0 <= q["paragraph"] < len(document["body"]["paragraphs"]) for q in document["quotes"]):
            errors.append("a quotation's paragraph does not exist")
        if errors:
            bad += 1
            print(f"not ok: {name}: " + "; ".join(errors[:3]))
print(f"{len(files)} documents, {bad} at fault")
sys.exit(1 if bad or not files else 0)
