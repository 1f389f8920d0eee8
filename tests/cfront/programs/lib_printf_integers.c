#include <stdio.h>
#include <limits.h>
#include <stdint.h>
#include <inttypes.h>
#include <stddef.h>

int main(void)
{
    printf("[%d][%5d][%-5d][%05d][%+d][% d][%.3d][%5.3d][%-+6d]\n", 42, 42, 42, 42, 42, 42, 7, 7, 7);
    printf("[%d][%i][%u][%o][%x][%X][%#o][%#x][%#X]\n", INT_MIN, -1, UINT_MAX, 8, 255, 255, 8, 255, 255);
    printf("[%hhd][%hhu][%hd][%hu][%ld][%lld][%llu]\n", (signed char)-1, (unsigned char)255, (short)-1, (unsigned short)65535,
           LONG_MIN, LLONG_MAX, ULLONG_MAX);
    printf("[%zu][%td][%jd][%ju]\n", sizeof(int), (ptrdiff_t)-5, (intmax_t)-6, (uintmax_t)7);
    printf("[%*d][%-*d][%.*d][%*.*d][%*d]\n", 6, 1, 6, 2, 4, 3, 8, 4, 4, -6, 5);
    printf("[%.0d][%.0d][%#.0x][%#x]\n", 0, 1, 0, 0);
    printf("[%08x][%#08x][%-8x|][%8.4x]\n", 0xab, 0xab, 0xab, 0xab);
    printf("[%c][%3c][%-3c][%%]\n", 'a', 'b', 'c');
    printf("[%" PRId64 "][%" PRIu32 "][%" PRIx16 "][%" PRIdMAX "][%" PRIo8 "]\n", INT64_MIN, UINT32_MAX, (uint16_t)0xbeef,
           (intmax_t)-9, (uint8_t)0377);
    int n = printf("12345%c", '\n');
    printf("%d %d\n", n, printf("abc"));
    printf("[%+.2d][%+ d][%-05d][%0-5d]\n", 5, 5, 5, 5);
    printf("[%lx][%#lo][%+ld]\n", ULONG_MAX, 8ul, 5l);
    return 0;
}
