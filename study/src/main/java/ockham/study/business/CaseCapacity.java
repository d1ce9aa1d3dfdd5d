package ockham.study.business;

/**
 * How many decisions may be to act, that is to do anything but nothing. As the rows of a study stand for the decisions, it is
 * a share of them.
 *
 * @param share of the decisions, above 0 and at most 1
 * @param perYear actions a year, at the mean volume
 * @param fixed whether the case gives a number a year, so that the share would be another with another volume
 */
public record CaseCapacity(double share, double perYear, boolean fixed) {}
