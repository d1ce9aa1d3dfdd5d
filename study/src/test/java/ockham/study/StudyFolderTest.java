package ockham.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ockham.api.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFolderTest {
    @TempDir
    Path folder;

    @Test
    void takesWhatAStudyLeavesThatWasKilledAtOnce() throws IOException {
        Files.createDirectory(folder.resolve("models"));

        assertEquals(folder, StudyFolder.prepare(folder).path());
    }

    @Test
    void refusesWhatIsNotAStudys() throws IOException {
        Files.createDirectory(folder.resolve("models"));
        Files.writeString(folder.resolve("models").resolve("mine.txt"), "mine");

        UserError error = assertThrows(UserError.class, () -> StudyFolder.prepare(folder));

        assertTrue(String.valueOf(error.getMessage()).contains("holds other files"));
    }
}
