/* Results and times as text. */
#include "ntp.h"

#include <stdio.h>

void id_letters(uint64_t number, char *ret_id)
{
    for (size_t i = 4; i > 0; i--) {
        ret_id[i - 1] = (char)(number % 256);
        number = number / 256;
    }
    ret_id[4] = '\0';
}

/* Four letters from the network; what is no letter is shown as a dot. */
static void show_letters(const char *text)
{
    for (size_t i = 0; text[i] != '\0'; i++)
        printf("%c", text[i] >= ' ' && text[i] <= '~' ? text[i] : '.');
}

static void show_stamp(const char *name, stamp t)
{
    printf("  %s %08x.%08x\n", name, (unsigned int)(t / SECOND), (unsigned int)(t % SECOND));
}

static void show_reply(const struct reply *r)
{
    printf("reply: version %u, mode %u, leap %u, ", r->version, r->mode, r->leap);
    printf("stratum %u, precision %d, ", r->stratum, r->precision);
    show_letters(r->id);
    printf("\n");
    show_stamp("T1", r->origin);
    show_stamp("T2", r->receive);
    show_stamp("T3", r->transmit);
}

void show_result(const struct result *r)
{
    if (r->tag == TOO_SHORT) {
        printf("too short by %zu\n", r->missing);
    } else if (r->tag == WRONG_VERSION) {
        printf("version %u\n", r->number);
    } else if (r->tag == WRONG_MODE) {
        printf("mode %u\n", r->number);
    } else if (r->tag == NOT_OURS) {
        printf("not ours\n");
    } else if (r->tag == KISS) {
        printf("the server says ");
        show_letters(r->code);
        printf("\n");
    } else if (r->tag == NO_TIME) {
        printf("has no time\n");
    } else {
        show_reply(&r->reply);
    }
}

void show_span(span s)
{
    int64_t micros = clock_micros(s);
    long seconds = (long)(micros / 1000000), rest = (long)(micros % 1000000);
    printf("%c%ld.%06ld", s < 0 ? '-' : '+', s < 0 ? -seconds : seconds, s < 0 ? -rest : rest);
}
