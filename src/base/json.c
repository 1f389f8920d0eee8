/* A JSON writer (RFC 8259) whose output is valid whatever it is given. */
#include "base/base.h"

static void quote(struct json *j, struct str s)
{
    buf_char(j->out, '"');
    while (s.len) {
        uint32_t c;
        size_t n = utf8_decode(s.at, s.len, &c);
        switch (c) {
        case '"': buf_cstr(j->out, "\\\""); break;
        case '\\': buf_cstr(j->out, "\\\\"); break;
        case '\n': buf_cstr(j->out, "\\n"); break;
        case '\t': buf_cstr(j->out, "\\t"); break;
        case '\r': buf_cstr(j->out, "\\r"); break;
        default:
            if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
                buf_printf(j->out, "\\u%04x", c);
            } else {
                char bytes[4];
                buf_add(j->out, bytes, utf8_encode(c, bytes));
            }
        }
        s.at += n;
        s.len -= n;
    }
    buf_char(j->out, '"');
}

static void start(struct json *j, const char *key)
{
    uint64_t bit = UINT64_C(1) << j->depth;
    if (j->comma & bit)
        buf_char(j->out, ',');
    j->comma |= bit;
    if (key) {
        quote(j, str_from(key));
        buf_char(j->out, ':');
    }
}

void json_open(struct json *j, const char *key, char bracket)
{
    start(j, key);
    BUG_IF(j->depth >= 63);
    j->depth++;
    j->comma &= ~(UINT64_C(1) << j->depth);
    buf_char(j->out, bracket);
}

void json_close(struct json *j, char bracket)
{
    BUG_IF(j->depth == 0);
    j->depth--;
    buf_char(j->out, bracket);
}

void json_str(struct json *j, const char *key, struct str value)
{
    start(j, key);
    quote(j, value);
}

void json_cstr(struct json *j, const char *key, const char *value)
{
    if (value)
        json_str(j, key, str_from(value));
    else
        json_null(j, key);
}

void json_int(struct json *j, const char *key, int64_t value)
{
    start(j, key);
    buf_printf(j->out, "%lld", (long long)value);
}

void json_bool(struct json *j, const char *key, bool value)
{
    start(j, key);
    buf_cstr(j->out, value ? "true" : "false");
}

void json_null(struct json *j, const char *key)
{
    start(j, key);
    buf_cstr(j->out, "null");
}
