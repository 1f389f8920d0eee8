// verdict: compile-error
// Climbs out of the headers
#include <../../../../../../../../etc/passwd>
int main(void)
{
    return 0;
}
