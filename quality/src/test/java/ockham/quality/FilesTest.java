package ockham.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

    /** Folders and servers of one workplace. Written in pieces, so that this file does not match itself. */
    private static final Pattern WORKPLACE = Pattern.compile("(?<![\\w.}/-])/(wo" + "rk/|ro" + "ot/|tmp/" + "h/)|\\.\\./sha" + "red\\b"
            + "|rep" + "o1?\\.maven\\.|py" + "pi\\.org|registry\\.np" + "mjs|cra" + "tes\\.io|proxy\\.go" + "lang|deb\\.deb" + "ian");

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
        assertTrue(WORKPLACE.matcher("cd /wo" + "rk/main").find());
        assertTrue(WORKPLACE.matcher("see ../sha" + "red/golden").find());
        assertEquals(false, WORKPLACE.matcher("net/wo" + "rk/main and target/wo" + "rk/a").find());
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
