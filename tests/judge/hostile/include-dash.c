// verdict: compile-error
// Includes standard input
#include "-"
int main(void)
{
    return 0;
}
