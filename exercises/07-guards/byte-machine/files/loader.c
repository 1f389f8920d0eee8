/* Reads a program: bytes in hex, such as
 *
 *   01 07   # push 7
 *   05 00   # out, halt
 */
#include "machine.h"

#include <stdio.h>
#include <string.h>

/* The bytes of one line, behind those that are there. */
static bool read_line(borrows_mut struct image *image,
                      borrows const char *line)
{
    unsigned int value;
    int length;
    while (sscanf(line, " %2x%n", &value, &length) == 1) {
        if (image->size == MOST_BYTES)
            return false;
        image->bytes[image->size++] = (byte)value;
        line += length;
    }
    return strspn(line, " \t\n") == strlen(line);
}

bool image_read(struct image *ret)
{
    char line[128];
    ret->size = 0;
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "#")] = '\0';
        if (!read_line(ret, line))
            return false;
    }
    return ret->size > 0 && !ferror(stdin);
}
