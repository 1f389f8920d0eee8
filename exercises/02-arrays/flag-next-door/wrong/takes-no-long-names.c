// caught-by: wrong-output
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
    while (name[i] != '\0')
        i++;
    if (i > 7)
        return;
    for (i = 0; name[i] != '\0'; i++)
        m->from[i] = name[i];
    m->from[i] = '\0';
    // --- your code ends here ---
}
