package ockham.app;

import java.util.Iterator;
import java.util.List;
import ockham.api.UserError;
import ockham.score.decide.Nearest;

/**
 * A study of bundled data, as the examples folder has it: a folder of that name with {@code NAME.csv}, {@code case.yaml} and a
 * {@code README.md} that gives the same command.
 *
 * @param name of the folder and of the data's file
 * @param question what is decided
 * @param verdict what the study ends in, as {@code verdict.json} names it
 * @param options of {@code ockham run} beside the file, the case and the folder, none of which holds a blank
 */
record Demo(String name, String question, String verdict, String options) {
    /** All there are, one for each verdict; the first is run where none is named. */
    static final List<Demo> ALL = List.of(
            new Demo(
                    "telco_churn",
                    "which customers of a telephone company to call before they leave",
                    "classical",
                    "--target Churn --effort quick"),
            new Demo(
                    "coating",
                    "which coated lenses to ship without measuring them (generated rows)",
                    "deep",
                    "--target passes --effort quick --folds 3 --repeats 1 --families svm,boosting,ensemble,deep"),
            new Demo(
                    "us_flights",
                    "how late to send the driver to the airport",
                    "do not build",
                    "--target delay --time date --effort quick --folds 3 --families linear,boosting,deep"),
            new Demo(
                    "german_credit",
                    "which applications for a loan to refuse",
                    "collect",
                    "--target class --effort quick --folds 5 --repeats 1 --families linear,svm,boosting,deep"),
            new Demo(
                    "nyc_taxis",
                    "which fare to promise before a taxi ride",
                    "blocked",
                    "--target fare --time pickup --effort quick"));

    /** The demo of that name. */
    static Demo named(String name) {
        List<String> names = ALL.stream().map(Demo::name).toList();
        return ALL.stream()
                .filter(demo -> demo.name.equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new UserError("there is no demo \"" + name + "\"" + Nearest.hint(name.strip(), names)
                        + " (there are " + String.join(", ", names) + ")"));
    }

    /** The file of the data. */
    String data() {
        return name + ".csv";
    }

    /** The names, for the command line's help. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ALL.stream().map(Demo::name).iterator();
        }
    }
}
