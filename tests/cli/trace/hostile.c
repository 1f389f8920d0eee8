#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* </style></svg><script>alert("1")</script> ]]> <!-- & */
struct note {
    char text[48];
    struct note *next;
};

int main(void)
{
    struct note *n = malloc(sizeof *n);
    if (!n)
        return 1;
    strcpy(n->text, "</script><img src=x onerror=alert(2)>&amp;");
    n->next = NULL;
    char evil[] = "</svg>]]>'\"<a href='http://x.invalid/'>";
    printf("%s\n</pre><script>alert(3)</script>\033[31m\xff\xc3", n->text);
    printf("\xa9 %s\n", evil);
    fprintf(stderr, "<b>stderr</b>\n");
    n = NULL;
    return 0;
}
