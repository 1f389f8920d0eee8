  #  include   <stdio.h>
#
 #
#	define	TABBED	1
#define    EMPTY_TAIL
#define NOT_FUNCTION (x) - x
#define CALL(f) f EMPTY_TAIL (3)
static int x = 5;
static int twice(int v) { return v * 2; }
%:define DIGRAPH 4
%:define PASTE(a, b) a%:%:b
#define STR(a) %:a

int main(void) <%
    int a<:3:> = <%1, 2, 3%>;
    printf("%d %d %d %d\n", TABBED, NOT_FUNCTION, CALL(twice), DIGRAPH);
    printf("%d %d %s\n", a<:1:>, PASTE(1, 2), STR(<:));
#ifdef EMPTY_TAIL
# 
	#ifndef NOPE
    puts("spaces");
	#endif
#endif
    return 0;
%>
