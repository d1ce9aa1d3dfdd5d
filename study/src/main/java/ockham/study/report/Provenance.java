package ockham.study.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the numbers come from, enough to make them again.
 *
 * @param dataDigest digest of the snapshot: {@code sha256 1f0c...}
 * @param command what to type to get the same study
 * @param versions of the product, the engines and the JDK
 * @param settings every setting of the study as resolved
 */
public record Provenance(
        String dataDigest,
        long seed,
        String effort,
        String command,
        SortedMap<String, String> versions,
        SortedMap<String, String> settings) {
    public Provenance {
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }
}
