// verdict: compile-error
// Climbs in the middle
#include "x/../../../../../../../etc/passwd"
int main(void)
{
    return 0;
}
