// verdict: compile-error
// Includes itself
#include "answer.c"
int main(void)
{
    return 0;
}
