#include <stdio.h>
#include <limits.h>
#include <float.h>
#include <stdint.h>
#include <stddef.h>
#include <wchar.h>

int main(void)
{
    printf("%d %d %d %d %d\n", CHAR_BIT, SCHAR_MIN, SCHAR_MAX, UCHAR_MAX, CHAR_MAX);
    printf("%d %d %d %d %d %u\n", SHRT_MIN, SHRT_MAX, USHRT_MAX, INT_MIN, INT_MAX, UINT_MAX);
    printf("%ld %ld %lu %lld %lld %llu\n", LONG_MIN, LONG_MAX, ULONG_MAX, LLONG_MIN, LLONG_MAX, ULLONG_MAX);
    printf("%d %d %d %u %lld %llu\n", INT8_MIN, INT16_MAX, INT32_MIN, UINT32_MAX, (long long)INT64_MAX, (unsigned long long)UINT64_MAX);
    printf("%zu %zu %zu\n", sizeof(int_fast16_t), sizeof(int_least8_t), sizeof(intmax_t));
    printf("%zu %td %d %d\n", SIZE_MAX, PTRDIFF_MAX, INTPTR_MAX == PTRDIFF_MAX, UINTPTR_MAX == SIZE_MAX);
    printf("%d %d %d %d\n", FLT_DIG, DBL_DIG, LDBL_DIG, FLT_RADIX);
    printf("%d %d %d %d\n", DBL_MANT_DIG, DBL_MAX_EXP, DBL_MIN_EXP, DBL_MAX_10_EXP);
    printf("%g %g %g %g\n", FLT_MAX, FLT_MIN, FLT_EPSILON, DBL_MAX);
    printf("%g %g %Lg %Lg\n", DBL_MIN, DBL_EPSILON, LDBL_MAX, LDBL_EPSILON);
    printf("%d %d\n", DECIMAL_DIG, FLT_EVAL_METHOD);
    printf("%lld %llu %d\n", (long long)INT64_C(5000000000), (unsigned long long)UINT64_C(1) << 63, (int)INT8_C(-5));
    printf("%d %d %d\n", MB_LEN_MAX >= 1, WCHAR_MAX > 255, (1.0 + DBL_EPSILON) != 1.0);
    return 0;
}
