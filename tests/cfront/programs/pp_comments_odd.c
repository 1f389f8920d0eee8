#include/* a space */<stdio.h>
#/* here */define/* and */VALUE/* here */12/* and here */
#define F(a/*x*/,/*y*/b) a/**/b
#define G() /* nothing */
/**//***//****/
int /* a /* not nested */ main /* // */ (void)
{
    int a/* */=/**/10, b = 2, *p = &b;
    // one line /* not opened
    printf("%d\n", VALUE); /* "a string in a comment */
    printf("/* no comment */ // nor this\n"); // "but this
    printf("%d\n", a/ *p);
    printf("%d\n", a //*
        / 5 //*/
        );
    printf("%d %d\n", F(-, a), F(a+, b));
    printf("%c %c\n", '"', '/'); /* ' */ printf("same line\n"); // '
    int x = 4/**/-/**/-3;
    printf("%d\n", x);
    /* multi
       line // with
     * stars */ printf("after\n"); /*/ still in */ printf("out\n"); /*/*/
#if 1 /* opened
         over lines */ && 1
    puts("in"); // \
    puts("out");
#endif /* end
*/
    G() G(/**/)
    return 0;
}
