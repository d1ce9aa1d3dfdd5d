package ockham.study.split;

/**
 * A fold's training rows once more split, to stop early and to calibrate on rows that were not learnt from. Indices are
 * those of the study's table, ascending. Of fewer than 3 rows all are learnt from and validated on.
 */
public record Inner(int[] learn, int[] validate) {}
