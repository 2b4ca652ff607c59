#!/usr/bin/env python3
"""Folders in repositories: presscheck leaves out what git leaves out. Trees and .gitignore files are made up by chance from a seed.

usage: ignore.py BINARY [ROUNDS]
"""
import json, os, random, shutil, subprocess, sys, tempfile

BINARY, ROUNDS = os.path.realpath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 60
WORDS = ["a", "b", "ab", "out", "x y", "draft", "v1.2", "[k]", "é", "a-b"]
PATTERNS = ["*", "*.txt", "/*", "a", "b/", "/a", "a/b", "a/**", "**/a", "**/a/b", "a/**/b", "a/*/b", "?", "??", "[ab]", "[!a]*", "[a-c]*",
            "[[:alpha:]]", "[]a]", "\\[k\\]", "[k]", "x y", "x\\ y", "out/", "/out/*", "draft*", "*raft*", "*/", "a*b", "v*.?", "é", "**", "**/",
            "/**", "a/", "ab/**/x y/", "*.*", "a\\b", "[", "[a-", "a-b", "[a\\-b]", "*a*b*", "out/draft", "out/**/draft/**", "b ", "b\\ ", "a//b"]
ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}


def make_folder(chance, path, depth):
    os.makedirs(path, exist_ok=True)
    if chance.random() < 0.5:
        lines = []
        for _ in range(chance.randint(1, 4)):
            lines.append(("!" if chance.random() < 0.3 else "") + chance.choice(PATTERNS) + ("/" if chance.random() < 0.1 else ""))
        lines.insert(chance.randint(0, len(lines)), chance.choice(["# a remark", "", "   ", "\\#", "\\!a"]))
        end = chance.choice(["\n", "\n", "\r\n"])
        with open(os.path.join(path, ".gitignore"), "w", newline="") as f:
            f.write(("\ufeff" if chance.random() < 0.1 else "") + end.join(lines) + (end if chance.random() < 0.8 else ""))
    for _ in range(chance.randint(1, 5)):
        name = chance.choice(WORDS) + (".txt" if chance.random() < 0.4 else "")
        below = os.path.join(path, name)
        if os.path.exists(below):
            continue
        if depth and chance.random() < 0.6:
            make_folder(chance, below, depth - 1)
        else:
            with open(below, "w") as f:
                f.write("A headline\n\nA paragraph.\n")


def by_git(top, folder):
    out = subprocess.run(["git", "-C", top, "ls-files", "-z", "--others", "--exclude-standard", "--", folder or "."],
                         capture_output=True, env=ENVIRONMENT, check=True).stdout
    names = [name for name in out.decode().split("\0") if name]
    return sorted(name for name in names if not name.split("/")[-1].startswith("."))


def by_presscheck(top, folder):
    run = subprocess.run([BINARY, "parse", "--format", "json", "--include", "*", folder or "."], cwd=top, capture_output=True, env=ENVIRONMENT)
    assert run.returncode == 0, run.stderr
    return sorted(json.loads(line)["source"]["name"] for line in run.stdout.splitlines())


def differs(top, folder, what):
    git, own = by_git(top, folder), by_presscheck(top, folder)
    if git == own:
        return 0
    print(f"not ok: {what}, folder {folder or '.'}: only git reads {sorted(set(git) - set(own))}, only presscheck {sorted(set(own) - set(git))}")
    for path, _, names in os.walk(top):
        if ".gitignore" in names:
            with open(os.path.join(path, ".gitignore"), "rb") as f:
                print("  ", os.path.relpath(path, top), f.read())
    return 1


def main():
    failed = passed = read = 0
    for seed in range(ROUNDS):
        chance = random.Random(seed)
        top = tempfile.mkdtemp()
        try:
            make_folder(chance, top, 4)
            subprocess.run(["git", "-C", top, "init", "-q"], check=True, env=ENVIRONMENT)
            if chance.random() < 0.3:
                with open(os.path.join(top, ".git", "info", "exclude"), "w") as f:
                    f.write(chance.choice(PATTERNS) + "\n")
            read += len(by_git(top, ""))
            wrong = differs(top, "", f"seed {seed}")
            # a folder below that git does not leave out itself
            below = sorted({os.path.dirname(name) for name in by_git(top, "")} - {""})
            if below:
                wrong += differs(top, chance.choice(below), f"seed {seed}")
            failed += wrong > 0
            passed += wrong == 0
        finally:
            shutil.rmtree(top)
    # a repository inside another has its own rules
    top = tempfile.mkdtemp()
    try:
        os.makedirs(os.path.join(top, "inner"))
        for name, text in ((".gitignore", "*.txt\n"), ("a.txt", "A\n"), ("b.md", "B\n"), ("inner/c.txt", "C\n"), ("inner/d.md", "D\n"), ("inner/.gitignore", "d.*\n")):
            with open(os.path.join(top, name), "w") as f:
                f.write(text)
        for folder in (top, os.path.join(top, "inner")):
            subprocess.run(["git", "-C", folder, "init", "-q"], check=True, env=ENVIRONMENT)
        got = by_presscheck(top, "")
        if got == ["b.md", "inner/c.txt"]:
            passed += 1
        else:
            failed += 1
            print("not ok: a repository inside another:", got)
    finally:
        shutil.rmtree(top)
    if read < ROUNDS * 2:
        failed += 1
        print(f"not ok: only {read} files were read in all")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if shutil.which("git"):
    main()
print("skipped: what git ignores: git is not here")
sys.exit(77)
