/* check: an answer from its file, from any file, from standard input, or the
 * numbers of a quiz's choices, of pieces in their order, a marked line, answers about a picture. */
#include "cli/cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { CHOOSE = 1, SURE, UNSURE, CONTRACTS, PROPOSE };
static const struct flag FLAGS[] = {
    {"choose", 0, true, CHOOSE}, {"sure", 0, false, SURE}, {"unsure", 0, false, UNSURE},
    {"contracts", 0, false, CONTRACTS}, {"propose", 0, false, PROPOSE},
};
enum { ANSWER_BYTES = 1 << 20 };

static bool read_stdin(struct buf *out, struct error *reterr)
{
    char chunk[4096];
    ssize_t n;
    while ((n = read(STDIN_FILENO, chunk, sizeof chunk)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return error_errno(reterr, ERROR_IO, "cannot read standard input");
        if (out->len + (size_t)n > ANSWER_BYTES)
            return error_set(reterr, ERROR_DATA, "standard input is longer than an answer may be (1 MiB)");
        buf_add(out, chunk, (size_t)n);
    }
    return true;
}

static bool read_text(struct study *s, const struct item *it, const char *file, const char *choose,
                      struct buf *out, struct error *reterr)
{
    bool changed;
    if (choose && it->kind == EXERCISE_ORDER) {
        int pool[PIECES_MAX];
        study_go(s, it); /* the pool is shuffled once it was opened */
        study_pool(s, it, pool);
        return order_said(item_exercise(it), pool, str_from(choose), out, reterr) &&
               answer_save(s, it, buf_view(out), NULL, reterr);
    }
    if (choose) {
        buf_cstr(out, choose);
        for (size_t i = 0; it->kind == EXERCISE_PREDICT_PICTURE && i < out->len; i++)
            if (out->at[i] == ';') /* between the answers */
                out->at[i] = '\n';
        return true;
    }
    if (file && !strcmp(file, "-"))
        return read_stdin(out, reterr);
    bool schedule = it->kind == EXERCISE_SCHEDULE;
    if (file && schedule && !strncmp(file, "s:", 2) && !path_exists(file)) {
        buf_cstr(out, file); /* the order itself */
        return true;
    }
    if (file && !path_exists(file))
        return error_set(reterr, ERROR_NO_INPUT, "there is no file %s", file);
    if (file && it->kind == EXERCISE_CAPSTONE)
        return answer_from_folder(item_exercise(it), file, out, reterr);
    if (file)
        return file_read(file, ANSWER_BYTES, out, reterr);
    return answer_peek(s, it, out, &changed, reterr);
}

/* Behind the verdict, on request. */
static void say_known(struct cli *c, struct study *s, const struct judged *j, bool contracts, bool propose)
{
    struct owning k;
    struct error err = {0};
    if (!contracts && !propose)
        return;
    putchar('\n');
    const char *why = owning_open(&k, j, study_judge(s), &err);
    if (why && *why)
        print_line(c, stdout, WORD_TEXT, 0, str_from(why));
    else if (why)
        complain_error(&err);
    if (why)
        return;
    if (contracts)
        owning_say(c, &k, true, false);
    if (propose)
        owning_say(c, &k, false, true);
    owning_release(&k);
}

int cmd_check(struct cli *c, int argc, char **argv)
{
    struct args a = {.cli = c, .argc = argc, .argv = argv, .flags = FLAGS, .flag_count = COUNT(FLAGS)};
    const char *value, *words[2] = {NULL, NULL}, *choose = NULL;
    int id, count = 0, sure = -1, code = EXIT_OK;
    bool contracts = false, propose = false;
    struct judged judged = {0};
    while ((id = args_next(&a, &value))) {
        switch (id) {
        case ARG_BAD: return EXIT_USAGE_ERROR;
        case CHOOSE: choose = value; break;
        case SURE: sure = 1; break;
        case UNSURE: sure = 0; break;
        case CONTRACTS: contracts = true; break;
        case PROPOSE: propose = true; break;
        default:
            if (count == 2) {
                complain("\"%s\" is one word too many; `freehold check --help` shows what it takes", value);
                return EXIT_USAGE_ERROR;
            }
            words[count++] = value;
        }
    }
    struct study *s = desk_open(c, &code);
    if (!s)
        return code;
    struct buf text = {0};
    struct error err = {0};
    const struct item *it = desk_item(s, words[0]);
    if (!it) {
        code = EXIT_USAGE_ERROR;
    } else if (!desk_may_open(s, it)) {
        code = EXIT_FAILED;
    } else if (it->kind == EXERCISE_QUIZ && !choose && !words[1]) {
        complain("this is a quiz: say which, as in `freehold check " STR_FMT " --choose 1`",
                 STR_ARG(it->slug));
        code = EXIT_USAGE_ERROR;
    } else if (!read_text(s, it, words[1], choose, &text, &err)) {
        code = complain_error(&err);
    } else {
        study_go(s, it);
        struct judged *before = c->judged;
        c->judged = before ? before : &judged;
        code = desk_check(c, s, it, buf_view(&text), sure);
        say_known(c, s, c->judged, contracts, propose);
        c->judged = before;
        if (code == EXIT_OK) {
            desk_debrief(c, s, it);
            putchar('\n');
            const struct item *next = desk_test_next(c, s, NULL);
            if (next)
                study_go(s, next);
            desk_where(c, s);
        }
    }
    buf_release(&text);
    judged_release(&judged);
    study_close(s);
    return code;
}
