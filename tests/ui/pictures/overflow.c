#include <stdio.h>

struct account {
    char name[6];
    int balance;
};

int main(void)
{
    struct account a = {"Ada", 100};
    const char *from = "Augusta";
    int i = 0; // look
    do
        a.name[i] = from[i];
    while (from[i++]);
    printf("%d\n", a.balance); // look
    return 0;
}
