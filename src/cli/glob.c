/* Lines of .gitignore files. */
#include "cli/glob.h"

#include "base/glob.h"

/* Spaces at the end do not count, unless a backslash holds the first of them. */
static pc_str without_blanks(pc_str line) {
    size_t n = line.n;
    while (n && line.p[n - 1] == ' ')
        n--;
    size_t slashes = 0;
    while (slashes < n && line.p[n - 1 - slashes] == '\\')
        slashes++;
    return (pc_str){line.p, n + (slashes % 2 && n < line.n)};
}

bool cli_pattern_read(pc_str line, cli_pattern *out) {
    if (line.n && line.p[line.n - 1] == '\r')
        line.n--;
    line = without_blanks(line);
    if (!line.n || line.p[0] == '#')
        return false;
    *out = (cli_pattern){.negated = line.p[0] == '!'};
    line = pc_str_sub(line, out->negated, line.n);
    if (line.n && line.p[line.n - 1] == '/') {
        out->folder_only = true;
        line.n--;
    }
    out->anchored = line.n && memchr(line.p, '/', line.n);
    if (line.n && line.p[0] == '/')
        line = pc_str_sub(line, 1, line.n);
    out->glob = line;
    return line.n > 0;
}

bool cli_pattern_matches(const cli_pattern *pattern, pc_str path, bool folder) {
    if (pattern->folder_only && !folder)
        return false;
    if (pattern->anchored)
        return pc_glob_path(pattern->glob, path);
    size_t base = path.n;
    while (base && path.p[base - 1] != '/')
        base--;
    return pc_glob_name(pattern->glob, pc_str_sub(path, base, path.n));
}
