#include "cli/cli.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/*
 * Large pieces of memory are the system's: they grow without a copy and go
 * back at once. Left to itself glibc changes its mind after the first of them
 * is freed, and what one stage of a parse gives back the next cannot have.
 */
static void part_large_memory(void) {
#ifdef __GLIBC__
    enum { LARGE = 272 * 1024 }; /* more than what an arena takes for small things */
    mallopt(M_MMAP_THRESHOLD, LARGE);
#endif
}

int main(int argc, char **argv) {
    part_large_memory();
    return cli_run(argc, argv);
}
