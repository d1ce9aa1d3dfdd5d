package ockham.score.feature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Lists of texts as one part of a bundle: a JSON array. */
final class TextList {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TextList() {}

    static String write(List<String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("texts that JSON cannot hold", e);
        }
    }

    static List<String> read(String json) {
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON array of texts: " + json, e);
        }
    }
}
