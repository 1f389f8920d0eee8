/* math.c - math.h: the host's maths library, which keeps no state but errno. An errno
 * that it sets becomes the program's; where it writes through a pointer, that is asked. */
#include "guest/libc.h"

#include <math.h>
#include <string.h>

/* name(params) is called with args. */
#define CALL(type, name, params, args) \
    LIBC(type, name, params) \
    { \
        int *number = __errno_location(); \
        *number = 0; \
        type v = name args; \
        if (*number) \
            errno_set(*number); \
        return v; \
    }
#define PARAMS(...) __VA_ARGS__
#define EACH(name, params_d, params_f, params_l, args) \
    CALL(double, name, PARAMS params_d, args) \
    CALL(float, name##f, PARAMS params_f, args) \
    CALL(long double, name##l, PARAMS params_l, args)
#define ONE(name) EACH(name, (double x), (float x), (long double x), (x))
#define TWO(name) EACH(name, (double x, double y), (float x, float y), (long double x, long double y), (x, y))
#define WITH_INT(name) EACH(name, (double x, int n), (float x, int n), (long double x, int n), (x, n))
#define TO(type, name) \
    CALL(type, name, double x, (x)) CALL(type, name##f, float x, (x)) CALL(type, name##l, long double x, (x))

ONE(sin) ONE(cos) ONE(tan) ONE(asin) ONE(acos) ONE(atan) ONE(sinh) ONE(cosh) ONE(tanh)
ONE(asinh) ONE(acosh) ONE(atanh) ONE(exp) ONE(exp2) ONE(expm1) ONE(log) ONE(log2) ONE(log10)
ONE(log1p) ONE(sqrt) ONE(cbrt) ONE(fabs) ONE(floor) ONE(ceil) ONE(trunc) ONE(round) ONE(rint)
ONE(nearbyint) ONE(erf) ONE(erfc) ONE(tgamma) ONE(lgamma) ONE(logb)
TWO(atan2) TWO(pow) TWO(hypot) TWO(fmod) TWO(remainder) TWO(copysign) TWO(nextafter) TWO(fmax)
TWO(fmin) TWO(fdim)
WITH_INT(ldexp) WITH_INT(scalbn)
EACH(scalbln, (double x, long n), (float x, long n), (long double x, long n), (x, n))
EACH(nexttoward, (double x, long double y), (float x, long double y), (long double x, long double y), (x, y))
EACH(fma, (double x, double y, double z), (float x, float y, float z),
     (long double x, long double y, long double z), (x, y, z))
TO(int, ilogb) TO(long, lround) TO(long, lrint) TO(long long, llround) TO(long long, llrint)

/* ---- through a pointer ---- */

#define POINTERS(type, suffix) \
    LIBC(type, frexp##suffix, type x, int *ret) \
    { \
        int e; \
        type v = frexp##suffix(x, &e); \
        writes_value(ret, sizeof e); \
        *ret = e; \
        return v; \
    } \
    LIBC(type, modf##suffix, type x, type *ret) \
    { \
        type whole, v = modf##suffix(x, &whole); \
        writes_value(ret, sizeof whole); \
        *ret = whole; \
        return v; \
    } \
    LIBC(type, remquo##suffix, type x, type y, int *ret) \
    { \
        int q; \
        type v = remquo##suffix(x, y, &q); \
        writes_value(ret, sizeof q); \
        *ret = q; \
        return v; \
    } \
    LIBC(type, nan##suffix, const char *tag) \
    { \
        text_length(tag, SIZE_MAX); \
        return nan##suffix(tag); \
    }
POINTERS(double, )
POINTERS(float, f)
POINTERS(long double, l)
