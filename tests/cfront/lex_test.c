/* The lexer: every kind of token, places, and what is no C. */
#include "pp_kit.h"

static void kinds(void **state)
{
    (void)state;
    static const struct { const char *text; int kind, id; } tokens[] = {
        {"x", TOKEN_NAME, 0}, {"_a9", TOKEN_NAME, 0}, {"int", TOKEN_KEYWORD, KEYWORD_int},
        {"__const__", TOKEN_KEYWORD, KEYWORD_const}, {"\xc3\xa9t\xc3\xa9", TOKEN_NAME, 0},
        {"0", TOKEN_NUMBER, 0}, {".5e+3f", TOKEN_NUMBER, 0}, {"0x1.8p-3", TOKEN_NUMBER, 0},
        {"1.2.3.x_y", TOKEN_NUMBER, 0}, {"0xe+1", TOKEN_NUMBER, 0}, {"1e-", TOKEN_NUMBER, 0},
        {"'a'", TOKEN_CHAR, 0}, {"L'\\''", TOKEN_CHAR, 0}, {"u'x'", TOKEN_CHAR, 0},
        {"\"\"", TOKEN_STRING, 0}, {"u8\"a\\\"b\"", TOKEN_STRING, 0}, {"U\"x\"", TOKEN_STRING, 0},
        {"L\"\\\\\"", TOKEN_STRING, 0},
        {"->", TOKEN_PUNCT, PUNCT_ARROW}, {"++", TOKEN_PUNCT, PUNCT_INC},
        {"--", TOKEN_PUNCT, PUNCT_DEC}, {"<<", TOKEN_PUNCT, PUNCT_SHL},
        {">>", TOKEN_PUNCT, PUNCT_SHR}, {"<=", TOKEN_PUNCT, PUNCT_LE},
        {">=", TOKEN_PUNCT, PUNCT_GE}, {"==", TOKEN_PUNCT, PUNCT_EQ},
        {"!=", TOKEN_PUNCT, PUNCT_NE}, {"&&", TOKEN_PUNCT, PUNCT_AND},
        {"||", TOKEN_PUNCT, PUNCT_OR}, {"...", TOKEN_PUNCT, PUNCT_ELLIPSIS},
        {"*=", TOKEN_PUNCT, PUNCT_MUL_EQ}, {"/=", TOKEN_PUNCT, PUNCT_DIV_EQ},
        {"%=", TOKEN_PUNCT, PUNCT_MOD_EQ}, {"+=", TOKEN_PUNCT, PUNCT_ADD_EQ},
        {"-=", TOKEN_PUNCT, PUNCT_SUB_EQ}, {"<<=", TOKEN_PUNCT, PUNCT_SHL_EQ},
        {">>=", TOKEN_PUNCT, PUNCT_SHR_EQ}, {"&=", TOKEN_PUNCT, PUNCT_AND_EQ},
        {"^=", TOKEN_PUNCT, PUNCT_XOR_EQ}, {"|=", TOKEN_PUNCT, PUNCT_OR_EQ},
        {"##", TOKEN_PUNCT, PUNCT_HASH_HASH}, {"%:%:", TOKEN_PUNCT, PUNCT_HASH_HASH},
        {"<:", TOKEN_PUNCT, '['}, {":>", TOKEN_PUNCT, ']'}, {"<%", TOKEN_PUNCT, '{'},
        {"%>", TOKEN_PUNCT, '}'}, {"#", TOKEN_PUNCT, '#'}, {"%:", TOKEN_PUNCT, '#'},
        {".", TOKEN_PUNCT, '.'}, {"/", TOKEN_PUNCT, '/'}, {"%", TOKEN_PUNCT, '%'},
        {"<", TOKEN_PUNCT, '<'}, {":", TOKEN_PUNCT, ':'}, {"~", TOKEN_PUNCT, '~'},
    };
    for (size_t i = 0; i < COUNT(tokens); i++) {
        char text[64]; /* alone at the end of the file, and between others */
        struct kit k = {0};
        snprintf(text, sizeof text, "x %s", tokens[i].text);
        kit_run(&k, str_from(text));
        assert_int_equal(k.tokens.count, 3);
        assert_true(str_is(k.tokens.at[1].text, tokens[i].text));
        assert_int_equal(k.tokens.at[1].kind, tokens[i].kind);
        assert_int_equal(k.tokens.at[1].id, tokens[i].id);
        assert_int_equal(k.tokens.at[1].length, strlen(tokens[i].text));
        kit_stop(&k);
    }
}

static void longest(void **state)
{
    (void)state;
    gives("a+++++b", "a ++ ++ + b");
    gives("x---->y", "x -- -- > y");
    gives("a..b....", "a . . b ... .");
    gives("1...2", "1...2");
    gives("%:%:%:% x<::>", "%:%: %: % x <: :>");
    gives("u8'a' u8x L x\"s\"", "u8 'a' u8x L x \"s\"");
    gives("a<<=b>>=c<%d", "a <<= b >>= c <% d");
}

static void white_space(void **state)
{
    (void)state;
    gives("\xef\xbb\xbfint x;", "int x ;");
    gives("a\r\nb\r\n\fc\v\td", "a b c d");
    gives("a/**/b/* \n * // */c // d /* \ne", "a b c e");
    gives("a//\\\nb\nc", "a c");
    gives("a/\\\n/ b\nc /\\\r\n* d *\\\n/ e", "a c e");
    gives("\"/*\" '//' \"*/\"", "\"/*\" '//' \"*/\"");
    gives("", "");
    gives("\n\n", "");
}

/* "text" at line and column, underlined so far. */
static void at(struct kit *k, size_t n, const char *text, unsigned line, unsigned column,
               unsigned length)
{
    const struct token *t = &k->tokens.at[n];
    struct place_in p = place_of(&k->c, t->at);
    assert_true(str_is(t->text, text));
    assert_int_equal(p.line, line);
    assert_int_equal(p.column, column);
    assert_int_equal(t->length, length);
}

static void places(void **state)
{
    (void)state;
    struct kit k = {0};
    kit_run(&k, STR("int a;\n  lo\\\nng \\\r\n  b = \"x\\\ny\" /* \n */ + c;\n"));
    at(&k, 0, "int", 1, 1, 3);
    at(&k, 1, "a", 1, 5, 1);
    at(&k, 3, "long", 2, 3, 6); /* from l to g, splice included */
    at(&k, 4, "b", 4, 3, 1);
    at(&k, 6, "\"xy\"", 4, 7, 6);
    at(&k, 7, "+", 6, 5, 1);
    at(&k, 8, "c", 6, 7, 1);
    at(&k, 10, "", 7, 1, 0); /* the end */
    assert_true(str_is(span_text(&k.c, (struct span){k.tokens.at[3].at, k.tokens.at[3].at + 6}),
                       "lo\\\nng"));
    assert_int_equal(k.tokens.at[0].flags, TOKEN_LINE_START);
    assert_int_equal(k.tokens.at[1].flags, TOKEN_SPACE);
    assert_int_equal(k.tokens.at[2].flags, 0);
    assert_int_equal(k.tokens.at[3].flags, TOKEN_LINE_START | TOKEN_SPACE);
    assert_int_equal(k.tokens.at[7].flags, TOKEN_SPACE);
    kit_stop(&k);
}

static void lexer_alone(void **state)
{
    (void)state;
    struct kit k = {0};
    kit_add(&k, "main.c", STR("a \n# b"));
    kit_start(&k);
    struct lexer l;
    lexer_init(&l, &k.c, source_open(&k.c, STR("main.c"), k.files[0].text, 0));
    static const uint8_t kinds_of[] = {TOKEN_NAME, TOKEN_NEWLINE, TOKEN_PUNCT, TOKEN_NAME,
                                       TOKEN_END, TOKEN_END};
    for (size_t i = 0; i < COUNT(kinds_of); i++)
        assert_int_equal(lexer_next(&l).kind, kinds_of[i]);
    kit_stop(&k);
}

static void names(void **state)
{
    (void)state;
    struct kit k = {0};
    kit_run(&k, STR("\xc3\xa9 \\u00e9 \\U000000E9 e\\\n1 e1 x"));
    assert_int_equal(k.tokens.count, 7);
    assert_ptr_equal(k.tokens.at[0].name, k.tokens.at[1].name);
    assert_ptr_equal(k.tokens.at[0].name, k.tokens.at[2].name);
    assert_ptr_equal(k.tokens.at[3].name, k.tokens.at[4].name);
    assert_ptr_not_equal(k.tokens.at[4].name, k.tokens.at[5].name);
    assert_ptr_equal(name_get(&k.c, STR("e1")), k.tokens.at[4].name);
    assert_true(str_is(k.tokens.at[1].text, "\\u00e9"));
    assert_string_equal(kit_diags(&k), "");
    /* Many, so that the table grows; of every length around the eight-byte step. */
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 5000; i++) {
            char text[64];
            int len = snprintf(text, sizeof text, "n%0*d", 1 + i % 40, i);
            struct name *n = name_get(&k.c, (struct str){text, (size_t)len});
            assert_true(str_is(n->text, text));
            assert_ptr_equal(n, name_get(&k.c, str_from(text)));
        }
    }
    kit_stop(&k);
}

static void open_quotes(void **state)
{
    (void)state;
    tells("puts(\"hello);\nx;",
          "1:6+6 unterminated-string: this text has no closing \" on its line; "
          "write \" at its end; a text may not go on over the end of a line\n",
          "puts ( \"hello\" ) ; x ;");
    tells("char *s = \"two\n lines\";\nint x;",
          "1:11+4 unterminated-string: this text has no closing \" on its line; end each line of "
          "it with \" and begin the next with \": texts side by side are joined\n",
          "char * s = \"two\" ; int x ;");
    tells("c = 'a;\r\nd = '\n",
          "1:5+2 unterminated-char: this character has no closing ' on its line; "
          "write ' at its end; if it is a text, write it between \"\n"
          "2:5+1 unterminated-char: this character has no closing ' on its line; "
          "write ' at its end; if it is a text, write it between \"\n",
          "c = 'a' ; d = '?'");
    tells("\"a\\", "1:1+3 unterminated-string: this text has no closing \" on its line; "
          "write \" at its end; a text may not go on over the end of a line\n", "\"a\"");
    tells("x /* open\n/* again\n",
          "1:3+2 unterminated-comment: this comment is never closed; end it with */; the comment "
          "that opens on line 2 lies inside it\n", "x");
    tells("/*/ x", "1:1+2 unterminated-comment: this comment is never closed; end it with */\n", "");
    tells("/* a /* b */ c */",
          "1:6+2 warning comment-in-comment: this /* stands inside a comment, which the first */ "
          "ends; comments do not nest; is an earlier one not closed?\n", "c * /");
}

static void no_c(void **state)
{
    (void)state;
    tells("a = 5 @ 3;", "1:7+1 bad-character: '@' means nothing in C outside a text or a comment\n",
          "a = 5 @ 3 ;");
    tells("int a$b = $;",
          "1:5+3 bad-character: '$' may not stand in a name; names are made of letters, digits and "
          "_\n1:11+1 bad-character: '$' may not stand in a name; names are made of letters, digits "
          "and _\n", "int a$b = $ ;");
    tells("puts(\xe2\x80\x9chi\xe2\x80\x9d);",
          "1:6+8 bad-character: this is a curly quote, which C does not know; "
          "type the plain \" of your keyboard on both ends\n", "puts ( \"hi\" ) ;");
    tells("int\xc2\xa0x;",
          "1:4+2 bad-character: there is a no-break space here (U+00A0), which C does not know; "
          "it looks like nothing; delete it, and type a plain blank if one belongs there\n",
          "int x ;");
    tells("\xff\xfe\xc3(\x01;",
          "1:1+3 bad-character: there are bytes here that are no text in UTF-8; "
          "save the file as UTF-8 text\n"
          "1:5+1 bad-character: there is a control character here (byte 1); delete it\n", "( ;");
    tells("a \\ \nb", "1:3+1 bad-character: there is a stray backslash here; a backslash joins two "
          "lines only as the very last character of the first; are there blanks behind it?\n", "a b");
    struct kit k = {0};
    kit_run(&k, (struct str){"a\0\0b \"x\0y\"", 10});
    assert_string_equal(kit_diags(&k), "1:2+2 bad-character: there is a control character here "
                                       "(byte 0); delete it\n");
    assert_int_equal(k.tokens.count, 4);
    assert_int_equal(k.tokens.at[2].text.len, 5);
    kit_stop(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds),   cmocka_unit_test(longest), cmocka_unit_test(white_space),
        cmocka_unit_test(places),  cmocka_unit_test(lexer_alone), cmocka_unit_test(names),
        cmocka_unit_test(open_quotes), cmocka_unit_test(no_c),
    };
    return cmocka_run_group_tests_name("cfront/lex", tests, NULL, NULL);
}
