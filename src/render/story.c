#include "render/story.h"

#include "text/bits.h"
#include "text/utf8.h"

/* Words: bytes that are no white space behind one that is, 64 at a time. */
static size_t count_words(pc_str text) {
    size_t n = 0;
    uint64_t before = 1, blanks;
    for (size_t at = 0; at < text.n; at += 64) {
        char some[64];
        const char *p = text.p + at;
        if (text.n - at < sizeof some) {
            memset(some, ' ', sizeof some);
            memcpy(some, p, text.n - at);
            p = some;
        }
        PC_BITS(blanks, p, pc_within(v, '\0', ' '));
        n += pc_bits_count(~blanks & (blanks << 1 | before));
        before = blanks >> 63;
    }
    return n;
}

static void count(pc_story *story, pc_str text, bool spaced, bool characters) {
    if (spaced)
        story->words += count_words(text);
    for (size_t at = 0; characters && at < text.n; at++)
        story->characters += !pc_utf8_is_tail((unsigned char)text.p[at]);
}

static void put_separator(pc_buf *out, pc_str separator, pc_context context) {
    pc_buf plain = {0};
    pc_put_separator(&plain, separator);
    pc_put_text(out, (pc_str){plain.p, plain.n}, context);
    if (plain.status != PC_OK)
        out->status = plain.status;
    pc_buf_release(&plain);
}

static bool tells(const pc_part *part) {
    return part->kind == PC_PART_LEDE || part->kind == PC_PART_PARAGRAPH || part->kind == PC_PART_HEADING ||
           part->kind == PC_PART_LIST_ITEM || part->kind == PC_PART_TABLE;
}

pc_story pc_put_story(pc_buf *out, pc_outline *outline, pc_context context, const char *between) {
    pc_story story = {0};
    bool spaced = outline->lang != PC_ZH && outline->lang != PC_JA, any = false;
    for (size_t i = 0; i < outline->n; i++) {
        const pc_part *part = &outline->v[i];
        if (!tells(part))
            continue;
        if (any)
            pc_buf_puts(out, between);
        any = true;
        if (part->dateline) {
            pc_str dateline = pc_part_text(outline, part->dateline);
            pc_put_text(out, dateline, context);
            put_separator(out, part->dateline->separator, context);
            count(&story, dateline, spaced, context == PC_IN_JSON);
        }
        pc_str text = pc_part_text(outline, part);
        pc_put_text(out, text, context);
        count(&story, text, spaced, context == PC_IN_JSON);
    }
    return story;
}

pc_str pc_market_code(pc_str exchange) {
    static const char *const codes[][2] = {
        {"NYSE", "XNYS"}, {"NASDAQ", "XNAS"}, {"LSE", "XLON"},  {"TSX", "XTSE"}, {"TSXV", "XTSX"}, {"ASX", "XASX"},
        {"HKEX", "XHKG"}, {"SEHK", "XHKG"},   {"TYO", "XTKS"},  {"TSE", "XTKS"}, {"SIX", "XSWX"},  {"FWB", "XFRA"},
        {"BME", "XMAD"},  {"SSE", "XSHG"},    {"SZSE", "XSHE"}, {"NSE", "XNSE"}, {"BSE", "XBOM"},  {"JSE", "XJSE"},
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        size_t k = 0, n = strlen(codes[i][0]);
        while (k < n && k < exchange.n && pc_lower((unsigned char)exchange.p[k]) == pc_lower((unsigned char)codes[i][0][k]))
            k++;
        if (k == n && k == exchange.n)
            return pc_str_of(codes[i][1]);
    }
    return exchange;
}
