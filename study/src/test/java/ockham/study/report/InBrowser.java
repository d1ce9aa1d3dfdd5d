package ockham.study.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the page in a real browser, one for all of a class. */
abstract class InBrowser {
    @TempDir
    static Path folder;

    private static @Nullable Browser opened;

    @BeforeAll
    static void open() {
        assumeTrue(
                Browser.installed(), "no Chromium with its driver in /usr/bin: the page was not tested in a browser");
        opened = Browser.open(folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        if (opened != null) {
            opened.close();
        }
    }

    static Browser browser() {
        if (opened == null) {
            throw new IllegalStateException("no browser");
        }
        return opened;
    }
}
