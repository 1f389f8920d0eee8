/* UTF-8: decoding that never reads past the end, widths that do not depend on
 * the locale, and the filter that hostile text passes before it is shown. */
#include "base/base.h"

static const uint32_t BAD = 0xFFFD;

size_t utf8_decode(const char *s, size_t len, uint32_t *ret_code)
{
    const unsigned char *p = (const unsigned char *)s;
    uint32_t code, least;
    size_t n;
    *ret_code = BAD;
    if (p[0] < 0x80) {
        *ret_code = p[0];
        return 1;
    } else if (p[0] >= 0xC2 && p[0] < 0xE0) {
        n = 2, code = p[0] & 0x1F, least = 0x80;
    } else if (p[0] >= 0xE0 && p[0] < 0xF0) {
        n = 3, code = p[0] & 0x0F, least = 0x800;
    } else if (p[0] >= 0xF0 && p[0] < 0xF5) {
        n = 4, code = p[0] & 0x07, least = 0x10000;
    } else {
        return 1;
    }
    if (len < n)
        return 1;
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 1;
        code = code << 6 | (p[i] & 0x3F);
    }
    if (code < least || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return 1;
    *ret_code = code;
    return n;
}

size_t utf8_encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    out[0] = (char)(first[n] | c);
    return n;
}

struct range { uint32_t from, to; };

static bool within(const struct range *r, size_t count, uint32_t c)
{
    for (size_t i = 0; i < count; i++)
        if (c >= r[i].from && c <= r[i].to)
            return true;
    return false;
}

/* Nonspacing and format characters of the scripts a lesson may use. */
static const struct range zero[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
    {0x05C4, 0x05C5}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC},
    {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x0900, 0x0902}, {0x093A, 0x093A},
    {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31}, {0x0E34, 0x0E3A},
    {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x2060, 0x2064},
    {0x20D0, 0x20FF}, {0x302A, 0x302D}, {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF},
};
static const struct range wide[] = {
    {0x1100, 0x115F}, {0x231A, 0x231B}, {0x2329, 0x232A}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0},
    {0x23F3, 0x23F3}, {0x25FD, 0x25FE}, {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F},
    {0x2693, 0x2693}, {0x26A1, 0x26A1}, {0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5},
    {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5},
    {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728},
    {0x274C, 0x274C}, {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797},
    {0x27B0, 0x27B0}, {0x27BF, 0x27BF}, {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55},
    {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA000, 0xA4CF},
    {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE10, 0xFE19}, {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x16FE0, 0x18AFF}, {0x1B000, 0x1B2FF},
    {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
    {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4},
    {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D},
    {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596},
    {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC},
    {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6D7}, {0x1F6DD, 0x1F6DF}, {0x1F6EB, 0x1F6EC},
    {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7EB}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945},
    {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

int utf8_width(uint32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0))
        return -1;
    if (c < 0x300)
        return c == 0xAD ? 0 : 1;
    if (within(zero, COUNT(zero), c))
        return 0;
    return within(wide, COUNT(wide), c) ? 2 : 1;
}

int utf8_str_width(struct str s)
{
    int width = 0;
    while (s.len) {
        uint32_t c;
        size_t n = utf8_decode(s.at, s.len, &c);
        int w = utf8_width(c);
        width += w < 0 ? 1 : w;
        s.at += n;
        s.len -= n;
    }
    return width;
}

bool utf8_valid(struct str s)
{
    while (s.len) {
        uint32_t c;
        size_t n = utf8_decode(s.at, s.len, &c);
        if (c == BAD && n == 1)
            return false;
        s.at += n;
        s.len -= n;
    }
    return true;
}

/* Characters that can reorder or hide what is on the screen. */
static bool deceives(uint32_t c)
{
    return (c >= 0x200B && c <= 0x200F && c != 0x200D) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0x061C || c == 0x2028 || c == 0x2029 ||
           c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

void utf8_printable(struct buf *out, struct str s)
{
    while (s.len) {
        uint32_t c;
        size_t n = utf8_decode(s.at, s.len, &c);
        if (c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7F)) {
            buf_char(out, (char)c);
        } else if (c < 0x20 || c == 0x7F) {
            buf_char(out, '^');
            buf_char(out, (char)(c ^ 0x40));
        } else if ((c >= 0x80 && c < 0xA0) || deceives(c) || c == BAD) {
            buf_cstr(out, "\xEF\xBF\xBD");
        } else {
            buf_add(out, s.at, n);
        }
        s.at += n;
        s.len -= n;
    }
}
