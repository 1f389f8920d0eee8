/* pack new, pack check, pack table: for instructors. */
#include "author/author.h"
#include "cli/cli.h"

#include <string.h>
#include <unistd.h>

static int pack_new(struct cli *c, const char *const *words, int count)
{
    struct error err = {0};
    if (count != 1) {
        complain("name one new folder: freehold pack new mine");
        return EXIT_USAGE_ERROR;
    }
    if (!author_scaffold(words[0], &err))
        return complain_error(&err);
    print_f(c, WORD_PASS, 0, "%s is a pack with one lesson and two exercises that work.", words[0]);
    print_f(c, WORD_TEXT, 2, "freehold --pack %s          opens it", words[0]);
    print_f(c, WORD_TEXT, 2, "freehold pack check %s      shows that its claims hold", words[0]);
    print_f(c, WORD_TEXT, 2, "The keys of its front matter are described in docs/PACK.md.");
    return EXIT_OK;
}

static int pack_table(struct cli *c, const char *const *words, int count)
{
    struct error err = {0};
    struct buf out = {0};
    if (count > 1) {
        complain("\"%s\" is one word too many", words[1]);
        return EXIT_USAGE_ERROR;
    }
    struct pack *p = pack_open(count ? words[0] : c->pack ? c->pack : ".", &err);
    if (!p)
        return complain_error(&err);
    author_table(p, &out);
    fwrite(out.at, 1, out.len, stdout);
    if (p->error_count)
        complain("this pack has problems, so items may be missing; `freehold pack check` lists them");
    int code = p->error_count ? error_exit_code(ERROR_DATA) : EXIT_OK;
    buf_release(&out);
    pack_free(p);
    return code;
}

static int pack_check(struct cli *c, const struct prove_options *asked, const char *const *words, int count,
                      bool figures)
{
    struct error err = {0};
    struct prove_options options = *asked;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    options.hands = processors > 1 ? (size_t)processors - 1 : 0;
    struct buf out = {0};
    struct proof proof = {.figures = figures};
    const char *dir = count ? words[0] : c->pack ? c->pack : ".";
    struct pack *p = pack_open(dir, &err);
    if (!p)
        return complain_error(&err);
    int code;
    size_t only = count > 1 ? (size_t)count - 1 : 0;
    if (figures && c->judge && !author_figures(c->judge, p, words + 1, only, &out, &err)) {
        code = complain_error(&err);
    } else if (!author_prove_with(&options, c->judge, p, words + 1, count > 1 ? (size_t)count - 1 : 0, &out, &proof, &err)) {
        code = complain_error(&err);
    } else {
        if (out.len)
            fwrite(out.at, 1, out.len, stdout);
        const char *verdict = proof.errors ? "FAIL" : c->judge ? "PASS" : "NOT PROVED";
        char more[96] = "";
        size_t n = 0;
        if (proof.variants)
            n = (size_t)snprintf(more, sizeof more, ", %zu variant%s", proof.variants,
                                 proof.variants == 1 ? "" : "s");
        if (proof.placement)
            snprintf(more + n, sizeof more - n, ", %zu of the placement inventory", proof.placement);
        print_f(c, proof.errors ? WORD_FAIL : c->judge ? WORD_PASS : WORD_WARN, 0,
                "%s  %zu lesson%s, %zu exercise%s%s, %zu claim%s shown; %zu error%s, %zu warning%s.", verdict,
                proof.lessons, proof.lessons == 1 ? "" : "s", proof.exercises,
                proof.exercises == 1 ? "" : "s", more, proof.claims, proof.claims == 1 ? "" : "s",
                proof.errors, proof.errors == 1 ? "" : "s", proof.warnings, proof.warnings == 1 ? "" : "s");
        if (proof.mutants)
            print_f(c, WORD_TEXT, 2, "Of %zu mistakes made in solutions the checks notice %zu.", proof.mutants,
                    proof.killed);
        code = proof.errors ? error_exit_code(ERROR_DATA) : EXIT_OK;
        if (proof.not_spelt)
            complain("spelling was not looked at: %s (dictionary " STR_FMT "; "
                     "apt-get install hunspell hunspell-en-gb)", proof.not_spelt, STR_ARG(p->spelling));
        if (!c->judge) {
            complain("programs cannot be run on this machine (%s), so the pack was read and its claims "
                     "were not tried", c->no_judge.text);
            code = proof.errors ? code : error_exit_code(ERROR_UNAVAILABLE);
        }
    }
    buf_release(&out);
    pack_free(p);
    return code;
}

int cmd_pack(struct cli *c, int argc, char **argv)
{
    enum { WORDS = 256 };
    enum { NO_MUTANTS = 1, STRICT, FIGURES };
    static const struct flag flags[] = {{"no-mutants", 0, false, NO_MUTANTS}, {"strict", 0, false, STRICT},
                                        {"figures", 0, false, FIGURES}};
    struct args a = {.cli = c, .argc = argc, .argv = argv, .flags = flags, .flag_count = COUNT(flags)};
    struct prove_options options = {0};
    const char *words[WORDS], *value, *flag = NULL;
    bool figures = false;
    int id, count = 0;
    while ((id = args_next(&a, &value))) {
        if (id == ARG_BAD)
            return EXIT_USAGE_ERROR;
        if (id != ARG_WORD) {
            options.no_mutants |= id == NO_MUTANTS;
            options.strict |= id == STRICT;
            figures |= id == FIGURES;
            flag = id == STRICT ? "strict" : id == FIGURES ? "figures" : "no-mutants";
            continue;
        }
        if (count == WORDS) {
            complain("\"%s\" is one word too many", value);
            return EXIT_USAGE_ERROR;
        }
        words[count++] = value;
    }
    if (flag && (!count || strcmp(words[0], "check"))) {
        complain("--%s is an option of `freehold pack check`", flag);
        return EXIT_USAGE_ERROR;
    }
    if (count && !strcmp(words[0], "new"))
        return pack_new(c, words + 1, count - 1);
    if (count && !strcmp(words[0], "check"))
        return pack_check(c, &options, words + 1, count - 1, figures);
    if (count && !strcmp(words[0], "table"))
        return pack_table(c, words + 1, count - 1);
    static const char *const names[] = {"new", "check", "table"};
    const char *near = count ? str_nearest(str_from(words[0]), names, COUNT(names)) : NULL;
    if (near)
        complain("unknown command \"pack %s\"; did you mean `freehold pack %s`?", words[0], near);
    else
        complain("`freehold pack new DIR` makes a pack, `freehold pack check DIR` proves one, `freehold pack table DIR` lists it");
    return EXIT_USAGE_ERROR;
}
