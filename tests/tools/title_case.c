/* Title case of a line of standard input each, for comparisons: title_case ap|chicago. */
#include "check/title_case.h"

#include <stdio.h>

int main(int argc, char **argv) {
    char line[4096];
    pc_title_style style = argc > 1 && strcmp(argv[1], "chicago") == 0 ? PC_TITLE_CHICAGO : PC_TITLE_AP;
    pc_arena *arena = pc_arena_new();
    while (arena && fgets(line, sizeof line, stdin)) {
        size_t n = strcspn(line, "\n");
        pc_str title = pc_title_case(arena, (pc_str){line, n}, style);
        printf("%.*s\n", (int)title.n, title.p ? title.p : "");
        pc_arena_reset(arena);
    }
    pc_arena_free(arena);
    return 0;
}
