#include <stdio.h>
#include <string.h>

int main(void)
{
    printf("%s|%s|%s\n", "a" "b" "c", "" "x" "", "one "
           "two " /* between */ "three");
    printf("%zu %zu %zu\n", sizeof "a\0b", strlen("a\0b"), sizeof "");
    printf("%zu %zu\n", sizeof "\x41" "42", strlen("\1012\08"));
    printf("%s\n", "\x41" "B\103\tD\\\"\'\?\e[0m" + 0);
    printf("%c%c%c\n", "abc"[1], *"xyz", 2["qrs"]);
    printf("%d\n", "abc"[3]);
    const char *multi = "first line\n\
second line";
    puts(multi);
    printf("%d %d\n", "\xff"[0], "\377"[0] == '\xff');
    static const char arr[] = "ab" "\0" "cd";
    printf("%zu %s %s\n", sizeof arr, arr, arr + 3);
    printf("%%d is a format, 100%% of \"%s\"\n", "it's");
    puts("// no comment /* neither */");
    printf("%zu\n", sizeof("tail" + 1));
    puts("Gr\u00fc\u00dfe \U0001F600 é");
    printf("%zu\n", strlen("\u00fc\u20ac\U0001F600"));
    return 0;
}
