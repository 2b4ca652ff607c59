#include "base/distance.h"

unsigned pc_word_distance(pc_str a, pc_str b, unsigned most) {
    enum { LONGEST = 48 };
    unsigned rows[3][LONGEST + 1], *two = rows[0], *one = rows[1], *row = rows[2];
    if (a.n > LONGEST || b.n > LONGEST || a.n > b.n + most || b.n > a.n + most)
        return most + 1;
    for (unsigned j = 0; j <= b.n; j++)
        one[j] = j;
    for (unsigned i = 1; i <= a.n; i++) {
        unsigned least = row[0] = i;
        unsigned char x = pc_lower((unsigned char)a.p[i - 1]);
        for (unsigned j = 1; j <= b.n; j++) {
            unsigned char y = pc_lower((unsigned char)b.p[j - 1]);
            unsigned cost = one[j - 1] + (x != y);
            cost = one[j] + 1 < cost ? one[j] + 1 : cost;
            cost = row[j - 1] + 1 < cost ? row[j - 1] + 1 : cost;
            if (i > 1 && j > 1 && x == pc_lower((unsigned char)b.p[j - 2]) && y == pc_lower((unsigned char)a.p[i - 2]) && two[j - 2] + 1 < cost)
                cost = two[j - 2] + 1;
            row[j] = cost;
            least = cost < least ? cost : least;
        }
        if (least > most)
            return most + 1;
        unsigned *spare = two;
        two = one;
        one = row;
        row = spare;
    }
    return one[b.n] > most ? most + 1 : one[b.n];
}
