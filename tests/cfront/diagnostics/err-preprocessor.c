#include <stdio.h> extra  // expect: extra-tokens
#include <nowhere.h>      // expect: include-not-found 10
#include stdlib.h         // expect: bad-directive
#inlcude <string.h>       // expect: unknown-directive
#define                   // expect: bad-directive
#define TWO(a, b) a + b
#define SIZE 10
#define SIZE 20           // expect: macro-redefined
#define PASTE(a) a ## +
#if SIZE >                // expect: bad-condition
#endif
#if 1.5                   // expect: bad-condition
#endif
#else                     // expect: unbalanced-conditional
#endif                    // expect: unbalanced-conditional
#warning take care        // expect: user-warning
#error stop here          // expect: user-error
#pragma pack(1)
#pragma pack()

int main(void)
{
    int n = TWO(1);       // expect: macro-arguments
    n = TWO(1, 2, 3);     // expect: macro-arguments
    n = PASTE(1) 2;       // expect: bad-paste
    return n;
}
#ifdef SIZE               // expect: unbalanced-conditional
