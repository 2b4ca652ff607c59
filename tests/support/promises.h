/* What every parsed release promises, whatever the bytes were. Used by the property tests and the fuzzer. */
#ifndef PC_TESTS_PROMISES_H
#define PC_TESTS_PROMISES_H

#include "release/release.h"

/** The first promise that is broken, in words (static storage, valid until the next call); NULL when all are kept. */
const char *broken_promise(const pc_release *release);

#endif
