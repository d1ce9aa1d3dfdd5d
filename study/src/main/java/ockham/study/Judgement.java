package ockham.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ockham.api.Family;
import ockham.api.UserError;
import ockham.study.challenger.Challengers;
import ockham.study.race.Evidence;
import ockham.study.settings.StudySettings;

/**
 * What a study is judged by and may be judged by anew, without training again.
 *
 * @param business the case file, or {@code none}
 * @param digest of the case file's bytes; empty without one
 * @param metric label of the metric
 * @param families labels of the families raced, or {@code all}
 * @param challengers the user's models with the beginnings of their digests, or {@code none}
 */
record Judgement(String business, String digest, String metric, String families, String challengers) {
    private static final String KEY = "judged by";
    private static final ObjectMapper JSON = new ObjectMapper();

    static Judgement of(StudySettings settings, Question question, Challengers challengers) {
        Path file = settings.caseFile();
        String families = settings.families().stream().map(Family::label).collect(Collectors.joining(", "));
        return new Judgement(
                file == null ? "none" : file.toString(),
                file == null ? "" : digest(file),
                question.metric().title(),
                families.isEmpty() ? "all" : families,
                challengers.shown());
    }

    /** Remembers that the study's verdict was given by this. */
    void remember(Evidence evidence) {
        evidence.property(KEY, JSON.valueToTree(this).toString());
    }

    /** A sentence for people where the study has a verdict by something else; it is about to be replaced. */
    Optional<String> change(Evidence evidence) {
        return evidence.property(KEY).map(Judgement::parse).flatMap(before -> {
            List<String> changes = new ArrayList<>();
            differs("case", business, before.business).ifPresent(changes::add);
            if (business.equals(before.business) && !digest.equals(before.digest)) {
                changes.add("case " + business + ", whose content has changed");
            }
            differs("metric", metric, before.metric).ifPresent(changes::add);
            differs("families", families, before.families).ifPresent(changes::add);
            differs("challengers", challengers, before.challengers).ifPresent(changes::add);
            return changes.isEmpty()
                    ? Optional.empty()
                    : Optional.of("this study has a verdict already; it is judged again with "
                            + String.join(" and ", changes) + ". The new verdict replaces the old one.");
        });
    }

    private static Optional<String> differs(String what, String now, String before) {
        return now.equals(before) ? Optional.empty() : Optional.of(what + " " + now + " (before: " + before + ")");
    }

    private static Judgement parse(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return new Judgement(
                    node.path("business").asText(),
                    node.path("digest").asText(),
                    node.path("metric").asText(),
                    node.path("families").asText(),
                    node.path("challengers").asText("none"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the evidence's judgement is not JSON", e);
        }
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
