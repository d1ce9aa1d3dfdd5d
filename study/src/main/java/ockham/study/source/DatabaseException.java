package ockham.study.source;

import java.sql.SQLException;

/** An error of a database, with its message freed of what only the driver's authors understand. */
final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseException(SQLException cause) {
        super(clean(String.valueOf(cause.getMessage())), cause);
    }

    private static String clean(String message) {
        String inner = message.replaceFirst(
                "(?s)^Invalid Input Error: Attempting to execute an unsuccessful[^\n]*\nError: ", "");
        return inner.replaceFirst("(?s)\n+(Possible fixes|Possible solutions|  file =|LINE 1:).*", "")
                .strip();
    }

    /** Whether the machine, not the data, is at fault: no room, no right to write, no memory. */
    boolean machine() {
        String message = String.valueOf(getMessage());
        return message.contains("No space left")
                || message.contains("File too large")
                || message.contains("Disk quota")
                || message.contains("Could not write")
                || message.contains("Read-only file system")
                || message.startsWith("Out of Memory");
    }
}
