package ockham.study.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void onlyTheStyleAndTheScriptOfTheProductAreAllowed() throws IOException, NoSuchAlgorithmException {
        String page = Page.text(Samples.classical().study(), Samples.classical().draws());
        assertTrue(page.contains("default-src 'none'"));
        for (String tag : new String[] {"style", "script"}) {
            Matcher inside = Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL)
                    .matcher(page);
            assertTrue(inside.find());
            byte[] sum =
                    MessageDigest.getInstance("SHA-256").digest(inside.group(1).getBytes(StandardCharsets.UTF_8));
            assertTrue(page.contains(tag + "-src 'sha256-" + Base64.getEncoder().encodeToString(sum) + "'"), tag);
            assertFalse(inside.find(), "two of " + tag);
        }
    }

    @Test
    void hostileNamesAreNeverMarkup() throws IOException {
        Sample sample = Samples.hostile();
        String page = Page.text(sample.study(), sample.draws());
        assertFalse(page.contains("<script>window"));
        assertFalse(page.contains("<img"));
        assertFalse(page.contains("\u2028"));
        assertEquals(2, page.split("</script>", -1).length - 1);
    }

    @Test
    void theHeadingIsNotRepeatedBySentence() throws IOException {
        String page = Page.text(Samples.classical().study(), null);
        assertTrue(page.contains(">Use logistic. It is worth"), "sentence");
    }

    @Test
    void theSameRecordIsTheSamePage() throws IOException {
        Sample sample = Samples.sixty();
        String page = Page.text(sample.study(), sample.draws());
        assertEquals(page, Page.text(sample.study(), sample.draws()));
        assertTrue(page.length() < 2_000_000, page.length() + " characters");
    }
}
