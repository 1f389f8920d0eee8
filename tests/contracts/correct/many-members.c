#include <ownership.h>
#include <stdlib.h>

/* More members than one state has room for: what is not kept is not claimed. */
struct many {
    owned nullable char *m1;
    owned nullable char *m2;
    owned nullable char *m3;
    owned nullable char *m4;
    owned nullable char *m5;
    owned nullable char *m6;
    owned nullable char *m7;
    owned nullable char *m8;
    owned nullable char *m9;
    owned nullable char *m10;
    owned nullable char *m11;
    owned nullable char *m12;
    owned nullable char *m13;
    owned nullable char *m14;
    owned nullable char *m15;
    owned nullable char *m16;
    owned nullable char *m17;
    owned nullable char *m18;
    owned nullable char *m19;
    owned nullable char *m20;
    owned nullable char *m21;
    owned nullable char *m22;
    owned nullable char *m23;
    owned nullable char *m24;
    owned nullable char *m25;
    owned nullable char *m26;
    owned nullable char *m27;
    owned nullable char *m28;
    owned nullable char *m29;
    owned nullable char *m30;
    owned nullable char *m31;
    owned nullable char *m32;
    owned nullable char *m33;
    owned nullable char *m34;
    owned nullable char *m35;
    owned nullable char *m36;
    owned nullable char *m37;
    owned nullable char *m38;
    owned nullable char *m39;
    owned nullable char *m40;
    owned nullable char *m41;
    owned nullable char *m42;
    owned nullable char *m43;
    owned nullable char *m44;
    owned nullable char *m45;
    owned nullable char *m46;
    owned nullable char *m47;
    owned nullable char *m48;
    owned nullable char *m49;
    owned nullable char *m50;
    owned nullable char *m51;
    owned nullable char *m52;
    owned nullable char *m53;
    owned nullable char *m54;
    owned nullable char *m55;
    owned nullable char *m56;
    owned nullable char *m57;
    owned nullable char *m58;
    owned nullable char *m59;
    owned nullable char *m60;
};

void many_free(owns struct many *m)
{
    free(m->m1);
    free(m->m2);
    free(m->m3);
    free(m->m4);
    free(m->m5);
    free(m->m6);
    free(m->m7);
    free(m->m8);
    free(m->m9);
    free(m->m10);
    free(m->m11);
    free(m->m12);
    free(m->m13);
    free(m->m14);
    free(m->m15);
    free(m->m16);
    free(m->m17);
    free(m->m18);
    free(m->m19);
    free(m->m20);
    free(m->m21);
    free(m->m22);
    free(m->m23);
    free(m->m24);
    free(m->m25);
    free(m->m26);
    free(m->m27);
    free(m->m28);
    free(m->m29);
    free(m->m30);
    free(m->m31);
    free(m->m32);
    free(m->m33);
    free(m->m34);
    free(m->m35);
    free(m->m36);
    free(m->m37);
    free(m->m38);
    free(m->m39);
    free(m->m40);
    free(m->m41);
    free(m->m42);
    free(m->m43);
    free(m->m44);
    free(m->m45);
    free(m->m46);
    free(m->m47);
    free(m->m48);
    free(m->m49);
    free(m->m50);
    free(m->m51);
    free(m->m52);
    free(m->m53);
    free(m->m54);
    free(m->m55);
    free(m->m56);
    free(m->m57);
    free(m->m58);
    free(m->m59);
    free(m->m60);
    free(m);
}

int main(void)
{
    struct many *m = calloc(1, sizeof *m);
    if (m == NULL)
        return 1;
    m->m60 = malloc(60);
    many_free(m);
    return 0;
}
