/* The door: reads everything, finishes the figures, writes one format. */
#include "report/figures.h"

bool report_write(const struct pack *pack, const char *const *files, size_t count,
                  const struct report_options *options, struct buf *out, struct error *reterr)
{
    struct figures f;
    figures_init(&f, pack, options);
    for (size_t i = 0; i < count; i++)
        figures_add(&f, files[i]);
    figures_finish(&f);

    bool ok = f.files_read > 0;
    if (f.unread.len == 1)
        error_set(reterr, f.unread.at[0].kind, STR_FMT, STR_ARG(f.unread.at[0].why));
    else if (f.unread.len)
        error_set(reterr, f.unread.at[0].kind, "%zu files could not be read; the first: " STR_FMT,
                  f.unread.len, STR_ARG(f.unread.at[0].why));
    else if (!ok)
        error_set(reterr, ERROR_USAGE,
                  "no progress file was named; try: freehold report FILE... or a folder of them");
    if (ok) {
        switch (options->format) {
        case REPORT_TEXT: report_text(&f, out); break;
        case REPORT_CSV: report_csv(&f, out); break;
        case REPORT_JSON: report_json(&f, out); break;
        case REPORT_HTML: report_html(&f, out); break;
        }
    }
    figures_release(&f);
    return ok;
}
