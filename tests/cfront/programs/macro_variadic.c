#include <stdio.h>

#define LOG(...) printf(__VA_ARGS__)
#define LOG2(fmt, ...) printf("<" fmt ">\n", __VA_ARGS__)
#define LOG3(fmt, ...) printf("{" fmt "}\n", ##__VA_ARGS__)
#define NAMED(fmt, args...) printf("(" fmt ")\n", ##args)
#define FIRST(a, ...) a
#define REST(a, ...) __VA_ARGS__
#define COUNT(...) COUNT_(__VA_ARGS__, 5, 4, 3, 2, 1)
#define COUNT_(a, b, c, d, e, n, ...) n
#define ARRAY(T, ...) (T[]){__VA_ARGS__}
#define CALL(f, ...) f(__VA_ARGS__)
#define PAIR(x, ...) x: __VA_ARGS__ "."
#define LAST_TWO(...) (REST(__VA_ARGS__))

static int sum(int n, const int *v) { int t = 0; while (n--) t += v[n]; return t; }
#define SUM(...) sum(COUNT(__VA_ARGS__), ARRAY(int, __VA_ARGS__))
static int none(void) { return 42; }

int main(void)
{
    LOG("plain\n");
    LOG("%d %s\n", 1, "two");
    LOG2("%d,%d", 1, 2);
    LOG3("alone");
    LOG3("%s", "with");
    NAMED("n");
    NAMED("%d-%d", 3, 4);
    printf("%d %d\n", FIRST(1, 2, 3), FIRST(9));
    printf("%d %d %d\n", COUNT(a), COUNT(a, b, c), COUNT((a, b), c, , d, e));
    printf("%d %d\n", SUM(5), SUM(1, 2, 3, 4));
    printf("%d %d\n", CALL(none), CALL(sum, 2, ARRAY(int, 7, 8)));
    printf("%d\n", LAST_TWO(1, 2, 30));
    printf("%d\n", (REST(0, 1, 2)));
    return 0;
}
