/* Text made harmless inside XML and HTML, as content and in quoted attributes alike:
 * no tag, entity or quote can begin or end in it, and what XML has no place for
 * (controls, halves of pairs, non-characters) becomes a blank, or U+FFFD where a byte
 * was no UTF-8. */
#include "base/base.h"

void buf_xml(struct buf *out, struct str s)
{
    while (s.len) {
        uint32_t c;
        size_t n = utf8_decode(s.at, s.len, &c);
        switch (c) {
        case '&': buf_cstr(out, "&amp;"); break;
        case '<': buf_cstr(out, "&lt;"); break;
        case '>': buf_cstr(out, "&gt;"); break;
        case '"': buf_cstr(out, "&quot;"); break;
        case '\'': buf_cstr(out, "&#39;"); break;
        default:
            if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE) {
                buf_char(out, ' ');
            } else {
                char bytes[4];
                buf_add(out, bytes, utf8_encode(c, bytes));
            }
        }
        s = str_slice(s, n, s.len);
    }
}
