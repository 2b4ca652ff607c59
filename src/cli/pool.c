#include "cli/pool.h"

#include "cli/message.h"
#include "cli/stopping.h"

#include <signal.h>

enum { MOST_HELD = 4 << 20 }; /* bytes of results that wait, before workers wait too */

static void read_and_work(cli_worker *worker, cli_item *item) {
    const cli_pool *pool = worker->pool;
    const char *name = item->name.p;
    cli_file file = {.name = name, .path = item->is_stdin ? NULL : name, .root = item->root, .error = "it could not be read"};
    item->readable = cli_input_read(&worker->input, file.path, name, pool->settings->max_bytes);
    int read_status = item->readable ? CLI_DONE : CLI_FAILED;
    if (item->readable) {
        file.bytes = (pc_str){worker->input.p, worker->input.n};
        file.error = NULL;
    }
    item->result = (cli_result){.out = item->result.out, .status = read_status, .name = name};
    pc_buf_clear(&item->result.out);
    if (item->readable || pool->work->wants_unreadable)
        pool->work->one(worker->state, &file, &item->result);
    if (item->result.status < read_status)
        item->result.status = read_status;
    if (item->result.out.status != PC_OK) /* half a result is none */
        item->result.out.n = 0;
}

void cli_work_on(cli_worker *worker, cli_item *item) {
    cli_say_into(&item->said);
    read_and_work(worker, item);
    cli_say_into(NULL);
    item->result.said = (pc_str){item->said.p, item->said.n};
}

/* ---- threads ---- */

/* Is there something for this worker? Under the lock. */
static bool may_claim(const cli_pool *pool) {
    return pool->claimed < pool->submitted && (pool->held < MOST_HELD || pool->claimed == pool->delivered);
}

/* Waits for an item; NULL when there will be none. Under the lock. */
static cli_item *claim(cli_pool *pool) {
    while (!cli_stopped() && !pool->closing && !may_claim(pool)) {
        if (pool->claimed < pool->submitted && pool->finished > pool->delivered) {
            pool->goal = pool->finished; /* results pile up: what there is goes out */
            pthread_cond_signal(&pool->to_deliver);
        } else if (pool->claimed < pool->submitted) {
            pool->goal = pool->delivered + 1;
        }
        pool->idle++;
        pthread_cond_wait(&pool->to_work, &pool->lock);
        pool->idle--;
    }
    return cli_stopped() || pool->closing ? NULL : cli_pool_item(pool, pool->claimed++);
}

/* Under the lock. */
static void finish(cli_pool *pool, cli_item *item) {
    item->done = true;
    pool->held += item->result.out.n + item->said.n;
    while (pool->finished < pool->claimed && cli_pool_item(pool, pool->finished)->done)
        pool->finished++;
    if (pool->finished >= pool->goal)
        pthread_cond_signal(&pool->to_deliver);
}

static void *run_worker(void *arg) {
    cli_worker *worker = arg;
    cli_pool *pool = worker->pool;
    cli_item *item;
    pthread_mutex_lock(&pool->lock);
    while ((item = claim(pool))) {
        pthread_mutex_unlock(&pool->lock);
        cli_work_on(worker, item);
        pthread_mutex_lock(&pool->lock);
        finish(pool, item);
    }
    pool->alive--;
    pthread_cond_signal(&pool->to_deliver);
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

void cli_pool_start(cli_pool *pool) {
    sigset_t all, before;
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->to_work, NULL);
    pthread_cond_init(&pool->to_deliver, NULL);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before); /* signals are the first thread's */
    for (pool->n_threads = 0; pool->n_threads < pool->n_workers; pool->n_threads++) {
        cli_worker *worker = &pool->workers[pool->n_threads];
        pthread_mutex_lock(&pool->lock);
        pool->alive++;
        pthread_mutex_unlock(&pool->lock);
        if (pthread_create(&worker->thread, NULL, run_worker, worker) == 0)
            continue;
        pthread_mutex_lock(&pool->lock);
        pool->alive--;
        pthread_mutex_unlock(&pool->lock);
        break;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void cli_pool_submit(cli_pool *pool, size_t submitted) {
    pthread_mutex_lock(&pool->lock);
    pool->submitted = submitted;
    if (pool->idle)
        pthread_cond_broadcast(&pool->to_work);
    pthread_mutex_unlock(&pool->lock);
}

size_t cli_pool_wait(cli_pool *pool, size_t goal) {
    pthread_mutex_lock(&pool->lock);
    pool->goal = goal;
    while (pool->finished < pool->goal && pool->alive)
        pthread_cond_wait(&pool->to_deliver, &pool->lock);
    size_t finished = pool->finished;
    pthread_mutex_unlock(&pool->lock);
    return finished;
}

void cli_pool_delivered(cli_pool *pool, size_t delivered, size_t bytes) {
    pthread_mutex_lock(&pool->lock);
    pool->delivered = delivered;
    pool->held -= bytes;
    if (pool->idle)
        pthread_cond_broadcast(&pool->to_work);
    pthread_mutex_unlock(&pool->lock);
}

size_t cli_pool_end(cli_pool *pool) {
    pthread_mutex_lock(&pool->lock);
    pool->closing = true;
    pthread_cond_broadcast(&pool->to_work);
    pthread_mutex_unlock(&pool->lock);
    for (unsigned i = 0; i < pool->n_threads; i++)
        pthread_join(pool->workers[i].thread, NULL);
    pthread_cond_destroy(&pool->to_deliver);
    pthread_cond_destroy(&pool->to_work);
    pthread_mutex_destroy(&pool->lock);
    return pool->finished;
}
