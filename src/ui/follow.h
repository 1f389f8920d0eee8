/* Where a learner stood in one run, found again in the run of an edited text: the same
 * line, visited as often as it was. Lines are carried over an edit by what is the same
 * above and below it, and within it by their words. Knows no trace, only lists of places,
 * so that it can be tested with lists. */
#ifndef UI_FOLLOW_H
#define UI_FOLLOW_H

#include "base/base.h"

enum { FOLLOW_FILES = 8 }; /* of a program; what lies behind is carried over as it is */

struct follow_place { uint32_t file; int line; }; /* line 0: none */
struct follow_run {
    size_t stops; /* at least 1 */
    /* The statement that was carried out when stop n was reached. */
    struct follow_place (*at)(const void *ctx, size_t n);
    const void *ctx;
    struct str texts[FOLLOW_FILES];
};
/* The line of now that line of old has become, from 1; 0: it is gone. */
int follow_line(struct str old, struct str now, int line);
/* The stop of now that stop of old has become. The start stays the start, the end stays
 * the end. A line that is gone or not reached any more: the last place before it that is. */
size_t follow_stop(const struct follow_run *old, size_t stop, const struct follow_run *now);

#endif
