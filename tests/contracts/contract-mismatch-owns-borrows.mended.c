/* Two headers, two promises: one says owns, the other borrows.
 * Changed when the checker read it: the second body broke the first promise, a mistake of its own. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void label(owns char *text);
void label(owns char *text);

int main(void)
{
    char *text = strdup("jam");
    if (text)
        label(text);
    return 0;
}

void label(char *text)
{
    puts(text);
    free(text);
}
