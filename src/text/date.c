#include "text/date.h"

size_t pc_date_match(pc_str text, unsigned langs, pc_date *out) {
    (void)text, (void)langs, (void)out;
    return 0;
}
size_t pc_moment_match(pc_str text, unsigned langs, pc_date *date, pc_clock *clock) {
    (void)text, (void)langs, (void)date, (void)clock;
    return 0;
}
bool pc_date_full(const pc_date *date) {
    return date->year && date->month && date->day;
}
void pc_date_iso(const pc_date *date, char out[static 11]) {
    unsigned y = (unsigned)date->year;
    memcpy(out, (char[]){(char)('0' + y / 1000 % 10), (char)('0' + y / 100 % 10), (char)('0' + y / 10 % 10), (char)('0' + y % 10), '-',
                         (char)('0' + date->month / 10), (char)('0' + date->month % 10), '-', (char)('0' + date->day / 10), (char)('0' + date->day % 10), 0}, 11);
}
bool pc_moment_rfc3339(const pc_date *date, const pc_clock *clock, char out[static 26]) {
    (void)date, (void)clock;
    out[0] = 0;
    return false;
}
