#include <stdio.h>

int main(void)
{
    int i;
    char text[] = "5%";
    for (i = 0; text[i] != '\0'; i++) {
        if (text[i] == '%')
            i++;
        else
            printf("%c", text[i]);
    }
    return 0;
}
