// verdict: limit step-limit|heap-limit
// unchecked: limit heap-limit
// Asks for ever
#include <stdlib.h>
int main(void)
{
    for (;;) {
        malloc(16);
    }
}
