// verdict: compile-error
// Includes the folder itself
#include "."
int main(void)
{
    return 0;
}
