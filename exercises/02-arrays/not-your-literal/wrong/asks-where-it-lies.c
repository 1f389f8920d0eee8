// caught-by: rule-broken
#include <stdio.h>
#include <string.h>

// Reads the subject into line, which has size bytes. Gives the subject.
const char *read_subject(char *line, int size)
{
    // --- your code starts here ---
    const char *subject = "(no subject)";
    if (fgets(line, size, stdin) != NULL)
        subject = line;
    if (subject != "(no subject)")
        line[strcspn(line, "\n")] = '\0';
    return subject;
    // --- your code ends here ---
}
