/* Mending round by round, and taking back what did no good. */
#include "check/fix.h"

#include "base/buf.h"
#include "base/hash.h"
#include "check/check.h"

#include <stdlib.h>

enum {
    MOST_ROUNDS = 10,  /* rounds that change something, all rules at once */
    MOST_SINGLE = 40,  /* and those of one rule */
    MOST_TRIES = 120,  /* rounds of any kind */
    MOST_STARTS = 8,   /* times that a text is begun anew because rules ran in a circle */
    SMALL = 1 << 20    /* bytes up to which a bad round is made again rule by rule */
};

/* What became of a round. */
typedef enum outcome { NOTHING_TO_DO, ACCEPTED, TAKEN_BACK, CIRCLED } outcome;

/* A text that is parsed and lives in a buffer of the fixer (or is the caller's). */
typedef struct version {
    pc_buf buf;
    pc_release *release;
    uint64_t hash;
} version;

struct pc_fixer {
    pc_checker *checker;
    bool proposals;
    pc_arena *arena; /* of the round */
    version now, next;
    pc_buf kept; /* the mended text while it is tried once more */
    uint8_t blocked[PC_RULES + 1]; /* pc_left_why by rule */
    uint32_t before[PC_RULES + 1]; /* findings by rule of the text before the round */
    uint64_t seen[MOST_TRIES + 2]; /* hashes of the texts there were */
    uint16_t made_by[MOST_TRIES + 2]; /* the rule that made each of them; PC_RULES: several */
    size_t n_seen;
    bool one_by_one;
    bool exact;    /* always one by one, to know which rules run in a circle */
    bool progress; /* something was accepted since the rules that had failed were tried last */
    pc_parse_options options;
    pc_fixed fixed;
};

pc_fixer *pc_fixer_new(pc_checker *checker, bool proposals) {
    pc_fixer *fixer = calloc(1, sizeof *fixer);
    if (!fixer)
        return NULL;
    fixer->checker = checker;
    fixer->proposals = proposals;
    fixer->arena = pc_arena_new();
    if (!fixer->arena) {
        free(fixer);
        return NULL;
    }
    return fixer;
}

void pc_fixer_free(pc_fixer *fixer) {
    if (!fixer)
        return;
    pc_release_free(fixer->now.release);
    pc_release_free(fixer->next.release);
    pc_buf_release(&fixer->now.buf);
    pc_buf_release(&fixer->next.buf);
    pc_buf_release(&fixer->kept);
    pc_arena_free(fixer->arena);
    free(fixer);
}

static pc_status parse(const pc_fixer *fixer, pc_str bytes, version *into) {
    pc_parse_options options = fixer->options;
    options.recycle = into->release;
    into->release = NULL;
    into->hash = pc_hash_str(PC_HASH_SEED, bytes);
    return pc_parse(bytes.p, bytes.n, &options, &into->release);
}

static pc_status check(pc_fixer *fixer, const version *text) {
    pc_findings *findings = NULL;
    pc_status status = pc_checker_run(fixer->checker, text->release, &findings);
    fixer->fixed.findings = findings;
    return status;
}

static void count_findings(const pc_findings *findings, uint32_t counts[PC_RULES + 1]) {
    memset(counts, 0, sizeof(uint32_t) * (PC_RULES + 1));
    for (size_t i = 0; i < findings->n; i++)
        counts[findings->v[i]->rule]++;
}

/* How many findings of `rule` may come to light because stronger ones that hid them were mended. */
static uint32_t uncovered(pc_rule_id rule, const uint32_t mended[PC_RULES + 1]) {
    static const struct {
        pc_rule_id stronger, weaker;
    } over[] = {
#define PC_OVER(stronger, weaker) {PC_RULE_##stronger, PC_RULE_##weaker},
#include "check/precedence.def"
#undef PC_OVER
        {PC_RULES, PC_RULES}};
    uint32_t n = 0;
    for (size_t i = 0; over[i].stronger != PC_RULES; i++)
        n += over[i].weaker == rule ? mended[over[i].stronger] : 0;
    return n;
}

/* True when a rule has more to say than before. What a person has to look at anyway (proposals) may raise new questions. */
static bool brings_findings(const pc_fixer *fixer, const uint32_t mended[PC_RULES + 1]) {
    uint32_t now[PC_RULES + 1];
    count_findings(fixer->fixed.findings, now);
    for (size_t i = 0; !fixer->proposals && i < PC_RULES; i++)
        if (now[i] > fixer->before[i] + uncovered((pc_rule_id)i, mended))
            return true;
    return false;
}

/* What is wrong with the next version, which has been parsed; checks it when its parts are right. */
static pc_status judge(pc_fixer *fixer, const pc_changes *changes, const uint32_t mended[PC_RULES + 1], pc_left_why *why) {
    for (size_t i = 0; i < fixer->n_seen; i++)
        if (fixer->seen[i] == fixer->next.hash) {
            *why = PC_LEFT_CIRCLE;
            return PC_OK;
        }
    *why = PC_LEFT_SECTIONS;
    if (!pc_fix_keeps_sections(fixer->now.release, changes, fixer->next.release))
        return PC_OK;
    pc_status status = check(fixer, &fixer->next);
    *why = status == PC_OK && brings_findings(fixer, mended) ? PC_LEFT_WORSE : PC_LEFT_NOT;
    return status;
}

/* The rule whose edits come first. */
static pc_rule_id first_rule(const pc_findings *findings, const pc_changes *changes) {
    return (pc_rule_id)findings->v[changes->v[0].finding]->rule;
}

static void count_mended(const pc_findings *findings, const pc_changes *changes, bool *counted, uint32_t mended[PC_RULES + 1]) {
    memset(mended, 0, sizeof(uint32_t) * (PC_RULES + 1));
    for (size_t i = 0; i < changes->n; i++) {
        uint32_t index = changes->v[i].finding;
        mended[findings->v[index]->rule] += !counted[index];
        counted[index] = true;
    }
}

static void accept(pc_fixer *fixer, const uint32_t mended[PC_RULES + 1]) {
    version old = fixer->now;
    fixer->now = fixer->next;
    fixer->next = old;
    fixer->seen[fixer->n_seen++] = fixer->now.hash;
    fixer->fixed.rounds++;
    for (size_t i = 0; i < PC_RULES; i++)
        fixer->fixed.mended[i] += mended[i];
}

/* A round that did no good: its rules are tried one by one, or the one that was tried is left. */
static pc_status take_back(pc_fixer *fixer, const pc_changes *changes, pc_rule_id rule, pc_left_why why) {
    pc_status status = check(fixer, &fixer->now); /* the findings are those of the text that stays */
    if (status != PC_OK)
        return status;
    if (fixer->one_by_one)
        fixer->blocked[rule] = (uint8_t)why;
    else if (fixer->now.release->bytes.n <= SMALL)
        fixer->one_by_one = true;
    else
        for (size_t i = 0; i < changes->n; i++)
            fixer->blocked[fixer->fixed.findings->v[changes->v[i].finding]->rule] = (uint8_t)why;
    return PC_OK;
}

/* The text has been before: the rules that led from there to here, the last one included, are left for good. */
static void block_circle(pc_fixer *fixer, pc_rule_id rule) {
    size_t from = 0;
    while (from < fixer->n_seen && fixer->seen[from] != fixer->next.hash)
        from++;
    for (size_t i = from + 1; i < fixer->n_seen; i++)
        fixer->blocked[fixer->made_by[i]] = PC_LEFT_CIRCLE; /* PC_RULES is no rule and has a place of its own */
    fixer->blocked[rule] = PC_LEFT_CIRCLE;
}

/* Makes the changes and judges them; `rule` is the one that made them all, or the first. */
static pc_status try_changes(pc_fixer *fixer, const pc_changes *changes, pc_rule_id rule, outcome *what) {
    uint32_t mended[PC_RULES + 1];
    pc_left_why why = PC_LEFT_NOT;
    const pc_findings *findings = fixer->fixed.findings;
    bool *counted = pc_arena_zeroed(fixer->arena, findings->n + 1, sizeof *counted);
    if (!counted)
        return PC_NO_MEMORY;
    count_mended(findings, changes, counted, mended);
    count_findings(findings, fixer->before);
    pc_buf_clear(&fixer->next.buf);
    pc_fix_apply(fixer->now.release->bytes, changes, &fixer->next.buf);
    pc_status status = fixer->next.buf.status;
    if (status == PC_OK)
        status = parse(fixer, (pc_str){fixer->next.buf.p, fixer->next.buf.n}, &fixer->next);
    if (status == PC_OK)
        status = judge(fixer, changes, mended, &why);
    if (status != PC_OK)
        return status;
    *what = why == PC_LEFT_NOT ? ACCEPTED : why == PC_LEFT_CIRCLE ? CIRCLED : TAKEN_BACK;
    if (*what == CIRCLED && fixer->exact) /* else the text is begun anew, one rule at a time */
        block_circle(fixer, rule);
    if (*what == TAKEN_BACK)
        return take_back(fixer, changes, rule, why);
    if (*what == ACCEPTED) {
        accept(fixer, mended);
        fixer->made_by[fixer->n_seen - 1] = (uint16_t)(fixer->one_by_one ? rule : PC_RULES);
        fixer->progress = true;
    }
    return PC_OK;
}

static pc_status mend_once(pc_fixer *fixer, outcome *what) {
    pc_fix_choice choice = {.proposals = fixer->proposals, .blocked = fixer->blocked, .only = PC_RULES};
    pc_changes changes;
    *what = NOTHING_TO_DO;
    pc_arena_reset(fixer->arena);
    if (!pc_fix_choose(fixer->arena, fixer->now.release, fixer->fixed.findings, &choice, &changes, &fixer->fixed))
        return PC_NO_MEMORY;
    if (!changes.n)
        return PC_OK;
    pc_rule_id rule = first_rule(fixer->fixed.findings, &changes);
    choice.only = fixer->one_by_one ? rule : PC_RULES;
    if (fixer->one_by_one && !pc_fix_choose(fixer->arena, fixer->now.release, fixer->fixed.findings, &choice, &changes, &fixer->fixed))
        return PC_NO_MEMORY;
    return try_changes(fixer, &changes, rule, what);
}

/* ---- from the first round to the last ---- */

static bool may_mend(const pc_fixer *fixer, const pc_finding *finding) {
    return finding->edits.n && (finding->safe || fixer->proposals) && !fixer->blocked[finding->rule];
}

/* Rounds ran out: the rules that would still change something are left for good. */
static void block_active(pc_fixer *fixer) {
    uint8_t active[PC_RULES + 1] = {0};
    for (size_t i = 0; i < fixer->fixed.findings->n; i++)
        if (may_mend(fixer, fixer->fixed.findings->v[i]))
            active[fixer->fixed.findings->v[i]->rule] = PC_LEFT_CIRCLE;
    for (size_t i = 0; i < PC_RULES; i++)
        fixer->blocked[i] = active[i] ? active[i] : fixer->blocked[i];
}

/* Rules that failed may be tried again; those that ran in a circle may not. */
static bool forgive(pc_fixer *fixer) {
    bool any = false;
    for (size_t i = 0; i < PC_RULES; i++)
        if (fixer->blocked[i] != PC_LEFT_NOT && fixer->blocked[i] != PC_LEFT_CIRCLE) {
            fixer->blocked[i] = PC_LEFT_NOT;
            any = true;
        }
    fixer->progress = false;
    return any;
}

static pc_status begin(pc_fixer *fixer, pc_str bytes) {
    fixer->n_seen = 0;
    fixer->one_by_one = fixer->exact;
    fixer->fixed = (pc_fixed){0};
    (void)forgive(fixer);
    pc_status status = parse(fixer, bytes, &fixer->now);
    if (status == PC_OK)
        status = check(fixer, &fixer->now);
    fixer->seen[fixer->n_seen++] = fixer->now.hash;
    return status;
}

/* Rounds until nothing is left to do, or rules that ran in a circle have been found: then *again. */
static pc_status mend(pc_fixer *fixer, bool *again) {
    outcome what = ACCEPTED;
    pc_status status = PC_OK;
    *again = false;
    for (unsigned tries = 0; status == PC_OK; tries++) {
        if (tries >= MOST_TRIES || fixer->fixed.rounds >= (fixer->one_by_one ? MOST_SINGLE : MOST_ROUNDS)) {
            if (fixer->exact)
                block_active(fixer);
            *again = true;
            return PC_OK;
        }
        status = mend_once(fixer, &what);
        *again = what == CIRCLED;
        if (*again)
            return status;
        if (what != NOTHING_TO_DO)
            continue;
        if (!fixer->progress || !forgive(fixer)) /* what failed may succeed in the text as it is now: another run would find that */
            return status;
        fixer->one_by_one = fixer->exact;
    }
    return status;
}

/* Mends `bytes` as far as it goes. With `leave`, nothing is mended: the text stays as it came. */
static pc_status run(pc_fixer *fixer, pc_str bytes, bool leave) {
    pc_status status = PC_OK;
    bool again = true;
    fixer->exact = false;
    memset(fixer->blocked, PC_LEFT_NOT, sizeof fixer->blocked);
    for (unsigned starts = 0; again && status == PC_OK; starts++) {
        status = begin(fixer, bytes);
        if (starts == MOST_STARTS || leave)
            memset(fixer->blocked, PC_LEFT_CIRCLE, sizeof fixer->blocked);
        if (status == PC_OK)
            status = mend(fixer, &again);
        fixer->exact = fixer->exact || again;
    }
    return status;
}

/* Where rules ran in a circle, what was left of them may depend on where they began: the mended text is mended once more, and if that changes it the text stays as it came. */
static pc_status make_sure(pc_fixer *fixer, pc_str bytes) {
    pc_fixed first = fixer->fixed;
    pc_buf_clear(&fixer->kept);
    pc_buf_put_str(&fixer->kept, fixer->now.release->bytes);
    if (fixer->kept.status != PC_OK)
        return fixer->kept.status;
    pc_status status = run(fixer, (pc_str){fixer->kept.p, fixer->kept.n}, false);
    if (status == PC_OK && fixer->fixed.rounds > 0)
        return run(fixer, bytes, true);
    fixer->fixed.rounds = first.rounds;
    memcpy(fixer->fixed.mended, first.mended, sizeof first.mended);
    return status;
}

pc_status pc_fixer_run(pc_fixer *fixer, pc_str bytes, const pc_parse_options *options, const pc_fixed **fixed) {
    fixer->options = options ? *options : (pc_parse_options){0};
    pc_status status = run(fixer, bytes, false);
    if (status == PC_OK && fixer->exact && fixer->fixed.rounds > 0)
        status = make_sure(fixer, bytes);
    if (status != PC_OK)
        return status;
    fixer->fixed.bytes = fixer->now.release->bytes;
    fixer->fixed.release = fixer->now.release;
    *fixed = &fixer->fixed;
    return PC_OK;
}

const char *pc_left_text(pc_left_why why) {
    static const char *const texts[] = {
        [PC_LEFT_NOT] = "nothing",
        [PC_LEFT_CONFLICT] = "other changes touch the same words",
        [PC_LEFT_ENCODING] = "the file's encoding has no such character",
        [PC_LEFT_SECTIONS] = "the text would be read in other parts than before",
        [PC_LEFT_WORSE] = "something else would be wrong afterwards",
        [PC_LEFT_CIRCLE] = "it would never come to rest",
    };
    return texts[why];
}
