#include <stdio.h>

int main(void)
{
    int n = 3; @ // expect: bad-character 16
    char c = 'a; // expect: unterminated-char 14
    puts("open); // expect: unterminated-string 10
    puts("next");
    /* outer /* inner */ // expect: comment-in-comment
    n = 08;      // expect: invalid-number
    n = 3x;      // expect: invalid-number
    c = '';      // expect: empty-char
    c = 'ab';    // expect: multi-char
    puts("\q");  // expect: unknown-escape
    puts("\xyz"); // expect: invalid-escape
    puts("a" L"b" u"c"); // expect: mixed-strings
    n = 99999999999999999999; // expect: number-range
    n = 1.2.3;   // expect: invalid-number
    n = 0xg;     // expect: invalid-number
    puts(“curly”); // expect: bad-character 10
    return n + c;
}
