#!/usr/bin/env python3
"""presscheck beside wc -w, cmark, codespell, textlint and write-good, on the same files.

usage: compare.py [--binary BINARY] [--files FOLDER] [--count N] [--runs N] [--large MB] [--npm FOLDER]

Without --binary a Release build is made in a temporary folder. The files are those of FOLDER (default: the sample
releases of the tests), copied until there are N. Both commands of a pair run whole, one after the other, in turn; the
ratio is taken pair by pair and its median printed, presscheck with one thread, so that a machine whose speed drifts does not move it. Seconds are
user and system time together. A tool that is not installed is left out; --npm names a folder whose node_modules holds
textlint and write-good (npm install textlint write-good and the rules below).
"""
import argparse, glob, json, os, shutil, statistics, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(os.path.dirname(HERE))
RULES = ["write-good", "alex", "common-misspellings", "no-todo", "terminology", "diacritics"]  # the six of textlint
SLOW = 40  # files, for tools that take seconds for them


def options():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--binary")
    p.add_argument("--files", default=os.path.join(TREE, "tests", "golden"))
    p.add_argument("--count", type=int, default=2000)
    p.add_argument("--runs", type=int, default=9)
    p.add_argument("--large", type=int, default=50)
    p.add_argument("--npm", type=os.path.abspath)
    return p.parse_args()


def build(folder):
    quiet = {"stdout": subprocess.DEVNULL, "check": True}
    subprocess.run(["cmake", "-S", TREE, "-B", folder, "-DCMAKE_BUILD_TYPE=Release", "-DPC_TESTS=OFF"], **quiet)
    subprocess.run(["cmake", "--build", folder, "--target", "presscheck"], **quiet)
    return os.path.join(folder, "presscheck")


def gather(source, folder, count):
    """`count` files in `folder`: those of `source`, again and again under other names."""
    found = sorted(glob.glob(os.path.join(source, "**", "*.txt"), recursive=True))
    if not found:
        sys.exit(f"compare.py: no .txt files in {source}")
    os.mkdir(folder)
    for i in range(count):
        name = f"{i:06}-{os.path.splitext(os.path.basename(found[i % len(found)]))[0]}.txt"
        shutil.copyfile(found[i % len(found)], os.path.join(folder, name))
    return sorted(os.path.join(folder, name) for name in os.listdir(folder))


def seconds(command, where):
    """User and system time of one run; findings are no failure; the status of some tools is how many there are."""
    with open(os.devnull, "wb") as nothing:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=nothing, stderr=nothing, cwd=where)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode < 0 or (child.returncode > 1 and "presscheck" in command[0]):
        sys.exit(f"compare.py: status {child.returncode} of {' '.join(command[:4])} ...")
    return used.ru_utime + used.ru_stime


def pair(ours, theirs, runs, where):
    """Medians of both and of their ratio, after one run of each that is not counted. Quick commands are run in tens."""
    first, second = seconds(ours, where), seconds(theirs, where)
    times = 10 if first + second < 0.05 else 1
    took = [(sum(seconds(ours, where) for _ in range(times)) / times, sum(seconds(theirs, where) for _ in range(times)) / times) for _ in range(runs)]
    return [statistics.median(x) for x in ([a for a, _ in took], [b for _, b in took], [a / b if b else float("inf") for a, b in took])]


def npm_tools(folder, scratch):
    """Commands of textlint with six rules and of write-good, where they are installed."""
    tools = {}
    where = os.path.join(folder, "node_modules") if folder else ""
    textlint, write_good = (os.path.join(where, ".bin", name) for name in ("textlint", "write-good"))
    rules = [r for r in RULES if os.path.isdir(os.path.join(where, f"textlint-rule-{r}"))] if folder else []
    if folder and os.path.exists(textlint) and rules:
        config = os.path.join(scratch, ".textlintrc.json")
        with open(config, "w") as out:
            json.dump({"rules": {r: True for r in rules}}, out)
        tools[f"textlint, {len(rules)} rules"] = [textlint, "--config", config]
    if folder and os.path.exists(write_good):
        tools["write-good"] = [write_good]
    return tools


def workloads(o, binary, files, large):
    """Rows: what, our command, the yardstick's name, its command."""
    commands = {"parse": ["parse", "-j1", "--format", "json"], "check": ["check", "-j1"], "format --to html": ["format", "-j1", "--to", "html"]}
    ours = {name: [binary] + args for name, args in commands.items() if subprocess.run([binary, args[0], "--help"], capture_output=True).returncode == 0}
    one, cmark, codespell = min(files, key=lambda f: abs(os.path.getsize(f) - 4096)), shutil.which("cmark"), shutil.which("codespell")
    many = f"{len(files)} releases"
    for name, command in ours.items():
        yield f"one release, cold: {name}", command + [one], "wc -w", ["wc", "-w", one]
        if name.startswith("format"):
            continue
        yield f"{many}: {name}", command + files, "wc -w", ["wc", "-w"] + files
    if "check" in ours and codespell:
        yield f"{many}: check", ours["check"] + files, "codespell", [codespell] + files
    html = ours.get("format --to html")
    if html and cmark:
        yield f"one file of {o.large} MB: format --to html", html + [large], "cmark", [cmark, large]
    if cmark:
        yield f"one file of {o.large} MB: parse", ours["parse"] + [large], "cmark", [cmark, large]
    for name, command in npm_tools(o.npm, os.path.dirname(large)).items():
        few = files[:SLOW]
        if "check" in ours:
            yield f"{len(few)} releases: check", ours["check"] + few, name, command + few


def main():
    o = options()
    with tempfile.TemporaryDirectory() as scratch:
        binary = os.path.abspath(o.binary) if o.binary else build(os.path.join(scratch, "build"))
        files = gather(o.files, os.path.join(scratch, "in"), o.count)
        large = os.path.join(scratch, "large.txt")
        with open(large, "wb") as out:
            texts = [open(f, "rb").read() + b"\n\n" for f in files]
            for i in range(1 << 40):
                if out.tell() >= o.large << 20:
                    break
                out.write(texts[i % len(texts)])
        print(f"{sum(os.path.getsize(f) for f in files) / 2**20:.1f} MiB in {len(files)} releases; medians of {o.runs} runs in turn, user and system time")
        for what, ours, name, theirs in workloads(o, binary, files, large):
            runs = 3 if "rules" in name or name == "write-good" else o.runs
            a, b, ratio = pair(ours, theirs, runs, o.npm or scratch) # textlint looks for its rules where it stands
            said = f"{ratio:.2f} times {name}" if ratio >= 0.5 else f"{1 / ratio:,.0f} times as fast as {name}"
            print(f"{what}: {a * 1000:.1f} ms, {name} {b * 1000:.1f} ms: {said}", flush=True)


main()
