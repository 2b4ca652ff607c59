/* Questions about a release's parts that several rules ask. */
#ifndef PC_CHECK_PARTS_H
#define PC_CHECK_PARTS_H

#include "check/check.h"

/** True when the release has a piece of this section. */
bool pc_has_part(const pc_check *check, pc_section section);
/** The first and last piece of a section: indices [first, last]; false when there is none. */
bool pc_part_bounds(const pc_check *check, pc_section section, size_t *first, size_t *last);
/** The text from the first to the last word of the headline; empty when there is none. */
pc_range pc_headline(const pc_check *check);
/** The first paragraph of running text: its passage, or NULL. */
const pc_passage *pc_lede(const pc_check *check);
/** Words of the body's paragraphs (no headings, tables), as a reader counts them. */
size_t pc_body_words(const pc_check *check);
/** True when the kind label says that the text is no news release: an advisory, a statement, a speech. */
bool pc_is_no_news(const pc_check *check);
/** True when `name` occurs in text [range): the whole of it, a distinctive word of it, or its initials. */
bool pc_names_in(const pc_check *check, pc_str name, pc_range range);
/** True when a word of [range) equals `word`, folded. */
bool pc_word_in(const pc_check *check, pc_str word, pc_range range);
/** `range` without white space and the ASCII marks of `marks` at both ends. */
pc_range pc_stripped(const pc_check *check, pc_range range, const char *marks);
/** The text of one boilerplate, from its first piece to its last; empty when there is no such group. */
pc_range pc_boilerplate_text(const pc_check *check, size_t group);
/** The last word of a name: what stands behind its last space. */
pc_str pc_last_word(pc_str name);
/** Where a part of the document lies in the text; empty at 0 when it was not taken from there. */
pc_range pc_range_of(const pc_check *check, pc_str part);
/** The same, and whether there is such a stretch. */
bool pc_find_text(const pc_check *check, pc_str part, pc_range *out);
/** True when a sentence ends at `at`, its stop just before: the stop of "p.m." may be both. */
bool pc_sentence_ends(const pc_check *check, uint32_t at);

#endif
