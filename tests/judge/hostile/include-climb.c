// verdict: compile-error
// Climbs out of the pack
#include "../../../../../../../../etc/passwd"
int main(void)
{
    return 0;
}
