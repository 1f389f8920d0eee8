#include <stdio.h>

/* Enough cases, and initialisers enough, that sorting them takes more than a page. */
static int word(int n)
{
    switch (n) {
    case -536: return 77;
    case 703: return 172;
    case 220: return 526;
    case 1081: return 619;
    case -760: return 292;
    case 808: return 155;
    case 339: return 541;
    case 619: return 745;
    case 388: return 176;
    case -4: return 377;
    case 563: return 33;
    case 1095: return 520;
    case 899: return 258;
    case -445: return 814;
    case 360: return 445;
    case 353: return 415;
    case 941: return 114;
    case 675: return 380;
    case -46: return 291;
    case 598: return 13;
    case -116: return 399;
    case -263: return 425;
    case -543: return 920;
    case 395: return 516;
    case -18: return 773;
    case -249: return 734;
    case 1151: return 586;
    case 535: return 156;
    case -466: return 102;
    case -725: return 204;
    case -354: return 930;
    case 10: return 229;
    case -410: return 550;
    case 157: return 531;
    case 773: return 965;
    case -473: return 325;
    case 290: return 917;
    case 766: return 304;
    case -235: return 282;
    case 129: return 912;
    case -459: return 950;
    case 451: return 423;
    case -697: return 846;
    case 920: return 916;
    case -802: return 22;
    case -11: return 544;
    case 367: return 537;
    case -326: return 590;
    case 1102: return 59;
    case -151: return 760;
    case -193: return 414;
    case -900: return 0;
    case 570: return 914;
    case 948: return 307;
    case 983: return 184;
    case 136: return 976;
    case -494: return 357;
    case -648: return 825;
    case 332: return 697;
    case 934: return 992;
    case 227: return 387;
    case -389: return 732;
    case 647: return 571;
    case 815: return 179;
    case 402: return 918;
    case -641: return 61;
    case -529: return 305;
    case 1193: return 717;
    case -592: return 485;
    case 437: return 831;
    case 444: return 596;
    case 283: return 498;
    case -207: return 122;
    case -32: return 408;
    case -732: return 703;
    case 325: return 915;
    case -872: return 496;
    case 38: return 677;
    case 577: return 848;
    case -179: return 954;
    case -501: return 828;
    case 1186: return 372;
    case 479: return 351;
    case 108: return 83;
    case -599: return 815;
    case 311: return 528;
    case 1018: return 602;
    case -508: return 352;
    case 556: return 223;
    case -102: return 285;
    case -606: return 198;
    case 262: return 622;
    case -60: return 422;
    case -95: return 321;
    case -816: return 428;
    case 850: return 220;
    case -109: return 311;
    case -515: return 947;
    case 822: return 265;
    case 843: return 895;
    case 731: return 956;
    case 507: return 262;
    case 654: return 178;
    case -186: return 653;
    case 710: return 275;
    case -704: return 88;
    case 17: return 248;
    case 990: return 749;
    case 612: return 439;
    case 906: return 79;
    case -291: return 551;
    case 976: return 690;
    case -879: return 279;
    case 724: return 667;
    case 248: return 342;
    case -809: return 194;
    case -564: return 794;
    case -200: return 237;
    case 549: return 475;
    case 1158: return 621;
    case 213: return 727;
    case -144: return 362;
    case -571: return 876;
    case -221: return 78;
    case -620: return 159;
    case -739: return 255;
    case -578: return 11;
    case -585: return 217;
    case 1025: return 468;
    case -368: return 463;
    case -88: return 419;
    case -452: return 851;
    case -242: return 477;
    case 45: return 944;
    case 94: return 513;
    case 962: return 879;
    case -25: return 55;
    case 430: return 119;
    case 73: return 614;
    case -270: return 868;
    case 1123: return 57;
    case -305: return 986;
    case 1004: return 47;
    case -662: return 521;
    case 668: return 587;
    case 542: return 789;
    case 745: return 711;
    case 1053: return 552;
    case -886: return 124;
    case 304: return 932;
    case 80: return 182;
    case 752: return 177;
    case 255: return 451;
    case 1179: return 89;
    case 913: return 971;
    case 1060: return 728;
    case 416: return 899;
    case -130: return 761;
    case 927: return 923;
    case 1172: return 877;
    case 206: return 990;
    case 682: return 235;
    case 101: return 267;
    case 164: return 843;
    case 864: return 65;
    case 31: return 472;
    case -81: return 579;
    case 276: return 141;
    case 465: return 263;
    case -655: return 642;
    case -256: return 44;
    case -340: return 636;
    case 1088: return 34;
    case -830: return 73;
    case -627: return 737;
    case -431: return 926;
    case 192: return 693;
    case -382: return 244;
    case 829: return 413;
    case -550: return 816;
    case -844: return 975;
    case 997: return 367;
    case 171: return 208;
    case -711: return 401;
    case -767: return 92;
    case -893: return 31;
    case -347: return 752;
    case -837: return 493;
    case -480: return 610;
    case 878: return 158;
    case 1109: return 669;
    case 87: return 821;
    case -312: return 792;
    case 150: return 281;
    case 381: return 907;
    case -228: return 149;
    case 500: return 948;
    case 458: return 312;
    case 199: return 306;
    case 892: return 499;
    case -823: return 724;
    case -690: return 657;
    case -158: return 211;
    case 472: return 276;
    case -137: return 26;
    case -375: return 827;
    case -865: return 775;
    case -634: return 368;
    case -165: return 733;
    case -781: return 887;
    case 528: return 594;
    case -284: return 931;
    case -746: return 878;
    case 885: return 802;
    case 241: return 295;
    case -39: return 823;
    case -788: return 873;
    case -683: return 530;
    case -396: return 273;
    case 955: return 562;
    case 696: return 131;
    case 584: return 844;
    case 234: return 310;
    case -522: return 595;
    case 269: return 855;
    case 374: return 691;
    case -718: return 776;
    case 115: return 970;
    case 857: return 616;
    case 66: return 99;
    case -319: return 660;
    case 640: return 17;
    case 787: return 455;
    case -613: return 652;
    case 346: return 447;
    case 297: return 389;
    case 185: return 133;
    case -403: return 885;
    case 633: return 534;
    case 1039: return 386;
    case 759: return 714;
    case 738: return 298;
    case 318: return 186;
    case -298: return 233;
    case 717: return 440;
    case -487: return 957;
    case 836: return 623;
    case -172: return 308;
    case 143: return 93;
    case 52: return 264;
    case -277: return 364;
    case 122: return 910;
    case 1116: return 332;
    case 591: return 902;
    case 3: return 272;
    case 605: return 195;
    case 1011: return 798;
    case 661: return 856;
    case 1137: return 702;
    case -123: return 549;
    case 871: return 585;
    case -417: return 277;
    case -774: return 963;
    case -557: return 774;
    case 409: return 373;
    case -424: return 66;
    case 689: return 152;
    case 514: return 647;
    case 626: return 104;
    case 486: return 488;
    case 1165: return 718;
    case 59: return 655;
    case -795: return 921;
    case 178: return 644;
    case -753: return 554;
    case -333: return 582;
    case -676: return 465;
    case -851: return 510;
    case 493: return 687;
    case 969: return 249;
    case 1130: return 853;
    case -74: return 801;
    case -361: return 161;
    case 521: return 85;
    case 801: return 193;
    case 1067: return 966;
    case 1032: return 396;
    case 1144: return 613;
    case -214: return 69;
    case -67: return 76;
    case 1074: return 257;
    case 24: return 329;
    case 780: return 679;
    case -858: return 107;
    case -669: return 462;
    case 794: return 293;
    case 423: return 478;
    case -438: return 839;
    case 1046: return 438;
    case -53: return 830;
    default: return -1;
    }
}

static const int table[] = {
    [52] = 750,
    [229] = 660,
    [160] = 198,
    [283] = 952,
    [20] = 400,
    [244] = 916,
    [177] = 65,
    [217] = 193,
    [184] = 638,
    [128] = 752,
    [209] = 693,
    [285] = 134,
    [257] = 590,
    [65] = 317,
    [180] = 159,
    [179] = 777,
    [263] = 779,
    [225] = 798,
    [122] = 229,
    [214] = 854,
    [112] = 820,
    [91] = 465,
    [51] = 647,
    [185] = 30,
    [126] = 244,
    [93] = 833,
    [293] = 850,
    [205] = 14,
    [62] = 913,
    [25] = 625,
    [78] = 222,
    [130] = 291,
    [70] = 15,
    [151] = 330,
    [239] = 455,
    [61] = 790,
    [170] = 567,
    [238] = 955,
    [95] = 232,
    [147] = 115,
    [63] = 61,
    [193] = 123,
    [29] = 841,
    [260] = 187,
    [14] = 196,
    [127] = 497,
    [181] = 520,
    [82] = 862,
    [286] = 705,
    [107] = 702,
    [101] = 431,
    [0] = 0,
    [210] = 135,
    [264] = 329,
    [269] = 63,
    [148] = 410,
    [58] = 433,
    [36] = 319,
    [176] = 689,
    [262] = 254,
    [161] = 519,
    [73] = 444,
    [221] = 968,
    [245] = 428,
    [186] = 401,
    [37] = 392,
    [53] = 855,
    [299] = 494,
    [44] = 959,
    [191] = 332,
    [192] = 715,
    [169] = 228,
    [99] = 31,
    [124] = 721,
    [24] = 576,
    [175] = 338,
    [4] = 16,
    [134] = 370,
    [211] = 556,
    [103] = 839,
    [57] = 318,
    [298] = 874,
    [197] = 706,
    [144] = 219,
    [43] = 872,
    [173] = 619,
    [274] = 824,
    [56] = 205,
    [208] = 276,
    [114] = 295,
    [42] = 787,
    [166] = 200,
    [120] = 722,
    [115] = 524,
    [12] = 144,
    [250] = 949,
    [113] = 68,
    [55] = 94,
    [246] = 919,
    [249] = 450,
    [233] = 554,
    [201] = 344,
    [222] = 434,
    [102] = 634,
    [230] = 142,
    [28] = 784,
    [131] = 552,
    [270] = 602,
    [216] = 737,
    [258] = 128,
    [87] = 730,
    [268] = 503,
    [3] = 9,
    [232] = 89,
    [164] = 517,
    [13] = 169,
    [48] = 350,
    [100] = 230,
    [207] = 838,
    [294] = 460,
    [159] = 856,
    [108] = 917,
    [47] = 255,
    [97] = 616,
    [40] = 623,
    [23] = 529,
    [46] = 162,
    [45] = 71,
    [275] = 396,
    [76] = 891,
    [116] = 755,
    [64] = 188,
    [94] = 43,
    [135] = 639,
    [142] = 624,
    [266] = 412,
    [125] = 970,
    [190] = 928,
    [139] = 758,
    [90] = 284,
    [289] = 476,
    [85] = 386,
    [272] = 709,
    [34] = 179,
    [224] = 349,
    [206] = 425,
    [235] = 513,
    [279] = 658,
    [2] = 4,
    [172] = 274,
    [140] = 60,
    [236] = 7,
    [165] = 846,
    [297] = 279,
    [259] = 645,
    [280] = 240,
    [188] = 172,
    [110] = 376,
    [261] = 708,
    [296] = 663,
    [158] = 539,
    [226] = 272,
    [143] = 909,
    [152] = 633,
    [252] = 976,
    [133] = 103,
    [117] = 11,
    [168] = 868,
    [195] = 899,
    [35] = 248,
    [92] = 648,
    [80] = 538,
    [284] = 542,
    [10] = 100,
    [39] = 544,
    [67] = 581,
    [156] = 888,
    [74] = 591,
    [247] = 435,
    [50] = 546,
    [8] = 64,
    [271] = 166,
    [153] = 938,
    [27] = 729,
    [19] = 361,
    [1] = 1,
    [79] = 379,
    [9] = 81,
    [60] = 669,
    [254] = 34,
    [287] = 301,
    [141] = 341,
    [84] = 217,
    [150] = 29,
    [183] = 271,
    [96] = 423,
    [200] = 920,
    [194] = 510,
    [157] = 224,
    [256] = 77,
    [11] = 121,
    [30] = 900,
    [106] = 489,
    [196] = 313,
    [109] = 157,
    [75] = 740,
    [5] = 25,
    [38] = 467,
    [105] = 278,
    [17] = 289,
    [204] = 582,
    [88] = 905,
    [22] = 484,
    [255] = 543,
    [163] = 190,
    [123] = 474,
    [16] = 256,
    [31] = 961,
    [72] = 299,
    [265] = 858,
    [228] = 203,
    [212] = 2,
    [162] = 842,
    [54] = 962,
    [167] = 533,
    [182] = 883,
    [26] = 676,
    [145] = 508,
    [251] = 473,
    [138] = 481,
    [83] = 50,
    [220] = 527,
    [241] = 438,
    [41] = 704,
    [178] = 420,
    [171] = 908,
    [155] = 577,
    [71] = 156,
    [219] = 88,
    [277] = 523,
    [237] = 480,
    [234] = 44,
    [174] = 966,
    [86] = 557,
    [231] = 603,
    [59] = 550,
    [248] = 930,
    [104] = 69,
    [149] = 707,
    [136] = 910,
    [89] = 105,
    [146] = 799,
    [288] = 876,
    [213] = 427,
    [129] = 32,
    [215] = 306,
    [273] = 277,
    [223] = 879,
    [291] = 659,
    [111] = 597,
    [253] = 504,
    [69] = 853,
    [18] = 324,
    [49] = 447,
    [187] = 774,
    [68] = 716,
    [227] = 725,
    [202] = 747,
    [218] = 628,
    [198] = 124,
    [295] = 72,
    [137] = 206,
    [15] = 225,
    [154] = 268,
    [21] = 441,
    [81] = 699,
    [32] = 47,
    [7] = 49,
    [199] = 521,
    [267] = 945,
    [290] = 78,
    [118] = 246,
    [77] = 67,
    [203] = 175,
    [243] = 429,
    [281] = 801,
    [276] = 947,
    [292] = 265,
    [98] = 811,
    [119] = 483,
    [282] = 387,
    [132] = 815,
    [240] = 934,
    [6] = 36,
    [33] = 112,
    [242] = 921,
    [189] = 549,
    [66] = 448,
    [278] = 101,
    [121] = 963,
};

int main(void)
{
    long sum = 0;
    for (int i = -1000; i < 1500; i++)
        sum = (sum * 31 + word(i)) % 1000003;
    for (int i = 0; i < (int)(sizeof table / sizeof *table); i++)
        sum = (sum * 31 + table[i]) % 1000003;
    printf("%ld\n", sum);
    return 0;
}
