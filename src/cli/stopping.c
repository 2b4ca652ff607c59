#include "cli/stopping.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>

static atomic_int asked; /* the handler runs on the first thread, and all of them ask */

#if ATOMIC_INT_LOCK_FREE != 2
#error "a signal handler may set no atomic integer that takes a lock"
#endif

static void remember(int signal) {
    atomic_store_explicit(&asked, signal, memory_order_relaxed);
}

void cli_stop_gently(void) {
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction now = {.sa_handler = remember, .sa_flags = (int)SA_RESETHAND}, before;
    sigemptyset(&now.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) /* as nohup wants it */
            (void)sigaction(signals[i], &now, NULL);
}

int cli_stopped(void) {
    return atomic_load_explicit(&asked, memory_order_relaxed);
}
