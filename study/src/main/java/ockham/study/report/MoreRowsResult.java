package ockham.study.report;

/**
 * What more rows would be worth.
 *
 * @param rows how many were weighed
 * @param worth expected gain from deciding with them
 * @param cost money for collecting and waiting
 */
public record MoreRowsResult(long rows, double worth, double cost, String sentence) {}
