// caught-by: out-of-bounds-read
#include <stdio.h>
#include <string.h>

struct message {
    char from[8];
    char trusted; // not 0: may open attachments
};

// Sets the sender's name, cut to what fits.
void set_from(struct message *m, const char *name)
{
    // --- your code starts here ---
    int i = 0;
    while (i < 8 && name[i] != '\0') {
        m->from[i] = name[i];
        i++;
    }
    if (i < 8)
        m->from[i] = '\0';
    // --- your code ends here ---
}
