/* format.h - what format.c and numbers.c share: one conversion of printf. */
#ifndef GUEST_FORMAT_H
#define GUEST_FORMAT_H

#include "guest/libc.h"

struct format_spec {
    bool left, plus, space, alternate, zero;
    int width, precision; /* precision < 0: none given */
    enum {
        L_INT, L_CHAR, L_SHORT, L_LONG, L_LONG_LONG, L_MAX, L_SIZE, L_DIFF, L_LONG_DOUBLE
    } length;
    char conversion;
};

void format_put(struct sink *s, const char *bytes, size_t len);
void format_put_many(struct sink *s, char c, long times); /* none if times < 1 */
/* One converted number: sign or prefix, zeros, digits; padded to the width. */
void format_put_number(struct sink *s, const struct format_spec *f, const char *prefix, long zeros,
                       const char *digits, size_t count, bool zero_pad);
const char *format_sign(const struct format_spec *f, bool negative);
/* %f %e %g %a; wide: it was a long double. */
void format_put_float(struct sink *s, struct format_spec *f, long double v, bool wide);

#endif
