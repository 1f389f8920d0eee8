/* The page that plays a run: one file that asks for nothing, neither a font nor a network,
 * and works from a disk. Without its script, in print, or for a reader of the source it is
 * still the stop it was made for: code, picture and output are in it as well, drawn here.
 *
 * Its policy allows the script and the style of this file, by their digests, and nothing
 * else: were a learner's text ever taken for markup, it could do nothing. */
#include "cli/page/page.h"
#include "cli/trace_page.h"
#include "ui/canvas_svg.h"
#include "ui/highlight.h"

#include <string.h>

static void policy(struct buf *out, const char *kind, struct str text)
{
    unsigned char digest[32];
    sha256(text, digest);
    buf_printf(out, " %s-src 'sha256-", kind);
    buf_base64(out, digest, sizeof digest);
    buf_cstr(out, "';");
}

static void top(struct buf *out, struct str title, struct str style)
{
    buf_cstr(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    policy(out, "script", str_from(trace_js));
    policy(out, "style", style);
    buf_cstr(out, " base-uri 'none'; form-action 'none'\"/>\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                  "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>");
    buf_xml(out, title);
    buf_cstr(out, "</title>\n<style>");
    buf_str(out, style);
    buf_cstr(out, "</style>\n</head>\n<body>\n");
}

static void head(struct buf *out, const struct replay *r, struct arena *a, size_t stop)
{
    const struct stop *at = trace_stop(r->trace, stop);
    buf_cstr(out, "<header><h1>");
    for (size_t i = 0; i < r->attempt.file_count; i++) {
        if (!r->attempt.files[i].header)
            buf_cstr(out, i ? ", " : "");
        if (!r->attempt.files[i].header)
            buf_xml(out, r->attempt.files[i].name);
    }
    buf_printf(out, "</h1><p id=\"where\">step %llu</p><p>", (unsigned long long)at->step);
    if (r->finding_count) {
        buf_cstr(out, "Found: ");
        buf_xml(out, r->findings[0].message);
        if (r->finding_count > 1)
            buf_printf(out, ", and %zu more", r->finding_count - 1);
    } else {
        buf_cstr(out, "Nothing was found");
    }
    buf_cstr(out, ".</p></header>\n<p id=\"caption\" aria-live=\"polite\">");
    buf_xml(out, trace_tell(r->trace, a, stop));
    buf_cstr(out, "</p>\n");
}

static void controls(struct buf *out, const struct replay *r)
{
    static const struct { const char *id, *text, *title; } buttons[] = {
        {"start", "Start", "Home"}, {"lineback", "Line back", "Shift and left arrow"},
        {"back", "Back", "left arrow"}, {"play", "Play", "space"}, {"on", "On", "right arrow"},
        {"lineon", "Line on", "Shift and right arrow"}, {"end", "End", "End"},
        {"finding", "Finding", "g"},
    };
    buf_cstr(out, "<div class=\"time\" data-script=\"\" hidden=\"\">\n<div class=\"keys\">");
    for (size_t i = 0; i < COUNT(buttons); i++)
        if (r->finding_count || strcmp(buttons[i].id, "finding"))
            buf_printf(out, "<button type=\"button\" id=\"%s\" title=\"%s\">%s</button>", buttons[i].id,
                       buttons[i].title, buttons[i].text);
    buf_cstr(out, "<form id=\"find\" role=\"search\"><input id=\"q\" size=\"16\" aria-label=\"Search time\" "
                  "placeholder=\"n == 7\" autocomplete=\"off\"/><button>Find</button>"
                  "<output id=\"found\"></output></form></div>\n"
                  "<div id=\"marks\" aria-hidden=\"true\"></div>\n"
                  "<input id=\"time\" type=\"range\" min=\"0\" max=\"0\" value=\"0\" aria-label=\"Time\"/>\n"
                  "<p class=\"legend\">");
    for (size_t i = 0; i < page_mark_count; i++)
        buf_printf(out, "%s<b>%s</b> %s", i ? " &#160; " : "", page_marks[i].sign, page_marks[i].word);
    buf_cstr(out, "</p>\n</div>\n");
}

static void code_line(struct buf *out, struct str text, const uint8_t *roles)
{
    struct buf shown = {0};
    buf_cstr(out, "<code>");
    for (size_t i = 0, k; i < text.len; i = k) {
        for (k = i + 1; k < text.len && roles[k] == roles[i]; k++)
            ;
        buf_clear(&shown);
        utf8_printable(&shown, str_slice(text, i, k));
        for (size_t n = 0; n < shown.len; n++) /* a tab is the one control that may stay */
            if (shown.at[n] == '\t')
                shown.at[n] = ' ';
        bool plain = roles[i] == ROLE_TEXT || roles[i] == ROLE_CODE;
        if (!plain)
            buf_printf(out, "<span class=\"%s\">", svg_class((enum role)roles[i]));
        buf_xml(out, buf_view(&shown));
        buf_cstr(out, plain ? "" : "</span>");
    }
    buf_cstr(out, "</code>");
    buf_release(&shown);
}

/* Tabs to blanks, up to the next multiple of 4. */
static struct str expanded(struct arena *a, struct str line)
{
    struct buf b = {0};
    for (size_t i = 0, col = 0; i < line.len; i++) {
        size_t blanks = line.at[i] == '\t' ? 4 - col % 4 : 0;
        buf_repeat(&b, ' ', blanks);
        if (!blanks)
            buf_char(&b, line.at[i]);
        col += blanks ? blanks : ((unsigned char)line.at[i] & 0xC0) != 0x80;
    }
    struct str text = arena_str(a, buf_view(&b));
    buf_release(&b);
    return text;
}

static void ledger(struct buf *out, const struct ledger_entry *e, size_t count, int line)
{
    const char *comma = "";
    for (size_t i = 0; i < count; i++)
        if (e[i].line == line) {
            buf_cstr(out, comma);
            buf_xml(out, e[i].text);
            comma = ", ";
        }
}

static void code_file(struct buf *out, struct replay *r, uint32_t file, size_t stop)
{
    struct arena a = {0};
    const struct stop *at = trace_stop(r->trace, stop);
    const struct trace_place *here = at->ran.line ? &at->ran : &at->next;
    struct ledger_entry *e;
    size_t entries = trace_ledger(r->trace, &a, file, stop, &e);
    struct str rest = r->attempt.files[file].text, line;
    highlight_state state = 0;
    buf_printf(out, "<div data-file=\"%u\"%s><h2>", file, here->file == file ? "" : " hidden=\"\"");
    buf_xml(out, r->attempt.files[file].name);
    buf_cstr(out, "</h2>\n<ol>\n");
    for (int n = 1; str_line(&rest, &line); n++) {
        struct str text = expanded(&a, line);
        uint8_t *roles = arena_array(&a, text.len + 1, 1);
        state = highlight_line(state, text, roles);
        bool ran = at->ran.line == n && at->ran.file == file, next = at->next.line == n && at->next.file == file;
        buf_printf(out, "<li id=\"f%ul%d\"%s%s%s%s%s><i>%s</i><b>%d</b>", file, n, ran || next ? " class=\"" : "",
                   ran ? "r-current-line" : "", ran && next ? " " : "", next ? "next" : "",
                   ran || next ? "\"" : "", ran && next ? "both" : ran ? "ran" : next ? "next" : "", n);
        code_line(out, text, roles);
        buf_printf(out, "<em data-at=\"%u:%d\">", file, n);
        ledger(out, e, entries, n);
        buf_cstr(out, "</em></li>\n");
    }
    buf_cstr(out, "</ol></div>\n");
    arena_release(&a);
}

static void output(struct buf *out, const char *id, const char *title, const char *class, struct str text)
{
    struct buf shown = {0};
    utf8_printable(&shown, text);
    buf_printf(out, "<section id=\"%s-part\"%s><h2>%s</h2><pre id=\"%s\" class=\"%s\">", id,
               text.len ? "" : " hidden=\"\"", title, id, class);
    struct str rest = buf_view(&shown), line;
    while (str_line(&rest, &line)) {
        buf_xml(out, line);
        buf_char(out, '\n');
    }
    buf_cstr(out, "</pre></section>\n");
    buf_release(&shown);
}

static void body(struct buf *out, struct replay *r, struct arena *a, size_t stop, const struct page *page)
{
    const struct canvas *c = &page->picture;
    struct buf values = {0};
    struct str line;
    buf_printf(out, "<main>\n<div>\n<section id=\"code\"%s aria-label=\"Code\" tabindex=\"0\">\n",
               page->ledger ? " class=\"ledger\"" : "");
    for (uint32_t file = 0; file < r->attempt.file_count && file < JUDGE_FILES; file++)
        if (page->used[file])
            code_file(out, r, file, stop);
    trace_values_words(&values, r, a, stop);
    buf_printf(out, "</section>\n<section id=\"values-part\"%s><h2>In this statement, in its order</h2>"
                    "<ol id=\"values\">", values.len ? "" : " hidden=\"\"");
    struct str rest = buf_view(&values);
    for (bool first = true; str_line(&rest, &line); first = false)
        if (!first) {
            buf_cstr(out, "<li>");
            buf_xml(out, str_trim(line));
            buf_cstr(out, "</li>");
        }
    buf_cstr(out, "</ol></section>\n</div>\n<div>\n<section id=\"picture\" aria-label=\"Memory\" tabindex=\"0\">\n");
    buf_printf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"freehold\" role=\"img\" aria-labelledby=\"caption\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">",
               c->cols * SVG_CELL, c->rows * SVG_ROW, c->cols * SVG_CELL, c->rows * SVG_ROW);
    svg_rows(out, c, 0, c->rows);
    buf_cstr(out, "</svg>\n</section>\n");
    buf_release(&values);
    struct scene *s = trace_scene(r->trace, a, stop, &trace_shown);
    output(out, "out", "Output so far", "out", s->out);
    output(out, "err", "On stderr", "err", s->err);
    buf_cstr(out, "</div>\n</main>\n");
}

static void bottom(struct buf *out, const struct replay *r, struct arena *a, struct page page)
{
    size_t all = trace_stops(r->trace);
    struct str kept = replay_kept(a, r);
    if (page.count < all)
        buf_printf(out, "<p class=\"note\">Of %zu stops this page has %zu to %zu, for its size; "
                        "--step or --line makes one around another.</p>\n", all,
                   page.first, page.first + page.count - 1);
    if (kept.len) {
        buf_cstr(out, "<p class=\"note\">");
        buf_xml(out, kept);
        buf_cstr(out, "</p>\n");
    }
    buf_cstr(out, "<details data-script=\"\" hidden=\"\"><summary>Keys</summary>\n<p><kbd>&#8592;</kbd> "
                  "<kbd>&#8594;</kbd> a step; with <kbd>Shift</kbd> a line of this function; <kbd>Home</kbd> "
                  "<kbd>End</kbd>; <kbd>Space</kbd> plays; <kbd>g</kbd> goes to the finding; <kbd>/</kbd> "
                  "searches time (n == 7, v[2] != 0, n for who wrote it, line 12, or words of a caption), "
                  "<kbd>n</kbd> and <kbd>N</kbd> again and backwards. A click above the slider goes there. "
                  "Made by freehold trace.</p></details>\n"
                  "<noscript><p class=\"note\">Without its script this page shows one stop.</p></noscript>\n");
}

void trace_html(struct buf *out, struct replay *r, size_t stop, const struct sheet_look *look)
{
    struct arena a = {0};
    struct buf style = {0}, data = {0};
    buf_char(&style, '\n');
    svg_style(&style);
    buf_cstr(&style, trace_css);
    struct page page = page_data(&data, r, stop, look);
    top(out, trace_title(&a, r, stop), buf_view(&style));
    head(out, r, &a, stop);
    controls(out, r);
    body(out, r, &a, stop, &page);
    bottom(out, r, &a, page);
    buf_cstr(out, "<script type=\"application/json\" id=\"run\">");
    buf_str(out, buf_view(&data));
    buf_cstr(out, "</script>\n<script>");
    buf_cstr(out, trace_js);
    buf_cstr(out, "</script>\n</body>\n</html>\n");
    buf_release(&style);
    buf_release(&data);
    canvas_release(&page.picture);
    arena_release(&a);
}
