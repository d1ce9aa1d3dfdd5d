package ockham.study.business;

/** Writes a case file with comments from the data at hand. */
final class CaseTemplate {
    private CaseTemplate() {}

    static String write(CaseContext context) {
        return "# A business case for " + context.target() + "\n";
    }
}
