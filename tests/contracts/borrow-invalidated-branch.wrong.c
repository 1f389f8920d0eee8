/* Only a long input makes the buffer move. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int store(const char *input)
{
    size_t room = 8;
    char *buffer = malloc(room);
    if (!buffer)
        return -1;
    char *end = buffer;
    if (strlen(input) >= room) {
        char *larger = realloc(buffer, strlen(input) + 1);
        if (!larger) {
            free(buffer);
            return -1;
        }
        buffer = larger;
    }
    strcpy(end, input); //! borrow-invalidated
    int first = buffer[0];
    free(buffer);
    return first;
}

int main(void)
{
    return store("much longer than eight") < 0;
}
