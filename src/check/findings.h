/* What a check found: positions of the source, a message, edits that mend it, places that belong to it. */
#ifndef PC_CHECK_FINDINGS_H
#define PC_CHECK_FINDINGS_H

#include "check/rule.h"

/** Source bytes [at, end) are to be replaced by `with` (in the file's encoding: UTF-8 unless the source says otherwise). */
typedef struct pc_edit {
    pc_range source;
    pc_str with;
} pc_edit;

typedef struct pc_related {
    pc_range source;
    pc_str message;
} pc_related;

typedef struct pc_finding {
    pc_range source; /* bytes of the file; empty for a file-wide one of an empty file */
    pc_str message;  /* UTF-8, one line, no final stop */
    uint16_t rule;   /* pc_rule_id */
    uint8_t severity;
    uint8_t section; /* pc_section; PC_SECTIONS when outside any */
    bool safe;       /* every edit is safe */
    bool whole_file; /* about the file as a whole */
    uint32_t count;  /* places, where it is reported once for all */
    PC_VEC(pc_edit) edits;
    PC_VEC(pc_related) related;
} pc_finding;

/** Ordered by source position, then by rule. Lives in the checker until it checks the next release. */
typedef struct pc_findings {
    pc_finding **v;
    size_t n, cap;
    size_t silenced; /* dropped by the text's own lint block or the configuration */
} pc_findings;

#endif
