#include "cli/stopping.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t asked;

static void remember(int signal) {
    asked = signal;
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
    return asked;
}
