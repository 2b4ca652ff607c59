#include "presscheck/presscheck.h"

const char *pc_version(void) {
    return PC_VERSION;
}

const char *pc_status_text(pc_status status) {
    static const char *const texts[] = {
        [PC_OK] = "done",
        [PC_NO_MEMORY] = "not enough memory",
        [PC_TOO_LARGE] = "the input is larger than the limit",
        [PC_UNKNOWN_ENCODING] = "the encoding's name is not known",
        [PC_UNREADABLE] = "the file could not be read or written",
        [PC_UNKNOWN_OUTPUT] = "there is no output of that name",
        [PC_NO_MODULE] = "the part that makes PDF is not installed or does not load",
        [PC_NO_FONT] = "a font that the text needs is not installed",
    };
    return (unsigned)status < sizeof texts / sizeof *texts ? texts[status] : "unknown status";
}
