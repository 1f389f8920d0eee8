#include "ntp.h"

#include <stdio.h>

/* A recording on standard input: what each packet is. */
int main(void)
{
    struct recording r;
    recording_read(&r);
    for (size_t i = 0; i < r.count; i++) {
        struct result result =
            reply_parse(r.at[i].bytes, r.at[i].length, r.at[i].sent);
        show_result(&result);
    }
    recording_free(&r);
    return 0;
}
