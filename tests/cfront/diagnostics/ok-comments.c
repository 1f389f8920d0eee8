/* a comment with "quotes" and // slashes */
#include <stdio.h> // the printer
int main(void) { /* one line */ puts("/* no comment */"); // "nor this
    puts("// nor that"); /* ' */
    char quote = '"', slash = '\\', tick = '\'';
    printf("%c%c%c%%\n", quote, slash, tick);
    int a = 4 /*
    */ / 2;
    return a - 2; }
