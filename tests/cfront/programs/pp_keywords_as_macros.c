#include <iso646.h>
#include <stdio.h>
#include <stdbool.h>

#define elif else if
#define unless(c) if (not (c))
#define forever for (;;)
#define repeat(n) for (int repeat_i = (n); repeat_i-- > 0;)
#define private static
#define function(T, name, ...) private T name(__VA_ARGS__)
#define begin {
#define end }

function(int, sign, int v)
begin
    if (v < 0) return -1;
    elif (v == 0) return 0;
    else return 1;
end

int main(void)
begin
    int n = 0;
    forever begin
        unless (n < 3) break;
        n++;
    end
    repeat(2) repeat(3) n++;
    printf("%d %d%d%d\n", n, sign(-5), sign(0), sign(9));
    printf("%d %d %d\n", true and not false, 5 bitand 4 bitor 2, compl 0 xor 1);
    n or_eq 16;
    n and_eq compl 1;
    n xor_eq 3;
    printf("%d %d\n", n, n not_eq 27);
    return 0;
end
