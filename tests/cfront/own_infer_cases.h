static void test_proposals(void **state)
{
    (void)state;
    (void)permits;
    proposes("void drop(char *text) { free(text); }\n", "void drop(owns nullable char *text)\n    every path frees `text`\n");
}
