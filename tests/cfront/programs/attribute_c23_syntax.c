// std: gnu2x
#include <stdio.h>

[[nodiscard]] static int must(void) { return 3; }
[[deprecated]] static int old(void) { return 1; }
[[noreturn]] static void stop(void) { __builtin_unreachable(); }
struct [[gnu::packed]] tight { char c; int v; };
enum e { A [[maybe_unused]] = 1, B };

static int add([[maybe_unused]] int a, [[maybe_unused]] int b) { return b; }

int main()
{
    [[maybe_unused]] int unused = 5;
    int n = must();
    switch (n) {
    case 3:
        n++;
        [[fallthrough]];
    case 4:
        n += 10;
        break;
    default:
        stop();
    }
    [[maybe_unused]] label:
    printf("%d %zu %d %d\n", n, sizeof(struct tight), add(1, 2), B);
    return old() - 1;
}
