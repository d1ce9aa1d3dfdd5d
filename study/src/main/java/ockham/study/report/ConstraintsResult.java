package ockham.study.report;

import java.util.List;

/**
 * What the business case has every model respect, and how that was checked.
 *
 * @param forbidden columns that no model has seen
 * @param monotone columns in which every model is monotone
 * @param checks what each final model did where these columns rose; of doing nothing and today's rule there is none
 */
public record ConstraintsResult(List<Forbidden> forbidden, List<Monotone> monotone, List<Check> checks) {
    public ConstraintsResult {
        forbidden = List.copyOf(forbidden);
        monotone = List.copyOf(monotone);
        checks = List.copyOf(checks);
    }

    /**
     * A column that no model has seen.
     *
     * @param reason in the user's words, perhaps empty
     */
    public record Forbidden(String column, String reason) {}

    /**
     * A column in which every model is monotone.
     *
     * @param direction {@code up} or {@code down}
     */
    public record Monotone(String column, String direction) {}

    /**
     * A final model, asked about rows whose cells of a monotone column rose while all else stayed.
     *
     * @param rows asked about
     * @param predictions compared with the one before them
     * @param violations of them that went the wrong way
     * @param shownByForm whether weights, steps or trees show it too, for every row there can be
     */
    public record Check(String candidate, long rows, long predictions, long violations, boolean shownByForm) {}
}
