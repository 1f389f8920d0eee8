/* What a pack claims about pictures, shown by running it. */
#include "author/claims.h"

void prove_picture(struct prover *p, struct str path, const struct block *b)
{
    const struct picture_fence *f = b->picture;
    int fence_line = (f->line_count ? f->file_lines[0] : b->line) - 1;
    if (f->bad.len) {
        refute(p, SEVERITY_ERROR, "bad-fence", path, fence_line,
               STR("a picture may say: line=N visit=K, step=N, finding or end; from=N, to=N, "
                   "expect=CODE"),
               "'" STR_FMT "' cannot stand here", STR_ARG(f->bad));
        refute_at(p, arena_cstr(&p->arena, f->bad), 0);
        return;
    }
    if (f->expect.len && !code_known(f->expect)) {
        refute(p, SEVERITY_ERROR, "bad-fence", path, fence_line, (struct str){0},
               "unknown failure code '" STR_FMT "'", STR_ARG(f->expect));
        refute_at(p, "expect=", 0);
        return;
    }
    struct claimed program = {.text = b->text, .expect = f->expect, .path = path,
                              .first_line = b->line, .map = f, .is_fence = true};
    prove_program(p, &program, NULL, NULL);
}
