#include "report/reporters.h"

const pc_reporter pc_reporters[] = {
    {"human", "for people: the words in their line, what to write instead, a summary", true, NULL, NULL,
     pc_report_human_file, pc_report_human_end},
    {"concise", "file:line:col: severity: message [rule]", false, NULL, NULL, pc_report_concise_file, NULL},
    {"json", "one object for all files", false, ",", pc_report_json_begin, pc_report_json_file, pc_report_json_end},
};
const size_t pc_reporter_count = sizeof pc_reporters / sizeof *pc_reporters;

const pc_reporter *pc_reporter_named(const char *name) {
    for (size_t i = 0; i < pc_reporter_count; i++)
        if (strcmp(pc_reporters[i].name, name) == 0)
            return &pc_reporters[i];
    return NULL;
}
