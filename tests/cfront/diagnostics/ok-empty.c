// nothing is asked of a file but that it be C
;
