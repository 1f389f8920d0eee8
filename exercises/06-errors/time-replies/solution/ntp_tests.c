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

/* What comes out of a good reply if one byte of it is another. */
static struct result with(size_t at, unsigned char byte)
{
    unsigned char bytes[REPLY_BYTES];
    make_reply(bytes);
    bytes[at] = byte;
    return reply_parse(bytes, sizeof bytes, T1);
}

static void numbers(void)
{
    const unsigned char bytes[] = {1, 2, 3};
    struct reader r = {bytes, sizeof bytes};
    uint64_t number = 7;
    assert(!read_number(&r, 4, &number) && number == 7);
    assert(r.at == bytes && r.left == 3);
    assert(read_number(&r, 2, &number) && number == 0x102);
    assert(r.at == bytes + 2 && r.left == 1);
    assert(!read_skip(&r, 2) && read_skip(&r, 1) && r.left == 0);
}

static void replies(void)
{
    unsigned char bytes[REPLY_BYTES];
    make_reply(bytes);
    struct result r = reply_parse(bytes, 40, T1);
    assert(r.tag == TOO_SHORT && r.missing == 8);
    assert(with(0, 0x24).tag == REPLY && with(0, 0x1c).tag == REPLY);
    assert(with(0, 0x2c).tag == WRONG_VERSION && with(0, 0x2c).number == 5);
    assert(with(0, 0x14).tag == WRONG_VERSION);
    assert(with(0, 0x23).tag == WRONG_MODE && with(0, 0x23).number == 3);
    assert(with(0, 0xe4).tag == NO_TIME && with(0, 0x64).tag == REPLY);
    assert(with(1, 15).tag == REPLY && with(1, 16).tag == NO_TIME);
    assert(with(3, 0xff).reply.precision == -1 && with(3, 0x7f).reply.precision == 127);
    assert(with(24, 0xe9).tag == NOT_OURS);
    assert(with(1, 0).tag == KISS);
    make_reply(bytes);
    memcpy(bytes + 12, "RATE", 4);
    bytes[1] = 0;
    assert(strcmp(reply_parse(bytes, sizeof bytes, T1).code, "RATE") == 0);
    bytes[31] = 1;
    assert(reply_parse(bytes, sizeof bytes, T1).tag == NOT_OURS);
}

static void clocks(void)
{
    assert(clock_span(T1, T1 + SECOND) == SECOND && clock_span(T1 + SECOND, T1) == -SECOND);
    assert(clock_span(0 - (stamp)SECOND, SECOND) == 2 * SECOND);
    assert(clock_offset(T1, T1 + 3 * SECOND, T1 + 4 * SECOND, T1 + 5 * SECOND) == SECOND);
    assert(clock_delay(T1, T1 + 3 * SECOND, T1 + 4 * SECOND, T1 + 5 * SECOND) == 4 * SECOND);
    assert(clock_micros(SECOND / 2) == 500000 && clock_micros(-3 * SECOND / 2) == -1500000);
    assert(clock_micros(100000 * SECOND) == 100000000000);
}

static void keeping(void)
{
    unsigned char good[REPLY_BYTES], bad[REPLY_BYTES];
    struct samples s = {0};
    make_reply(good);
    make_reply(bad);
    bad[0] = 0;
    struct exchange e[3] = {{T1, T1 + SECOND, good, sizeof good},
                            {T1, T1 + SECOND, bad, sizeof bad},
                            {T1, T1 + 2 * SECOND, good, sizeof good}};
    assert(samples_add(&s, e, 3) && s.count == 2 && s.at != NULL);
    assert(s.at[0].delay == SECOND && s.at[1].delay == 2 * SECOND && s.at[1].offset == -SECOND);
    assert(samples_add(&s, e, 1) && s.count == 3 && s.at != NULL && s.at[0].delay == SECOND);
    samples_free(&s);
}

int main(void)
{
    numbers();
    replies();
    clocks();
    keeping();
    return 0;
}
