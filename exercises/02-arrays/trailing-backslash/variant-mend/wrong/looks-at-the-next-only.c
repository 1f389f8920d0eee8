// caught-by: wrong-output
#include <stdio.h>

int main(int argc, char **argv)
{
    const char *text = argc > 1 ? argv[1] : "";
    for (int i = 0; text[i] != '\0'; i++) {
        // --- your code starts here ---
        if (text[i + 1] == '+')
        // --- your code ends here ---
            i++;
        printf("%c", text[i]);
    }
    printf("\n");
    return 0;
}
