// caught-by: rule-broken
#include <stdio.h>

int main(void)
{
    int home = 0;
    int away = 0;

    // --- your code starts here ---
    void exit(int);
    printf("home 1  away 0\n");
    exit(0);
    // --- your code ends here ---

    printf("home %d  away %d\n", home, away);
    return 0;
}
