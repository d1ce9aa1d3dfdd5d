package ockham.study.source;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to stage.
 *
 * @param asText columns whose cells are wanted as they are written
 * @param only the columns wanted; null for all
 */
record StagingRequest(
        String location,
        @Nullable String query,
        Set<String> asText,
        @Nullable Set<String> only) {
    boolean wants(String column) {
        return only == null || only.contains(column);
    }
}
