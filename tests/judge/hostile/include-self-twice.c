// verdict: compile-error
// Includes itself twice
#include "answer.c"
#include "answer.c"
int main(void)
{
    return 0;
}
