#include "report/reporters.h"

const pc_reporter pc_reporters[] = {
    {"human", "for people: the words in their line, what to write instead, a summary", true, NULL, NULL,
     pc_report_human_file, pc_report_human_end},
    {"concise", "file:line:col: severity: message [rule]", false, NULL, NULL, pc_report_concise_file, NULL},
    {"json", "one object for all files", false, ",", pc_report_json_begin, pc_report_json_file, pc_report_json_end},
    {"jsonl", "one object a line for each finding", false, NULL, NULL, pc_report_jsonl_file, NULL},
    {"sarif", "SARIF 2.1.0, for code scanning", false, ",", pc_report_sarif_begin, pc_report_sarif_file, pc_report_sarif_end},
    {"github", "workflow commands, which mark lines of a pull request", false, NULL, NULL, pc_report_github_file, NULL},
    {"gitlab", "GitLab's code quality report", false, ",\n", pc_report_array_begin, pc_report_gitlab_file, pc_report_array_end},
    {"junit", "JUnit's XML, for build servers", false, NULL, pc_report_junit_begin, pc_report_junit_file, pc_report_junit_end},
    {"checkstyle", "Checkstyle's XML", false, NULL, pc_report_checkstyle_begin, pc_report_checkstyle_file, pc_report_checkstyle_end},
    {"rdjson", "reviewdog's diagnostics", false, ",\n", pc_report_rdjson_begin, pc_report_rdjson_file, pc_report_json_end},
    {"html", "a page for approvers: the text with its marks and a list to tick off", false, NULL, pc_report_page_begin, pc_report_page_file, pc_report_page_end},
};
const size_t pc_reporter_count = sizeof pc_reporters / sizeof *pc_reporters;

const pc_reporter *pc_reporter_named(const char *name) {
    for (size_t i = 0; i < pc_reporter_count; i++)
        if (strcmp(pc_reporters[i].name, name) == 0)
            return &pc_reporters[i];
    return NULL;
}
