// verdict: compile-error
// Includes a folder
#include "/"
int main(void)
{
    return 0;
}
