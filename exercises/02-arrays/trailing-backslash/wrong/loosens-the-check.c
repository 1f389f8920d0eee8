// caught-by: locked-lines-changed
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
}

int main(void)
{
    // --- your code starts here ---
    gives("", "");
    // --- your code ends here ---
    return 0;
}
