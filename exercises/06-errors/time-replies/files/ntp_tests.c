/* Ends with 0 if reader.c, reply.c, clock.c and keep.c do what ntp.h says; a
 * failed assert says that they do not. Replies are made here, so any reply that
 * you can think of can be had. */
#include "ntp.h"

#include <assert.h>
#include <string.h>

static const stamp T1 = 0xe8000000 * SECOND;

/* A good reply to T1, all of its bytes. Tests change those they are about. */
static void make_reply(unsigned char *bytes)
{
    memset(bytes, 0, REPLY_BYTES);
    bytes[0] = 0x24; /* leap 0, version 4, mode 4 */
    bytes[1] = 1;
    bytes[24] = bytes[32] = bytes[40] = 0xe8; /* T1, T2, T3 */
}

int main(void)
{
    unsigned char bytes[REPLY_BYTES];
    make_reply(bytes);
    assert(reply_parse(bytes, sizeof bytes, T1).tag == REPLY);
    return 0;
}
