/* Measures of a text on standard input, for comparisons: "ARI 13.64", "Coleman-Liau 13.18", "LIX 54.06", a line each. For .ci/statistics.py. */
#include "check/facts.h"
#include "check/statistics.h"
#include "release/release.h"

#include <stdio.h>

static void tell(const char *name, int hundredths) {
    printf("%s %.2f\n", name, hundredths / 100.0);
}

int main(void) {
    static char bytes[1 << 20] = "Harbour board opens second ferry berth\n\n"; /* the text is the body behind a headline */
    size_t head = strlen(bytes), n = head + fread(bytes + head, 1, sizeof bytes - head, stdin);
    pc_release *release = NULL;
    pc_arena *arena = pc_arena_new();
    if (!arena || pc_parse(bytes, n, &(pc_parse_options){.language = "en"}, &release) != PC_OK)
        return 2;
    struct pc_facts facts = {0};
    pc_check check = {.facts = &facts, .release = release, .arena = arena, .text = release->text, .cursor = {.map = &release->map}};
    if (!pc_read_words(&check))
        return 2;
    pc_statistics s = pc_statistics_of(&check);
    tell("ARI", pc_grade_ari(&s));
    tell("Coleman-Liau", pc_grade_coleman_liau(&s));
    tell("LIX", pc_lix(&s));
    pc_release_free(release);
    pc_arena_free(arena);
    return 0;
}
