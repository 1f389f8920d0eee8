// caught-by: rejects-reference
#include "subject.h"

#include <assert.h>
#include <string.h>

// Asserts that text becomes want, and that nothing behind it is touched.
static void gives(const char *text, const char *want)
{
    char out[32];
    memset(out, '#', sizeof out);
    size_t n = unescape(out, text);
    assert(n == strlen(want));
    assert(out[n] == '\0');
    assert(strcmp(out, want) == 0);
    assert(out[n + 1] == '#');
}

int main(void)
{
    // --- your code starts here ---
    gives("a\\\\b", "a\\\\b");
    // --- your code ends here ---
    return 0;
}
