/*
 * Workers and the window they work in. Inputs are numbered as they come; the
 * window holds those from the first that is not delivered yet. The first thread
 * fills it and takes results out in order, workers take inputs in order.
 */
#ifndef PC_CLI_POOL_H
#define PC_CLI_POOL_H

#include "cli/batch.h"
#include "cli/input.h"

#include <pthread.h>

/** One input on its way through the window. Its memory is used again. */
typedef struct cli_item {
    pc_buf name; /* with NUL */
    pc_buf said; /* messages of its worker */
    size_t root;
    bool is_stdin, readable, done;
    cli_result result;
} cli_item;

/** What a worker needs. */
typedef struct cli_worker {
    struct cli_pool *pool;
    void *state; /* the command's */
    cli_input input;
    pthread_t thread;
} cli_worker;

typedef struct cli_pool {
    const cli_work *work;
    const cli_settings *settings;
    cli_item *window;
    size_t size;
    cli_worker *workers;
    unsigned n_workers, n_threads;
    /* the rest is read and written under the lock */
    pthread_mutex_t lock;
    pthread_cond_t to_work, to_deliver;
    size_t submitted, claimed, finished, delivered; /* numbers behind the last one; finished: of those without a gap */
    size_t goal;    /* the first thread waits until this many are finished */
    size_t held;    /* bytes of results that wait for delivery */
    unsigned alive, idle;
    bool closing;
} cli_pool;

/** The item with this number. */
static inline cli_item *cli_pool_item(cli_pool *pool, size_t number) {
    return &pool->window[number % pool->size];
}

/** Reads an input and works on it, on this thread; what is said meanwhile is gathered in the item. */
void cli_work_on(cli_worker *worker, cli_item *item);

/** Starts a thread for each worker; fewer where the system has no more. Without any the caller works itself. */
void cli_pool_start(cli_pool *pool);
/** Hands everything up to `submitted` to the workers. */
void cli_pool_submit(cli_pool *pool, size_t submitted);
/** Waits until `goal` inputs are finished, or some when results pile up; returns how many are, in order. */
size_t cli_pool_wait(cli_pool *pool, size_t goal);
/** Tells how many were delivered. */
void cli_pool_delivered(cli_pool *pool, size_t delivered, size_t bytes);
/** Lets workers finish what they have in hand and ends their threads; returns how many are finished, in order. */
size_t cli_pool_end(cli_pool *pool);

#endif
