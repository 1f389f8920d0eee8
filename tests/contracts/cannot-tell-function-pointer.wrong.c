/* What a function without any words does with an owner is not known. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

typedef void (*handler)(char *text);

static void dispatch(handler h, owns char *text)
{
    h(text); //! cannot-tell
}

static void drop(owns char *text)
{
    free(text);
}

int main(void)
{
    char *text = strdup("event");
    if (text)
        dispatch(drop, text);
    return 0;
}
