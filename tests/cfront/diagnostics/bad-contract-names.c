/* The words of <ownership.h> as names, which they cannot be where it is included. */
#include <ownership.h>
#include <stdlib.h>

struct task {
    int owned;                  // expect: bad-contract 9
    int needs;                  // a macro with brackets needs its brackets
};
int takes = 3;
void move(int x, int y);        // expect: macro-arguments 6

int main(void)
{
    int nullable = 2;           // expect: bad-contract 9
    int rest = takes;
    rest += owns;               // expect: bad-contract 13
    return rest;
}
