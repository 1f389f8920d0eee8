/* A reply, or why it is none: by a table of the fields. */
#include "ntp.h"

#include <string.h>

enum field { FIRST, STRATUM, POLL, PRECISION, DELAY, ID, REFERENCE, ORIGIN, RECEIVE, TRANSMIT, FIELDS };

static const size_t width[FIELDS] = {1, 1, 1, 1, 8, 4, 8, 8, 8, 8};

static void fill(struct reply *reply, const uint64_t *field, const unsigned char *id)
{
    reply->leap = (unsigned int)(field[FIRST] / 64);
    reply->version = (unsigned int)(field[FIRST] / 8 % 8);
    reply->mode = (unsigned int)(field[FIRST] % 8);
    reply->stratum = (unsigned int)field[STRATUM];
    reply->precision = (int)field[PRECISION];
    if (reply->precision > 127)
        reply->precision -= 256;
    memcpy(reply->id, id, 4);
    reply->id[4] = '\0';
    reply->origin = field[ORIGIN];
    reply->receive = field[RECEIVE];
    reply->transmit = field[TRANSMIT];
}

static enum outcome judge(const struct reply *r, stamp sent)
{
    if (r->version < 3 || r->version > 4)
        return WRONG_VERSION;
    if (r->mode != 4)
        return WRONG_MODE;
    if (r->origin != sent)
        return NOT_OURS;
    if (r->stratum == 0)
        return KISS;
    return r->leap == 3 || r->stratum >= 16 ? NO_TIME : REPLY;
}

struct result reply_parse(const unsigned char *bytes, size_t length, stamp sent)
{
    struct reader r = {bytes, length};
    struct result result = {TOO_SHORT};
    uint64_t field[FIELDS];
    size_t n = 0;
    while (n < FIELDS && read_number(&r, width[n], &field[n]))
        n++;
    if (n < FIELDS) {
        result.missing = REPLY_BYTES - length;
        return result;
    }
    struct reply reply;
    fill(&reply, field, bytes + 12);
    result.tag = judge(&reply, sent);
    if (result.tag == REPLY)
        result.reply = reply;
    else if (result.tag == KISS)
        memcpy(result.code, reply.id, sizeof reply.id);
    else if (result.tag == WRONG_VERSION || result.tag == WRONG_MODE)
        result.number = result.tag == WRONG_VERSION ? reply.version : reply.mode;
    return result;
}
