// verdict: compile-error
// Includes where the compiler writes
#include "/freehold/output"
int main(void)
{
    return 0;
}
