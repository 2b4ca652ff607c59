#!/usr/bin/env python3
"""What bash, zsh and fish complete, asked of the shells themselves: every option of every command, every value.

usage: completions.py BINARY

bash and zsh run on a terminal of their own, with the keys that put all matches into the line; fish is asked by its own
`complete -C`. A shell that is not here is said to be skipped.
"""
import json, os, pty, re, select, shutil, subprocess, sys, tempfile, time

BINARY = os.path.realpath(sys.argv[1])
SECONDS = 60  # for one answer: a machine may be busy
passed = failed = 0


def check(good, what):
    global passed, failed
    passed += bool(good)
    failed += not good
    if not good:
        print("not ok:", what, flush=True)


def presscheck(*args):
    return subprocess.run([BINARY, *args], capture_output=True, text=True)


class Terminal:
    """A shell on a terminal: a line is typed, all its matches are put in, and it is printed instead of run."""

    def __init__(self, argv, setup, all_matches, folder):
        self.all_matches = all_matches
        pid, self.fd = pty.fork()
        if pid == 0:
            os.chdir(folder)
            os.environ.update(TERM="dumb", PS1="$ ", PATH=os.path.join(folder, "bin") + ":" + os.environ["PATH"], HOME=folder, LC_ALL="C.UTF-8")
            os.environ.pop("ZDOTDIR", None)
            os.execvp(argv[0], argv)
        self.pid = pid
        self.seen = ""
        for line in setup:
            self.send(line + "\n")
        self.send("echo rea''dy\n")
        self.wait(r"ready\r?\n")

    def send(self, text):
        data = text.encode()
        while data: # the terminal's own buffer is small
            n = os.write(self.fd, data[:200])
            data = data[n:]

    def wait(self, pattern):
        deadline = time.monotonic() + SECONDS
        while True:
            found = re.search(pattern, self.seen)
            if found:
                self.seen = self.seen[found.end():]
                return found
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.fd], [], [], left)[0]:
                raise TimeoutError(f"{pattern!r} did not come; the terminal shows {self.seen[-500:]!r}")
            self.seen += os.read(self.fd, 65536).decode("utf-8", "replace")

    def complete(self, line):
        # beginning of line, a command that prints its arguments to a file, end of line
        self.send(line + self.all_matches)
        self.send("\x01printf '%s\\n' \x05 >answer; echo do''ne\n")
        self.wait(r"done\r?\n")
        with open("answer") as f:
            words = f.read().split("\n")[:-1]
        typed = line.split(" ")
        return words[len(typed) - 1:]

    def close(self):
        os.close(self.fd)
        os.waitpid(self.pid, 0)


class Bash(Terminal):
    name = "bash"

    def __init__(self, folder):
        super().__init__(["bash", "--norc", "--noprofile", "-i"],
                         ["bind 'set bell-style none'", "bind 'set enable-bracketed-paste off'", "stty -echo",
                          ". <(presscheck completions bash)", "set +o histexpand"], "\x1b*", folder)


class Zsh(Terminal):
    name = "zsh"

    def __init__(self, folder):
        os.makedirs(os.path.join(folder, "functions"), exist_ok=True)
        with open(os.path.join(folder, "functions", "_presscheck"), "w") as f:
            f.write(presscheck("completions", "zsh").stdout)
        super().__init__(["zsh", "-f", "-i"],
                         ["unsetopt zle_bracketed_paste prompt_cr prompt_sp; stty -echo; PS1='$ '; bindkey -e", "fpath=($PWD/functions $fpath)",
                          "autoload -U compinit && compinit -u -D", "zle -C all-matches complete-word _generic", "bindkey '^Xa' all-matches",
                          "zstyle ':completion:all-matches::::' completer _all_matches _complete", "zstyle ':completion:all-matches:*' insert true"],
                         "\x18a", folder)


class Fish:
    name = "fish"

    def __init__(self, folder):
        self.folder = folder
        self.file = os.path.join(folder, "presscheck.fish")
        with open(self.file, "w") as f:
            f.write(presscheck("completions", "fish").stdout)

    def complete(self, line):
        script = f"source {self.file}; complete -C {json.dumps(line)}"
        r = subprocess.run(["fish", "--no-config", "-c", script], capture_output=True, text=True, cwd=self.folder, timeout=SECONDS,
                           env={**os.environ, "HOME": self.folder, "PATH": os.path.join(self.folder, "bin") + ":" + os.environ["PATH"]})
        if r.stderr:
            raise RuntimeError(r.stderr)
        return [row.split("\t")[0] for row in r.stdout.splitlines()]

    def close(self):
        pass


def commands():
    return re.findall(r"^  ([a-z]+)  ", presscheck("--help").stdout.split("Options of every command")[0], re.M)


def options(command):
    """Of a command, from its help: {"--to": "OUTPUT[,OUTPUT...]", "--quiet": None}."""
    rows = re.findall(r"^  (?:-.,|   ) (--[a-z-]+)(?: (\S+))?(?:  |$)", presscheck(command, "--help").stdout, re.M)
    return {name: value or None for name, value in rows}


RULES = [rule["id"] for rule in json.loads(presscheck("rules", "--format", "json").stdout)["rules"]]
# What is offered for a value, by the word that stands for it; None: nothing, or names of files alone.
VALUES = {
    "PROFILE|FILE": ["ap", "un", "govuk", "eu", "chicago"], "WHEN": ["auto", "always", "never"], "DATE": ["today"],
    "SEVERITY": ["error", "warning", "info", "never"], "CODE": "en fr es de pt it ru ar zh ja".split(),
    "N": None, "N[K|M|G]": None, "NAME": None, "GLOB": None, "REVISION": None, "FILE": None, "FILE|DIR": None,
}


def everything(shell):
    """Every command, every option, and the values of every option that has them are offered, and are what is accepted."""
    names = commands()
    check(len(names) > 8 and sorted(set(shell.complete("presscheck ")) & set(names)) == sorted(names), f"{shell.name}: the commands")
    for command in names:
        known = options(command)
        check(len(known) > 4, f"the options of {command} can be read from its help")
        got = shell.complete(f"presscheck {command} --")
        check(sorted(set(got)) == sorted(known), f"{shell.name}: {command} --: {sorted(set(got) ^ set(known))}")
        for option, value in known.items():
            if value is None or value in ("N", "N[K|M|G]", "NAME", "GLOB", "REVISION", "FILE", "FILE|DIR"):
                continue
            got = shell.complete(f"presscheck {command} {option} ")
            check(got, f"{shell.name}: {command} {option}: nothing is offered for {value}")
            if value in VALUES:
                check(sorted(set(got) & set(VALUES[value])) == sorted(VALUES[value]), f"{shell.name}: {command} {option}: {got}")
            elif re.fullmatch(r"[\w]+(\|\w+)+", value) and value != "RULE|GROUP":
                check(sorted(got) == sorted(value.split("|")), f"{shell.name}: {command} {option}: {got}")
            files = set(os.listdir(".")) if "FILE" in value else set()
            for word in (w for w in got if w.rstrip("/") not in files):
                if len(got) < 40 or word in got[::29]: # rules are many
                    r = presscheck(command, option, word, "--help")
                    check(r.returncode == 0, f"{shell.name}: {command} {option} {word} is offered and refused: {r.stderr}")


def particular(shell):
    def is_(line, wanted, what):
        got = [word.rstrip("/") for word in shell.complete(line)] # fish shows that a folder is one
        check(sorted(got) == sorted(wanted), f"{shell.name}: {what}: {line!r}: {got[:12]}")
    is_("presscheck check --fo", ["--format", "--force-exclude"], "the beginning of an option")
    is_("presscheck parse --form", ["--format"], "an option of one command")
    is_("presscheck fix --form", [] if shell.name == "fish" else ["--form"], "is not one of another")
    is_("presscheck --form", ["--format"], "without a command they are those of check")
    is_("presscheck check --format s", ["sarif"], "the beginning of a value")
    is_("presscheck parse --color=al", ["--color=always"], "a value behind an equals sign")
    is_("presscheck format -t ne", ["newsml"], "a value of a letter")
    is_("presscheck format --to html,pd", ["html,pdf"], "the second of a list")
    got = shell.complete("presscheck format --to html,pdf,")
    check("html,pdf,text" in got and "html,pdf,html" not in got, f"{shell.name}: what stands in a list is not offered again: {got}")
    is_("presscheck check --only quo", [w for w in ["quotes"] + RULES if w.startswith("quo")], "rules and groups")
    is_("presscheck explain headl", [r for r in RULES if r.startswith("headl")], "rules to explain")
    is_("presscheck explain hype embargo-", [r for r in RULES if r.startswith("embargo-")], "and more of them")
    is_("presscheck completions ", ["bash", "zsh", "fish"], "shells")
    is_("presscheck check rel", ["release one.txt", "releases"], "names of files, blanks and all")
    is_("presscheck rel", ["release one.txt", "releases"], "without a command, too")
    is_("presscheck check --config hou", ["house.yml"], "a file as a value")
    is_("presscheck check --profile hou", ["house.yml"], "a style of the house in a file")
    is_("presscheck init re", ["releases"], "folders alone")
    is_("presscheck check --max-warnings ho", [] if shell.name == "fish" else ["ho"], "nothing for a number")
    if shell.name == "bash":
        is_("presscheck check -- --fo", ["--fo"], "behind -- nothing is an option")


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.mkdir("bin")
        os.symlink(BINARY, "bin/presscheck")
        os.mkdir("releases")
        for name in ("release one.txt", "house.yml"):
            open(name, "w").close()
        for kind in (Bash, Zsh, Fish):
            if not shutil.which(kind.name):
                print(f"skipped: completions of {kind.name}: the shell is not here")
                continue
            shell = kind(folder)
            particular(shell)
            everything(shell)
            shell.close()
        os.chdir("/")
    r = presscheck("completions", "tcsh")
    check(r.returncode == 2 and not r.stdout and r.stderr.count("\n") == 1 and "bash, zsh and fish" in r.stderr, "another shell is refused in one line")
    r = presscheck("completions")
    check(r.returncode == 2 and not r.stdout and r.stderr.startswith("presscheck: usage: "), "no shell: usage")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
