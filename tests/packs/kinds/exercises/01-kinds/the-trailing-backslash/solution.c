#include "subject.h"

#include <assert.h>
#include <string.h>

static void gives(const char *text, const char *want)
{
    char out[32];
    memset(out, '#', sizeof out);
    assert(unescape(out, text) == strlen(want));
    assert(memcmp(out, want, strlen(want) + 1) == 0);
}

int main(void)
{
    // --- your code starts here ---
    gives("", "");
    gives("plain", "plain");
    gives("a\\ b", "a b");
    gives("\\\\x", "\\x");
    gives("end\\", "end\\");
    gives("\\", "\\");
    // --- your code ends here ---
    return 0;
}
