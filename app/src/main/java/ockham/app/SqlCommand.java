package ockham.app;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import ockham.api.UserError;
import ockham.study.EvidenceQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ockham sql}: asks a study's data and evidence. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Asks a study's data and evidence in SQL; prints tab-separated rows. Nothing can be changed.",
        footer = {
            "",
            "Examples:",
            "  ockham sql ockham-studies/customers \"SELECT candidate, avg(fit_seconds) FROM trial GROUP BY ALL\"",
            "  ockham sql ockham-studies/customers \"SELECT * FROM data LIMIT 5\"",
            "",
            "Tables: trial, prediction, footprint, study; data holds the snapshot."
        })
final class SqlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DIR", description = "The study folder.")
    private Path study = Path.of(".");

    @Parameters(index = "1", paramLabel = "QUERY", description = "A SELECT in DuckDB's SQL.")
    private String query = "";

    @Override
    public Integer call() {
        try {
            EvidenceQuery.print(study, query, spec.commandLine().getOut());
        } catch (SQLException e) {
            throw new UserError("the query failed: " + e.getMessage(), e);
        }
        return 0;
    }
}
