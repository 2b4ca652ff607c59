#include "base/colour.h"

/* The light of a channel: 65535 times the linear value of sRGB (IEC 61966-2-1). A table, so that every machine gets the same. */
static const uint16_t light[256] = {
    0, 20, 40, 60, 80, 99, 119, 139, 159, 179, 199, 219, 241, 264, 288, 313,
    340, 367, 396, 427, 458, 491, 526, 562, 599, 637, 677, 718, 761, 805, 851, 898,
    947, 997, 1048, 1101, 1156, 1212, 1270, 1330, 1391, 1453, 1517, 1583, 1651, 1720, 1790, 1863,
    1937, 2013, 2090, 2170, 2250, 2333, 2418, 2504, 2592, 2681, 2773, 2866, 2961, 3058, 3157, 3258,
    3360, 3464, 3570, 3678, 3788, 3900, 4014, 4129, 4247, 4366, 4488, 4611, 4736, 4864, 4993, 5124,
    5257, 5392, 5530, 5669, 5810, 5953, 6099, 6246, 6395, 6547, 6700, 6856, 7014, 7174, 7335, 7500,
    7666, 7834, 8004, 8177, 8352, 8528, 8708, 8889, 9072, 9258, 9445, 9635, 9828, 10022, 10219, 10417,
    10619, 10822, 11028, 11235, 11446, 11658, 11873, 12090, 12309, 12530, 12754, 12980, 13209, 13440, 13673, 13909,
    14146, 14387, 14629, 14874, 15122, 15371, 15623, 15878, 16135, 16394, 16656, 16920, 17187, 17456, 17727, 18001,
    18277, 18556, 18837, 19121, 19407, 19696, 19987, 20281, 20577, 20876, 21177, 21481, 21787, 22096, 22407, 22721,
    23038, 23357, 23678, 24002, 24329, 24658, 24990, 25325, 25662, 26001, 26344, 26688, 27036, 27386, 27739, 28094,
    28452, 28813, 29176, 29542, 29911, 30282, 30656, 31033, 31412, 31794, 32179, 32567, 32957, 33350, 33745, 34143,
    34544, 34948, 35355, 35764, 36176, 36591, 37008, 37429, 37852, 38278, 38706, 39138, 39572, 40009, 40449, 40891,
    41337, 41785, 42236, 42690, 43147, 43606, 44069, 44534, 45002, 45473, 45947, 46423, 46903, 47385, 47871, 48359,
    48850, 49344, 49841, 50341, 50844, 51349, 51858, 52369, 52884, 53401, 53921, 54445, 54971, 55500, 56032, 56567,
    57105, 57646, 58190, 58737, 59287, 59840, 60396, 60955, 61517, 62082, 62650, 63221, 63795, 64372, 64952, 65535,
};

static int hex_digit(unsigned char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool pc_colour_read(pc_str text, uint32_t *rgb) {
    uint32_t value = 0;
    if (text.n != 7 || text.p[0] != '#')
        return false;
    for (size_t i = 1; i < 7; i++) {
        int digit = hex_digit((unsigned char)text.p[i]);
        if (digit < 0)
            return false;
        value = value << 4 | (uint32_t)digit;
    }
    *rgb = value;
    return true;
}

void pc_colour_write(uint32_t rgb, char out[8]) {
    static const char digits[] = "0123456789abcdef";
    out[0] = '#';
    for (unsigned i = 0; i < 6; i++)
        out[1 + i] = digits[rgb >> (20 - 4 * i) & 15];
    out[7] = '\0';
}

/* Relative luminance, 65535 for white. */
static uint32_t luminance(uint32_t rgb) {
    return (2126u * light[rgb >> 16 & 255] + 7152u * light[rgb >> 8 & 255] + 722u * light[rgb & 255]) / 10000;
}

unsigned pc_colour_contrast(uint32_t a, uint32_t b) {
    enum { GLARE = 3277 }; /* 0.05 of white */
    uint32_t x = luminance(a) + GLARE, y = luminance(b) + GLARE;
    return (unsigned)(x > y ? (uint64_t)x * 100 / y : (uint64_t)y * 100 / x);
}

/* `part` 256ths of the colour, the rest of `with`. */
static uint32_t mixed(uint32_t rgb, uint32_t with, uint32_t part) {
    uint32_t made = 0;
    for (unsigned shift = 0; shift < 24; shift += 8)
        made |= ((rgb >> shift & 255) * part + (with >> shift & 255) * (256 - part)) / 256 << shift;
    return made;
}

uint32_t pc_colour_readable(uint32_t rgb, uint32_t paper) {
    uint32_t with = pc_colour_contrast(0, paper) > pc_colour_contrast(0xFFFFFF, paper) ? 0 : 0xFFFFFF, made = rgb;
    for (uint32_t part = 256; part > 0 && pc_colour_contrast(made, paper) < PC_READABLE; part--)
        made = mixed(rgb, with, part - 1);
    return made;
}
