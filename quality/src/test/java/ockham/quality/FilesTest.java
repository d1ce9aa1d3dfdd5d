package ockham.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What files of this repository do not hold. */
class FilesTest {
    private static final int LONGEST = 500;

    /** Folders and servers of one workplace; the brackets keep this file from matching itself. */
    private static final Pattern WORKPLACE = Pattern.compile(String.join(
            "|",
            "(?<![\\w.}/-])/(w[o]rk|r[o]ot|tmp/[h])/",
            "\\.\\./s[h]ared\\b",
            "r[e]po1?\\.maven\\.",
            "p[y]pi\\.org",
            "r[e]gistry\\.npmjs",
            "c[r]ates\\.io",
            "p[r]oxy\\.golang",
            "d[e]b\\.debian"));

    @Test
    void noFileNamesOneWorkplace() {
        List<String> found = new ArrayList<>();
        for (Path file : Repository.texts()) {
            int number = 0;
            for (String line : Repository.read(file).split("\n", -1)) {
                number++;
                Matcher match = WORKPLACE.matcher(line);
                if (match.find()) {
                    found.add(Repository.name(file) + ":" + number + " " + match.group());
                }
            }
        }
        assertEquals(List.of(), found, "these hold for one machine only");
    }

    @Test
    void aFolderOfOneWorkplaceIsToldFromOthers() {
        String work = "/" + "work" + "/";
        assertTrue(WORKPLACE.matcher("cd " + work + "main").find());
        assertFalse(WORKPLACE.matcher("a net" + work + "main of another kind").find());
    }

    @Test
    void noJavaFileIsLong() {
        Set<String> tooLong = new TreeSet<>();
        for (Path file : Repository.javaFiles()) {
            long lines = Repository.read(file).lines().count();
            if (lines > LONGEST) {
                tooLong.add(Repository.name(file) + " (" + lines + " lines)");
            }
        }
        assertEquals(Set.of(), tooLong, "files of more than " + LONGEST + " lines: part them");
    }
}
