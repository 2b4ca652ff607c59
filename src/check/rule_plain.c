/* Inclusive and plain language: lists of phrases, check/phrases/plain.phrases. */
#include "check/check.h"

void pc_rule_plain_wordy(pc_check *check) {
    pc_report_phrases(check);
}
