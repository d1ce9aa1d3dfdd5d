package ockham.study.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ockham.api.UserError;

/**
 * A JDBC URL, and how it may be shown: never with what follows a question mark or stands before an at sign.
 *
 * @param url as given, perhaps with a password
 * @param shown without credentials
 */
record JdbcLocation(String url, String shown, Kind kind) {
    enum Kind {
        DUCKDB,
        SQLITE,
        POSTGRESQL
    }

    private static final Pattern SECRET = Pattern.compile("(?i)(?:password|sslpassword|pwd|user)=([^&;]+)");
    private static final Pattern BEFORE_HOST = Pattern.compile("//([^/@]+)@");

    static JdbcLocation of(String url) {
        String shown = url.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
        String scheme = url.replaceFirst("^jdbc:([A-Za-z0-9]*).*", "$1");
        Kind kind = switch (scheme) {
            case "duckdb" -> Kind.DUCKDB;
            case "sqlite" -> Kind.SQLITE;
            case "postgresql" -> Kind.POSTGRESQL;
            default ->
                throw new UserError(
                        "\"" + shown + "\": no driver for such a URL. Known are jdbc:sqlite:FILE, jdbc:duckdb:FILE and"
                                + " jdbc:postgresql://HOST/DATABASE");
        };
        return new JdbcLocation(url, shown, kind);
    }

    /** A message without any credentials of the URL. */
    String withoutSecrets(String message) {
        String clean = message.replace(url, shown);
        for (String secret : secrets()) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        for (Pattern pattern : List.of(SECRET, BEFORE_HOST)) {
            Matcher matcher = pattern.matcher(url);
            while (matcher.find()) {
                boolean user =
                        matcher.group().toLowerCase(java.util.Locale.ROOT).startsWith("user=");
                if (!user) {
                    secrets.add(matcher.group(1));
                    String text = matcher.group(1);
                    int colon = text.indexOf(':');
                    if (colon > 0 && colon < text.length() - 1) {
                        secrets.add(text.substring(colon + 1));
                    }
                }
            }
        }
        return secrets;
    }
}
