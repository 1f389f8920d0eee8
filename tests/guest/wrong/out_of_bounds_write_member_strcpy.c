#include <stdio.h>
#include <string.h>

struct student {
    char name[8];
    int grade;
};

int main(void)
{
    struct student s = { "", 2 };
    strcpy(s.name, "Alexander"); // expect: out-of-bounds-write
    printf("%s %d\n", s.name, s.grade);
    return 0;
}
