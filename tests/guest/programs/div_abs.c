#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    div_t d = div(-17, 5);
    ldiv_t l = ldiv(1000000000000L, 7);
    lldiv_t ll = lldiv(-9, -4);
    imaxdiv_t m = imaxdiv(100, 30);
    printf("%d %d %ld %ld %lld %lld %jd %jd\n", d.quot, d.rem, l.quot, l.rem, ll.quot, ll.rem, m.quot, m.rem);
    printf("%d %ld %lld %jd\n", abs(-5), labs(-6L), llabs(7LL), imaxabs(-8));
    printf("%" PRId64 " %" PRIu32 " %" PRIx8 " %" PRIdMAX "\n", (int64_t)-1, (uint32_t)-1, (uint8_t)255,
           strtoimax("-77", NULL, 10));
    return 0;
}
