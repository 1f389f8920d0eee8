// search: c == 'b'
// search: shade == BLUE
// search: half > 0.3
// search: pair.second == 4
// search: wrote flags.high
// search: line 40
// search: print total
// search: call nothing
// search: other == 3
// search: n ==
#include <stdbool.h>
#include <stdio.h>
enum shade { RED, BLUE = 5 };
struct pair { int first, second; };
struct flags { unsigned low : 3; int high : 5; };
union word { int whole; unsigned char bytes[4]; };
static int counter;
static const char *const names[] = {"one", "two"};
static int twice(int n)
{
    return 2 * n;
}
int main(void)
{
    char c = 'a', tab = '\t', text[8] = "hi";
    signed char minus = -1;
    bool yes = true;
    enum shade shade = RED;
    float half = 0.25f;
    double big = 1e100, none;
    long double wide = 1.5L;
    struct pair pair = {.first = 3}, *at = &pair;
    struct flags flags = {5, -3};
    union word word = {258};
    int (*function)(int) = twice;
    unsigned char raw[3] = {1, 2, 255};
    unsigned char wire[4] = {103, 0, 0, 5}, kind[4] = {103};
    int grid[2][3] = {{1, 2, 3}};
    c = 'b';
    shade = BLUE;
    half += 0.1f;
    at->second = 4;
    flags.high = 7;
    word.bytes[1] = 2;
    text[1] = 'o';
    counter = function(counter + 1);
    grid[1][2] = 9;
    printf("total %d %s\n", counter, names[1]);
    none = big * (double)wide * minus * yes * tab * raw[0] * wire[0] * kind[0];
    return none > 0;
}
