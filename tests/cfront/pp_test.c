/* The preprocessor: the examples of C11 6.10.3, conditionals, includes, messages with
 * their places, and programs made to exhaust it. */
#include "pp_kit.h"

/* ---- C11 6.10.3 ------------------------------------------------------------------ */

static void example_3(void **state) /* 6.10.3.5 */
{
    (void)state;
    gives("#define x 3\n#define f(a) f(x * (a))\n#undef x\n#define x 2\n#define g f\n"
          "#define z z[0]\n#define h g(~\n#define m(a) a(w)\n#define w 0,1\n#define t(a) a\n"
          "#define p() int\n#define q(x) x\n#define r(x,y) x ## y\n#define str(x) # x\n"
          "f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);\n"
          "g(x+(3,4)-w) | h 5) & m\n(f)^m(m);\n"
          "p() i[q()] = { q(1), r(2,3), r(4,), r(,5), r(,) };\n"
          "char c[2][6] = { str(hello), str() };\n",
          "f ( 2 * ( y + 1 ) ) + f ( 2 * ( f ( 2 * ( z [ 0 ] ) ) ) ) % f ( 2 * ( 0 ) ) + t ( 1 ) ; "
          "f ( 2 * ( 2 + ( 3 , 4 ) - 0 , 1 ) ) | f ( 2 * ( ~ 5 ) ) & f ( 2 * ( 0 , 1 ) ) ^ "
          "m ( 0 , 1 ) ; "
          "int i [ ] = { 1 , 23 , 4 , 5 , } ; "
          "char c [ 2 ] [ 6 ] = { \"hello\" , \"\" } ;");
}

static void example_4(void **state)
{
    (void)state;
    gives("#define str(s) # s\n#define xstr(s) str(s)\n"
          "#define debug(s, t) printf(\"x\" # s \"= %d, x\" # t \"= %s\", \\\n"
          " x ## s, x ## t)\n"
          "#define INCFILE(n) vers ## n\n#define glue(a, b) a ## b\n#define xglue(a, b) glue(a, b)\n"
          "#define HIGHLOW \"hello\"\n#define LOW LOW \", world\"\n"
          "debug(1, 2);\n"
          "fputs(str(strncmp(\"abc\\0d\", \"abc\", '\\4') // this goes away\n"
          " == 0) str(: @\\n), s);\n"
          "xstr(INCFILE(2).h)\nglue(HIGH, LOW);\nxglue(HIGH, LOW)\n",
          "printf ( \"x\" \"1\" \"= %d, x\" \"2\" \"= %s\" , x1 , x2 ) ; "
          "fputs ( \"strncmp(\\\"abc\\\\0d\\\", \\\"abc\\\", '\\\\4') == 0\" \": @\\n\" , s ) ; "
          "\"vers2.h\" \"hello\" ; \"hello\" \", world\"");
}

static void other_examples(void **state)
{
    (void)state;
    gives("#define t(x,y,z) x ## y ## z\nint j[] = { t(1,2,3), t(,4,5), t(6,,7), t(8,9,),\n"
          " t(10,,), t(,11,), t(,,12), t(,,) };\n",
          "int j [ ] = { 123 , 45 , 67 , 89 , 10 , 11 , 12 , } ;"); /* example 5 */
    gives("#define OBJ_LIKE (1-1)\n#define OBJ_LIKE /* white space */ (1-1) /* other */\n"
          "#define FUNC_LIKE(a) ( a )\n#define FUNC_LIKE( a )( /* note the white space */ \\\n"
          " a /* other stuff on this line\n */ )\nOBJ_LIKE FUNC_LIKE(x)",
          "( 1 - 1 ) ( x )"); /* example 6, no message */
    gives("#define debug(...) fprintf(stderr, __VA_ARGS__)\n#define showlist(...) puts(#__VA_ARGS__)\n"
          "#define report(test, ...) ((test)?puts(#test):\\\n printf(__VA_ARGS__))\n"
          "debug(\"Flag\");\ndebug(\"X = %d\\n\", x);\n"
          "showlist(The first, second, and third items.);\n"
          "report(x>y, \"x is %d but y is %d\", x, y);\n",
          "fprintf ( stderr , \"Flag\" ) ; fprintf ( stderr , \"X = %d\\n\" , x ) ; "
          "puts ( \"The first, second, and third items.\" ) ; "
          "( ( x > y ) ? puts ( \"x>y\" ) : printf ( \"x is %d but y is %d\" , x , y ) ) ;");
    gives("#define hash_hash # ## #\n#define mkstr(a) # a\n#define in_between(a) mkstr(a)\n"
          "#define join(c, d) in_between(c hash_hash d)\nchar p[] = join(x, y);\n",
          "char p [ ] = \"x ## y\" ;"); /* 6.10.3.3 */
    gives("#define TABSIZE 100\nint table[TABSIZE];\n"
          "#define max(a, b) ((a) > (b) ? (a) : (b))\nmax(1, max(2, 3))\n",
          "int table [ 100 ] ; ( ( 1 ) > ( ( ( 2 ) > ( 3 ) ? ( 2 ) : ( 3 ) ) ) ? ( 1 ) : "
          "( ( ( 2 ) > ( 3 ) ? ( 2 ) : ( 3 ) ) ) )");
}

static void expansion(void **state)
{
    (void)state;
    gives("#define f(a) a*g\n#define g(a) f(a)\nf(2)(9)", "2 * 9 * g"); /* 6.10.3.4p4, gcc's way */
    gives("#define a b\n#define b a\na b", "a b");
    gives("#define f(x) x\nf f (1) f\n(2) f", "f 1 2 f");
    gives("#define E\n#define f(x) [x]\nf(E) f() f E (1) E f(1)", "[ ] [ ] f ( 1 ) [ 1 ]");
    gives("#define s(x) #x\n#define E\n#define x(a) s(a)\ns( a  +\n b ) s('\"') s(\"\\\"\") x(p E q) x(E) s(L'\\n')",
          "\"a + b\" \"'\\\"'\" \"\\\"\\\\\\\"\\\"\" \"p q\" \"\" \"L'\\\\n'\"");
    gives("#define p(f, args...) q(f , ## args)\n#define v(f, ...) q(f, ##__VA_ARGS__)\n"
          "p(a) p(a,b,c) v(a) v(a,) v(a,b)",
          "q ( a ) q ( a , b , c ) q ( a ) q ( a , ) q ( a , b )");
    gives("#define e(...) <__VA_ARGS__>\ne() e(1) e(1,2) e((,),)", "< > < 1 > < 1 , 2 > < ( , ) , >");
    gives("#define cat(a,b) a##b\ncat(<,<=) cat(u8,\"x\") cat(L,'x') cat(.,5) cat(x,1) cat(1,x) cat(-,>)",
          "<<= u8\"x\" L'x' .5 x1 1x ->");
    gives("#define int long\nint x; #define", "long x ; # define");
    gives("#define f(x) x\nf(\n#ifdef f\n1\n#else\n2\n#endif\n)", "1");
    gives("#define EMPTY\n#define LPAREN (\n#define RPAREN )\n#define F(x, y) x + y\n"
          "#define ELLIP_FUNC(...) __VA_ARGS__\nELLIP_FUNC(F, LPAREN, 'a', 'b', RPAREN);",
          "F , ( , 'a' , 'b' , ) ;");
    gives("_Pragma(\"once\") a _Pragma(\"STDC FP_CONTRACT ON\") b", "a b");
    gives("__LINE__\n__LINE__ __FILE__ __COUNTER__ __COUNTER__\n#line 70 \"o\\\"ther\"\n"
          "__LINE__ __FILE__\n", "1 2 \"main.c\" 0 1 70 \"o\\\"ther\"");
    gives("__STDC__ __STDC_VERSION__ __DATE__ __TIME__ __SIZE_TYPE__ __GNUC__ __FREEHOLD__",
          "1 201112L \"Jan  1 2026\" \"12:00:00\" unsigned long __GNUC__ 1");
    gives("%:define X(a) %:a\nX(b) # a\n?\?=\n", "\"b\" # a ? ? =");
}

/* ---- conditions ------------------------------------------------------------------ */

static void conditions(void **state)
{
    (void)state;
    static const struct { const char *text; bool truth; } all[] = {
        {"1", true}, {"0", false}, {"-1", true}, {"!1", false}, {"~0", true}, {"0x10 == 16", true},
        {"010 == 8", true}, {"0b101 == 5", true}, {"1 + 2 * 3 == 7", true}, {"(1 + 2) * 3 == 9", true},
        {"10 - 4 - 3 == 3", true}, {"7 / 2 == 3 && -7 / 2 == -3 && -7 % 2 == -1", true},
        {"1 << 3 >> 1 == 4", true}, {"-1 >> 1 == -1", true}, {"1 < 2 == 1", true},
        {"-1 < 0", true}, {"-1 < 0u", false}, {"-1 > 0U", true}, {"0xffffffffffffffff > 0", true},
        {"18446744073709551615 == -1", true}, {"9223372036854775807 + 1 < 0", true},
        {"1 ? 2 : 3", true}, {"0 ? 2 : 0", false}, {"(1 ? -1 : 0u) > 0", true},
        {"0 && 1 / 0", false}, {"1 || 1 / 0", true}, {"1 ? 1 : 1 / 0", true}, {"0 ? 1 % 0 : 1", true},
        {"-9223372036854775807 - 1 == (-9223372036854775807 - 1) / -1", true},
        {"6 & 3 ^ 1 | 8", true}, {"1ull + 2LL + 3lu", true}, {"'a' == 97", true},
        {"'\\n' == 10 && '\\0' == 0 && '\\x41' == 'A' && '\\101' == 'A'", true},
        {"'\\377' < 0", true}, {"L'\\377' > 0", true}, {"L'\xc3\xa9' == 0xe9", true},
        {"'ab' == 24930", true}, {"foo", false}, {"true", false}, {"defined D", true},
        {"defined(D) && !defined ND", true}, {"D == 7", true}, {"F(3) == 4", true}, {"NF", false},
        {"__has_include(<stdio.h>) && __has_include(\"stdio.h\")", true},
        {"__has_include(<nothing.h>)", false}, {"defined __has_include", true},
        {"defined __LINE__ && __LINE__ == 3", true}, {"1 << 64", false}, {"1 << -1", false},
        {"HAS", true}, {"- - -1 == -1 && !!2 == 1", true}, {"(((((1)))))", true},
    };
    for (size_t i = 0; i < COUNT(all); i++) {
        char text[400];
        snprintf(text, sizeof text, "#define D 7\n#define F(x) (x + 1) // \\\n#define HAS defined D\n"
                 "#if %s\nyes\n#else\nno\n#endif\n", all[i].text);
        const char *spliced = strstr(text, " // \\\n"); /* the third line counts as the second */
        memmove((char *)spliced, spliced + 5, strlen(spliced + 5) + 1);
        char want[8];
        snprintf(want, sizeof want, "%s", all[i].truth ? "yes" : "no");
        if (strstr(all[i].text, "__LINE__"))
            snprintf(want, sizeof want, "no"); /* it is line 4 */
        gives(text, want);
    }
}

static void groups(void **state)
{
    (void)state;
    gives("#if 0\na\n#elif 1\nb\n#elif 1\nc\n#else\nd\n#endif\ne", "b e");
    gives("#if 0\n#if 1\na\n#else\nb\n#endif\n#else\nc\n#endif", "c");
    gives("#if 1\n#if 0\na\n#else\nb\n#endif\n#else\nc\n#endif", "b");
    gives("#ifdef X\na\n#endif\n#ifndef X\nb\n#endif\n#define X\n#ifdef X\nc\n#endif", "b c");
    gives("#if 0\ndon't \"look\nx /* #endif\n*/ #endif\n#foo\n#if (((\n#endif\n#endif\na", "a");
    gives("#if 1\na\n#elif 1/0 +\nb\n#endif", "a");
    gives("#\n# /* */\n# 33 \"x\"\n#ident \"x\"\n#pragma whatever @ '\na", "a");
    gives("%: if 0\na\n%: /**/ else\nb\n/**/ # endif", "b");
    gives("#i\\\nf 0\na\n#e\\\nlse\nb\n#endif", "b");
}

/* ---- messages ---------------------------------------------------------------------- */

static void directive_messages(void **state)
{
    (void)state;
    tells("#inlcude <stdio.h>\n#elseif\n#wibble x'\n",
          "1:1+8 unknown-directive: there is no directive #inlcude; did you mean #include?\n"
          "2:1+7 unknown-directive: there is no directive #elseif; did you mean #elif?\n"
          "3:1+7 unknown-directive: there is no directive #wibble\n", "");
    tells("#error this isn't it\nx\n", "1:8+13 user-error: the program says: this isn't it\n", "x");
    tells("#warning hm", "1:10+2 warning user-warning: the program says: hm\n", "");
    tells("a\n#endif\n#else\n#elif 1\n",
          "2:1+6 unbalanced-conditional: there is no #if for this #endif\n"
          "3:1+5 unbalanced-conditional: there is no #if for this #else\n"
          "4:1+5 unbalanced-conditional: there is no #if for this #elif\n", "a");
    tells("#ifdef A\n#if 1\n#endif\nb", "1:1+6 unbalanced-conditional: this conditional has no #endif "
          "before the end of the file; write #endif behind the lines that it is about\n", "");
    tells("#if 1\na\n#else\n#else\nb\n#endif",
          "4:1+5 unbalanced-conditional: #else comes after the #else of line 1; #else is the last "
          "part of a conditional; is an #endif missing?\n", "a");
    tells("#if 1 /* x\n#endif\n", "1:7+2 unterminated-comment: this comment is never closed; end it "
          "with */\n", "");
    tells("#if 1\n#endif X\n", "2:8+1 warning extra-tokens: what stands behind #endif is ignored; "
          "put it into a comment\n", "");
    tells("#define\n#define 3\n#define defined\n#ifdef\n#endif\n#line x\n",
          "1:2+6 bad-directive: #define needs the name of a macro\n"
          "2:9+1 bad-directive: #define needs the name of a macro\n"
          "3:9+7 bad-directive: 'defined' cannot be the name of a macro\n"
          "4:2+5 bad-directive: #ifdef needs the name of a macro\n"
          "6:1+5 bad-directive: #line needs a number, and may have the name of a file behind it\n", "");
}

static void condition_messages(void **state)
{
    (void)state;
    static const struct { const char *text, *message; } all[] = {
        {"", "1:1+3 bad-condition: there is no condition here\n"},
        {"1 +", "1:1+3 bad-condition: something is missing at the end of this condition\n"},
        {"1 = 1", "1:7+1 bad-condition: '=' cannot stand in #if; write == to compare\n"},
        {"1 2", "1:7+1 bad-condition: an operator is missing before this\n"},
        {"(1", "1:1+3 bad-condition: a ')' is missing in this condition\n"},
        {"1.5", "1:5+3 bad-condition: #if knows whole numbers only, not '1.5'\n"},
        {"12ab", "1:5+4 bad-condition: '12ab' is no whole number\n"},
        {"0x", "1:5+2 bad-condition: '0x' is no whole number\n"},
        {"99999999999999999999", "1:5+20 bad-condition: this number is too big\n"},
        {"1/0", "1:6+1 bad-condition: this divides by zero\n"},
        {"F(1)", "1:5+1 bad-condition: no macro 'F' with arguments is defined here\n"},
        {"\"a\" == \"a\"", "1:5+3 bad-condition: #if cannot compare texts\n"},
        {"defined", "1:1+3 bad-condition: 'defined' needs the name of a macro\n"},
        {"defined(X", "1:1+3 bad-condition: the ')' behind 'defined' is missing\n"},
        {"1 ? 2", "1:1+3 bad-condition: a ':' is missing in this condition\n"},
        {"__has_include(3)", "1:19+1 bad-condition: __has_include needs (<name>) or (\"name\")\n"},
        {"'a", "1:5+2 unterminated-char: this character has no closing ' on its line; write ' at its "
               "end; if it is a text, write it between \"\n"},
    };
    for (size_t i = 0; i < COUNT(all); i++) {
        char text[200];
        snprintf(text, sizeof text, "#if %s\na\n#endif\nb", all[i].text);
        tells(text, all[i].message, "b");
    }
}

static void macro_messages(void **state)
{
    (void)state;
    tells("#define MAX(a, b) a\nx = MAX(1);\ny = MAX(1, 2, 3);\nz = MAX();\nMAX",
          "2:5+3 macro-arguments: macro 'MAX' takes 2 arguments, not 1; it is defined in main.c, line 1\n"
          "3:5+3 macro-arguments: macro 'MAX' takes 2 arguments, not 3; it is defined in main.c, line 1\n"
          "4:5+3 macro-arguments: macro 'MAX' takes 2 arguments, not 0; it is defined in main.c, line 1\n",
          "x = MAX ( 1 ) ; y = MAX ( 1 , 2 , 3 ) ; z = MAX ( ) ; MAX");
    tells("#define F() 1\n#define V(a, b, ...) a\nF(1) V(1)",
          "3:1+1 macro-arguments: macro 'F' takes 0 arguments, not 1; it is defined in main.c, line 1\n"
          "3:6+1 macro-arguments: macro 'V' takes at least 2 arguments, not 1; it is defined in "
          "main.c, line 2\n", "F ( 1 ) V ( 1 )");
    tells("#define SQ(x) ((x) * (x))\nint a = SQ(2;\nint b = 3;\nint c = SQ(4);\n",
          "2:9+2 macro-arguments: the ')' that ends the arguments of macro 'SQ' is missing\n",
          "int a = ( ( 2 ) * ( 2 ) ) ; int b = 3 ; int c = ( ( 4 ) * ( 4 ) ) ;");
    tells("#define N 1\n#define N 1\n#define N 2\nN",
          "3:9+1 warning macro-redefined: 'N' is defined already as something else; it was defined "
          "first in main.c, line 1; #undef N forgets that\n", "2");
    tells("#define N(a) a\n#define N(b) b\n#define S 1 + 2\n#define S 1+2\n",
          "2:9+1 warning macro-redefined: 'N' is defined already as something else; it was defined "
          "first in main.c, line 1; #undef N forgets that\n"
          "4:9+1 warning macro-redefined: 'S' is defined already as something else; it was defined "
          "first in main.c, line 3; #undef S forgets that\n", "");
    tells("#include <stdio.h>\n#define EOF 5\n#define __LINE__ 3\n#undef __FILE__\n#define __STDC__ 2\n",
          "2:9+3 warning macro-redefined: 'EOF' is defined already as something else; <stdio.h> "
          "defines it; choose another name\n"
          "3:9+8 macro-redefined: '__LINE__' cannot be defined anew; the compiler defines it; choose "
          "another name\n"
          "4:8+8 macro-redefined: '__FILE__' cannot be undefined\n"
          "5:9+8 warning macro-redefined: '__STDC__' is defined already as something else; the "
          "compiler defines it; choose another name\n", NULL);
    tells("#define C(a, b) a ## b\nC(+, x) C(/, /)",
          "2:1+1 bad-paste: '##' in macro 'C' joins '+' and 'x', which make no word of C\n"
          "2:9+1 bad-paste: '##' in macro 'C' joins '/' and '/', which make no word of C\n",
          "+ x / /");
    tells("#define H(x) #y\n#define I ## x\n#define J(a,) a\n#define K(a, a) a\n#define L __VA_ARGS__\n"
          "#define M(a..., b) a\n#define O(a b) a\n#define P(\n",
          "1:14+1 bad-directive: '#' in a macro must stand before one of its parameters; #x makes a "
          "text of the parameter x\n"
          "2:11+2 bad-directive: '##' has nothing to join on one side; it stands between two parts "
          "that are to become one\n"
          "3:13+1 bad-directive: a macro's parameter must be a name; the parameters of a macro are "
          "names with commas between them, as in #define MAX(a, b)\n"
          "4:14+1 bad-directive: two parameters of this macro have the same name; the parameters of a "
          "macro are names with commas between them, as in #define MAX(a, b)\n"
          "5:11+11 bad-directive: __VA_ARGS__ stands in a macro that has no '...'; write '...' as its "
          "last parameter\n"
          "6:15+1 bad-directive: '...' must be the last parameter; the parameters of a macro are names "
          "with commas between them, as in #define MAX(a, b)\n"
          "7:13+1 bad-directive: a ',' or ')' is missing here; the parameters of a macro are names with "
          "commas between them, as in #define MAX(a, b)\n"
          "8:11+1 bad-directive: a macro's parameter must be a name; the parameters of a macro are names "
          "with commas between them, as in #define MAX(a, b)\n", "");
    tells("#define X a \\ \n  b\n", "1:13+1 bad-directive: there is a stray backslash here; a backslash "
          "joins two lines only as the very last character of the first; are there blanks behind "
          "it?\n", "b");
}

/* ---- includes -------------------------------------------------------------------------- */

static void includes(void **state)
{
    (void)state;
    struct kit k = {0};
    kit_add(&k, "main.c", STR("#include \"lib/a.h\"\n#include \"./lib/../lib//a.h\"\n#include <stdio.h>\n"
                              "#define H <stdio.h>\n#include H\n#define Q \"b.h\"\n#include Q\n"
                              "#include \"stdio.h\"\n#include <b.h>\n__FILE__ a b EOF\n"));
    kit_add(&k, "lib/a.h", STR("/* guard */\n#ifndef A\n#define A\n#include \"b.h\"\nint a; __FILE__\n"
                               "#endif // A\n"));
    kit_add(&k, "lib/b.h", STR("#pragma once\nin_lib;\n"));
    kit_add(&k, "b.h", STR("#if !defined(B)\n#define B\nint b; __LINE__\n#endif\n"));
    kit_start(&k);
    preprocess(&k.c, 0, &k.tokens);
    assert_string_equal(kit_diags(&k), "");
    assert_string_equal(kit_text(&k), "in_lib ; int a ; \"lib/a.h\" typedef unsigned long size_t ; "
                        "int puts ( const char * s ) ; int b ; 3 \"main.c\" a b ( - 1 )");
    for (size_t i = 0; i < k.c.sources.len; i++) {
        const struct source *s = k.c.sources.at[i];
        const char *guard = str_is(s->name, "lib/a.h") ? "A" : str_is(s->name, "b.h") ? "B"
                            : str_is(s->name, "stdio.h") ? "_STDIO_H" : NULL;
        assert_true(guard ? s->guard && str_is(s->guard->text, guard) : true);
        assert_int_equal(s->file == NO_FILE, str_is(s->name, "stdio.h") ||
                         str_is(s->name, "sys/types.h") || str_is(s->name, "<predefined>"));
    }
    /* A second unit starts afresh. */
    preprocess(&k.c, 0, &k.tokens);
    assert_true(strstr(kit_text(&k), "in_lib ; int a ;") != NULL);
    assert_string_equal(kit_diags(&k), "");
    preprocess(&k.c, 3, &k.tokens);
    assert_string_equal(kit_text(&k), "int b ; 3");
    kit_stop(&k);
}

static void no_guards(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "#ifndef A\n#define A\n#endif\nx\n", "x\n#ifndef A\n#define A\n#endif\n",
        "#ifndef A\n#define A\n#else\nx\n#endif\n", "#ifdef A\nx\n#endif\n",
        "#ifndef A\n#endif\n#ifndef B\nx\n#endif\n", "#define A\n#ifndef B\nx\n#endif\n",
        "#ifndef A\nx\n#elif 1\nx\n#endif\n",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct kit k = {0};
        kit_add(&k, "main.c", STR("#include \"g.h\"\n#include \"g.h\"\n"));
        kit_add(&k, "g.h", str_from(texts[i]));
        kit_start(&k);
        preprocess(&k.c, 0, &k.tokens);
        assert_string_equal(kit_diags(&k), "");
        for (size_t s = 0; s < k.c.sources.len; s++)
            assert_null(str_is(k.c.sources.at[s]->name, "g.h") ? k.c.sources.at[s]->guard : NULL);
        kit_stop(&k);
    }
}

static void include_messages(void **state)
{
    (void)state;
    tells("#include <stdoi.h>\n#include <stdio>\n#include \"maim.c\"\n#include \"../x.h\"\n",
          "1:10+9 include-not-found: there is no header 'stdoi.h'; did you mean 'stdio.h'?\n"
          "2:10+7 include-not-found: there is no header 'stdio'; did you mean 'stdio.h'?\n"
          "3:10+8 include-not-found: there is no file 'maim.c'; did you mean 'main.c'?\n"
          "4:10+8 include-not-found: there is no file '../x.h'\n", "");
    tells("#include\n#include stdio.h\n#include <stdio.h\n#include <stdio.h> x\n",
          "1:2+7 bad-directive: #include needs the name of a file; write #include <stdio.h> for a "
          "header of the library, #include \"file.h\" for a file of yours\n"
          "2:10+7 bad-directive: #include needs the name of a file; write #include <stdio.h> for a "
          "header of the library, #include \"file.h\" for a file of yours\n"
          "3:10+8 bad-directive: the '>' behind the name is missing\n"
          "4:20+1 warning extra-tokens: what stands behind the name of the file is ignored\n", NULL);
    /* A mistake in a header of ours is told at the #include; two of them once. */
    tells("\n#include <broken.h>\n", "2:10+10 bad-condition: there is no condition here\n", "int x = @ ;");
    tells("#include \"main.c\"\n", "1:10+8 include-too-deep: files include each other 100 deep here, "
          "without an end; wrap each header in #ifndef NAME, #define NAME ... #endif\n", "");
}

/* ---- places --------------------------------------------------------------------------- */

static void at(struct kit *k, size_t n, const char *text, unsigned line, unsigned column,
               unsigned length, bool macro)
{
    const struct token *t = &k->tokens.at[n];
    struct place_in p = place_of(&k->c, t->at);
    assert_true(str_is(t->text, text));
    assert_int_equal(p.line, line);
    assert_int_equal(p.column, column);
    assert_int_equal(t->length, length);
    assert_int_equal((t->flags & TOKEN_MACRO) != 0, macro);
    assert_true(loc_is_own(&k->c, t->at));
}

static void macro_places(void **state)
{
    (void)state;
    struct kit k = {0};
    kit_run(&k, STR("#define ADD(a, b) a + ONE + b##x\n#define ONE 1\n"
                    "v = ADD(p,\n  ONE) ONE;\n#define S(x) #x\n  S(q) __LINE__\n"));
    at(&k, 0, "v", 3, 1, 1, false);
    at(&k, 2, "p", 3, 9, 1, false);   /* an argument: where it is spelt */
    at(&k, 3, "+", 3, 5, 3, true);    /* the body: the macro's name */
    at(&k, 4, "1", 3, 5, 3, true);    /* a macro in the body: the outermost one */
    at(&k, 6, "ONEx", 3, 5, 3, true);
    at(&k, 7, "1", 4, 8, 3, true);
    at(&k, 9, "\"q\"", 6, 3, 1, true);
    at(&k, 10, "6", 6, 8, 8, false);
    assert_int_equal(k.tokens.at[0].flags & TOKEN_LINE_START, TOKEN_LINE_START);
    assert_int_equal(k.tokens.at[9].flags & TOKEN_LINE_START, TOKEN_LINE_START);
    assert_int_equal(k.tokens.at[2].flags & (TOKEN_SPACE | TOKEN_LINE_START), TOKEN_SPACE);
    kit_stop(&k);
}

static void handed_in(void **state)
{
    (void)state;
    struct kit k = {0};
    k.macros[0] = (struct cfront_macro){STR("NAME"), STR("value")};
    k.macros[1] = (struct cfront_macro){STR("F(x)"), STR("x\n+ 1")};
    k.macros[2] = (struct cfront_macro){STR("EMPTY"), STR("")};
    k.in.macro_count = 3;
    kit_run(&k, STR("NAME F(2) EMPTY\n"));
    assert_string_equal(kit_text(&k), "value 2 + 1");
    assert_true(loc_is_own(&k.c, k.tokens.at[0].at));
    kit_stop(&k);
}

/* ---- reports ---------------------------------------------------------------------------- */

static void reports(void **state)
{
    (void)state;
    struct kit k = {0};
    kit_run(&k, STR("one two three\nfour\n"));
    loc base = k.tokens.at[0].at;
    report_error(&k.c, "bad-character", (struct span){base + 4, base + 13}, "first");
    report_advice(&k.c, "try %d", 1);
    report_error(&k.c, "bad-character", (struct span){base + 8, base + 10}, "inside: dropped");
    report_advice(&k.c, "dropped too");
    report_warning(&k.c, "extra-tokens", (struct span){base + 5, 0}, "dropped");
    report_error(&k.c, "bad-paste", (struct span){base, base + 20}, "around it");
    report_warning(&k.c, "extra-tokens", (struct span){base + 14, 0}, "not dropped?");
    report_quiet(&k.c, (struct span){base + 14, base + 18});
    report_error(&k.c, "bad-paste", (struct span){base + 16, 0}, "quiet");
    assert_string_equal(kit_diags(&k), "1:1+13 bad-paste: around it\n"
                                       "1:5+9 bad-character: first; try 1\n");
    for (int i = 0; i < 500; i++)
        report_error(&k.c, "bad-paste", (struct span){0, 0}, "number %d", i);
    assert_int_equal(k.c.diags.len, 100);
    assert_true(k.c.error_count > 400);
    static const char *const names[] = {"printf", "puts"};
    assert_string_equal(suggest_name(STR("pritnf"), names, 2), "printf");
    kit_stop(&k);
}

/* ---- made to exhaust us ------------------------------------------------------------------- */

static void repeat(struct buf *b, const char *text, int times)
{
    for (int i = 0; i < times; i++)
        buf_cstr(b, text);
}

/* The one code that is told, if any; and nothing hangs or falls. */
static void ends(struct buf *text, const char *code)
{
    struct kit k = {0};
    kit_run(&k, buf_view(text));
    if (code) {
        assert_int_equal(k.c.diags.len, 1);
        assert_string_equal(k.c.diags.at[0].code, code);
    } else {
        assert_int_equal(k.c.diags.len, 0);
    }
    assert_int_equal(k.tokens.at[k.tokens.count - 1].kind, TOKEN_END);
    kit_stop(&k);
    buf_clear(text);
}

static void bombs(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_cstr(&b, "#define A0 x\n");
    for (int i = 1; i < 60; i++)
        buf_printf(&b, "#define A%d A%d A%d\n", i, i - 1, i - 1);
    buf_cstr(&b, "A59\nz\n");
    ends(&b, "too-much-code"); /* 2^59 tokens */
    buf_cstr(&b, "#define A0\n");
    for (int i = 1; i < 60; i++)
        buf_printf(&b, "#define A%d A%d A%d\n", i, i - 1, i - 1);
    buf_cstr(&b, "A59\n");
    ends(&b, "too-much-code"); /* 2^59 expansions to nothing */
    buf_cstr(&b, "#define C(x) x##x\n#define D(x) C(x)\n");
    repeat(&b, "D(", 100);
    buf_cstr(&b, "a");
    repeat(&b, ")", 100);
    ends(&b, "too-much-code"); /* a name of 2^100 letters */
    buf_cstr(&b, "#define S(x) #x\n#define X(x) S(x)\n");
    repeat(&b, "X(", 100);
    buf_cstr(&b, "\"\"");
    repeat(&b, ")", 100);
    ends(&b, "too-much-code");
    buf_cstr(&b, "#define D(x) x x\n");
    repeat(&b, "D(", 150);
    buf_cstr(&b, "a");
    repeat(&b, ")", 150);
    ends(&b, "too-much-code");
    buf_cstr(&b, "#define I(x) x\n");
    repeat(&b, "I(", 5000);
    repeat(&b, ")", 5000);
    ends(&b, "macro-too-deep");
    for (int i = 0; i < 20000; i++) /* a long chain is deep, but no mistake */
        buf_printf(&b, "#define N%d N%d\n", i, i + 1);
    buf_cstr(&b, "N0");
    ends(&b, NULL);
    buf_release(&b);
}

static void deep(void **state)
{
    (void)state;
    struct buf b = {0};
    repeat(&b, "#if 1\n", 20000);
    ends(&b, "too-much-code");
    repeat(&b, "#if 0\n", 20000);
    ends(&b, "unbalanced-conditional");
    buf_cstr(&b, "#if ");
    repeat(&b, "(", 100000);
    buf_cstr(&b, "\n#endif\n");
    ends(&b, "bad-condition");
    buf_cstr(&b, "#if ");
    repeat(&b, "!", 100000);
    buf_cstr(&b, "\n#endif\n");
    ends(&b, "bad-condition");
    buf_cstr(&b, "#if ");
    repeat(&b, "1?", 100000);
    buf_cstr(&b, "\n#endif\n");
    ends(&b, "bad-condition");
    repeat(&b, "(", 100000);
    ends(&b, NULL);
    repeat(&b, "\\\n", 100000);
    repeat(&b, "x\\\n", 100000);
    ends(&b, NULL); /* one name of 100,000 letters */
    repeat(&b, "int a;\n", 400000);
    ends(&b, "too-much-code");
    repeat(&b, "/*", 100000);
    ends(&b, "unterminated-comment");
    buf_cstr(&b, "#define f(x) x\n");
    repeat(&b, "f /*----*/ f \n\n", 20000);
    ends(&b, NULL);
    buf_cstr(&b, "#define F(");
    for (int i = 0; i < 300; i++)
        buf_printf(&b, "%sa%d", i ? "," : "", i);
    buf_cstr(&b, ") a1\n");
    ends(&b, "bad-directive");
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(example_3), cmocka_unit_test(example_4), cmocka_unit_test(other_examples),
        cmocka_unit_test(expansion), cmocka_unit_test(conditions), cmocka_unit_test(groups),
        cmocka_unit_test(directive_messages), cmocka_unit_test(condition_messages),
        cmocka_unit_test(macro_messages), cmocka_unit_test(includes), cmocka_unit_test(no_guards),
        cmocka_unit_test(include_messages), cmocka_unit_test(macro_places),
        cmocka_unit_test(handed_in), cmocka_unit_test(reports), cmocka_unit_test(bombs),
        cmocka_unit_test(deep),
    };
    return cmocka_run_group_tests_name("cfront/pp", tests, NULL, NULL);
}
