#include "pdf/job.h"

#define PT(n) ((pdf_unit)((n) * PDF_POINT))

const pdf_style_row pdf_styles[PDF_STYLES] = {
    [PDF_STYLE_ISSUER] = {PDF_HEADING, PDF_BOLD, PDF_ACCENT, .size = PT(13), .leading = PT(17), .before = PT(6), .keep_next = true},
    [PDF_STYLE_KICKER] = {PDF_HEADING, PDF_BOLD, PDF_ACCENT, .size = PT(10), .leading = PT(14), .before = PT(14)},
    [PDF_STYLE_RELEASE_LINE] = {PDF_HEADING, PDF_BOLD, PDF_INK, .size = PT(9.5), .leading = PT(14), .before = PT(6)},
    [PDF_STYLE_EMBARGO] = {PDF_HEADING, PDF_BOLD, PDF_ALERT, .size = PT(11), .leading = PT(15), .before = PT(5)},
    [PDF_STYLE_DATE] = {PDF_HEADING, PDF_REGULAR, PDF_MUTED, .size = PT(9.5), .leading = PT(14), .before = PT(4)},
    [PDF_STYLE_HEADLINE] = {PDF_HEADING, PDF_BOLD, PDF_INK, .size = PT(20), .leading = PT(25), .before = PT(18), .keep_next = true},
    [PDF_STYLE_SUBHEAD] = {PDF_TEXT, PDF_ITALIC, PDF_INK, .size = PT(13), .leading = PT(18), .before = PT(5), .keep_next = true},
    [PDF_STYLE_BODY] = {PDF_TEXT, PDF_REGULAR, PDF_INK, .size = PT(10.5), .leading = PT(16), .before = PT(9)},
    [PDF_STYLE_HEADING] = {PDF_HEADING, PDF_BOLD, PDF_INK, .size = PT(11.5), .leading = PT(16), .before = PT(14), .keep_next = true},
    [PDF_STYLE_LIST] = {PDF_TEXT, PDF_REGULAR, PDF_INK, .size = PT(10.5), .leading = PT(16), .before = PT(4)},
    [PDF_STYLE_TABLE] = {PDF_TEXT, PDF_REGULAR, PDF_INK, .size = PT(9.5), .leading = PT(14), .before = PT(3)},
    [PDF_STYLE_SECTION] = {PDF_HEADING, PDF_BOLD, PDF_ACCENT, .size = PT(10.5), .leading = PT(15), .before = PT(18), .keep_next = true},
    [PDF_STYLE_SMALL] = {PDF_TEXT, PDF_REGULAR, PDF_INK, .size = PT(9.5), .leading = PT(14), .before = PT(5)},
    [PDF_STYLE_LEGAL] = {PDF_TEXT, PDF_REGULAR, PDF_MUTED, .size = PT(8.5), .leading = PT(12), .before = PT(5)},
    [PDF_STYLE_CONTACT] = {PDF_HEADING, PDF_REGULAR, PDF_INK, .size = PT(9.5), .leading = PT(14), .before = PT(5)},
    [PDF_STYLE_END_MARK] = {PDF_HEADING, PDF_BOLD, PDF_INK, .size = PT(10.5), .leading = PT(16), .before = PT(16), .centred = true},
    [PDF_STYLE_FURNITURE] = {PDF_HEADING, PDF_REGULAR, PDF_MUTED, .size = PT(8.5), .leading = PT(11), .before = 0},
};
