// verdict: compile-error
// Includes the same in angle brackets
#include </etc/passwd>
int main(void)
{
    return 0;
}
