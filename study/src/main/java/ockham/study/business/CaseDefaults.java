package ockham.study.business;

/**
 * What a case takes for granted where its file is silent, in one place. Days of work: a classical model on a prepared
 * table is two working weeks from notebook to service, a deep one about three times that (its own serving, tuning and
 * monitoring), upkeep half a day to more than a day a month; see docs/business-case.md for the sources.
 */
public final class CaseDefaults {
    public static final double HORIZON_YEARS = 3;
    public static final double DISCOUNT = 0.08;
    public static final double BUILD_CLASSICAL = 10;
    public static final double BUILD_DEEP = 30;
    public static final double UPKEEP_CLASSICAL = 6;
    public static final double UPKEEP_DEEP = 15;
    public static final double DAY_RATE = 700;
    public static final double SERVER_PER_MONTH = 40;
    public static final int MIN_SERVERS = 1;
    /** A gain that pays fewer days of work a year than this is not worth acting on. */
    public static final double WORTH_DAYS = 10;

    public static final double HOURS_PER_MONTH = 730;

    private CaseDefaults() {}

    /** People at their defaults. */
    public static People people() {
        return new People(
                Uncertain.of(BUILD_CLASSICAL),
                Uncertain.of(BUILD_DEEP),
                Uncertain.of(UPKEEP_CLASSICAL),
                Uncertain.of(UPKEEP_DEEP),
                Uncertain.of(DAY_RATE));
    }

    /** Servers at their defaults. */
    public static Running running() {
        return new Running(Uncertain.of(SERVER_PER_MONTH), null, MIN_SERVERS, null);
    }
}
