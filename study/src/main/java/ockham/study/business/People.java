package ockham.study.business;

/**
 * What people cost.
 *
 * @param buildClassical days to build and put into service a classical model
 * @param buildDeep the same for a deep one
 * @param upkeepClassical days a year to watch and retrain it
 * @param upkeepDeep the same for a deep one
 * @param dayRate money for a day
 */
public record People(
        Uncertain buildClassical,
        Uncertain buildDeep,
        Uncertain upkeepClassical,
        Uncertain upkeepDeep,
        Uncertain dayRate) {}
