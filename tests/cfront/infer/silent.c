/* Where a body says nothing that holds on all its ways, nothing is proposed. */
#include <stdlib.h>
#include <string.h>

void unknown(void *p);
static const char *last;

static void remember(const char *s) { last = s; }                /* kept: by whom, only its writer knows */
static void sometimes(char *p, int n) { if (n) free(p); }        /* freed on one way */
static void away(char *p) { unknown(p); }                        /* who knows */
static char *either(char *s, int n) { return n ? s : strdup("new"); }
static int unused(char *p, int n) { (void)p; return n; }
static void both(char *owns, int gives) { owns[0] = (char)gives; } /* our words are its names */

void unknown(void *p) { last = p; }

int main(void)
{
    char text[] = "text";
    remember(text);
    sometimes(NULL, 0);
    away(text);
    both(text, 3);
    return last == either(text, 1) ? unused(text, 0) : 1;
}
