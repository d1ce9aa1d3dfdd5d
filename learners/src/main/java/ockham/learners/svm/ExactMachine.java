package ockham.learners.svm;

import java.util.Arrays;
import java.util.Locale;
import ockham.api.LearningException;
import ockham.api.Task;
import ockham.score.model.KernelBasis;
import ockham.score.model.KernelModel;
import ockham.score.model.Link;
import ockham.score.model.PairVotes;

/** From libsvm's machine to a portable model: decisions become probabilities, a number gets its units back. */
final class ExactMachine {
    private ExactMachine() {}

    static KernelModel fit(Problem train, Problem held, Search.Setting setting) {
        double gamma = setting.width() / Math.max(1, train.columns());
        LibSvm.Found found = LibSvm.train(train, setting.strength(), gamma);
        KernelBasis basis = new KernelBasis(train.scaling(), gamma, found.vectors());
        String origin = String.format(
                Locale.ROOT,
                "%s, exact, by libsvm: C %.4g, gamma %.4g, %d support vectors of %d rows",
                train.task().classification() ? "C-SVC" : "epsilon-SVR",
                setting.strength(),
                gamma,
                basis.size(),
                train.size());
        return switch (train.task()) {
            case Task.Binary binary -> binary(basis, found, new Pair(train, held), origin);
            case Task.Multiclass multiclass -> several(basis, found, new Pair(train, held), origin);
            case Task.Regression regression ->
                model(basis, Link.IDENTITY, linear(found, train.scale(), train.offset()), origin);
        };
    }

    private record Pair(Problem train, Problem held) {}

    /** libsvm's decision favours the class that comes first. */
    private static KernelModel binary(KernelBasis basis, LibSvm.Found found, Pair rows, String origin) {
        Problem held = rows.held();
        LibSvm.Found turned = linear(found, -1, 0);
        double[] decisions = model(basis, Link.SIGMOID, turned, origin).sums(held.vectors());
        boolean[] positive = new boolean[held.size()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = held.target()[i] == 1;
        }
        Platt platt = Platt.fit(decisions, positive);
        if (platt.slope() > 0) {
            return model(basis, Link.SIGMOID, linear(turned, platt.slope(), platt.shift()), origin);
        }
        // Validation rows that say the opposite of the training rows are not to be believed.
        int[] counts = rows.train().counts();
        return model(basis, Link.SIGMOID, linear(turned, 0, Math.log((double) counts[1] / counts[0])), origin);
    }

    private static KernelModel several(KernelBasis basis, LibSvm.Found found, Pair rows, String origin) {
        PairVotes start = anyVotes(rows.train());
        double[] decisions =
                voting(basis, found, start, origin).sums(rows.held().vectors());
        PairVotes votes = new VoteFit(decisions, rows.held().target(), start).fit();
        return voting(basis, found, votes, origin);
    }

    private static PairVotes anyVotes(Problem train) {
        int outputs = train.task().outputs();
        double unseen = train.classes().length == outputs ? 0 : 1.0 / outputs / (train.size() + 1);
        return new PairVotes(outputs, train.classes(), 1, 1, unseen);
    }

    private static KernelModel voting(KernelBasis basis, LibSvm.Found found, PairVotes votes, String origin) {
        return new KernelModel(
                basis,
                new KernelModel.Sums(Link.SOFTMAX, votes, found.groups(), found.coefficients(), found.bias()),
                origin);
    }

    /** The decisions, or numbers, as libsvm gives them. */
    static KernelModel raw(Problem train, LibSvm.Found found, double gamma) {
        KernelBasis basis = new KernelBasis(train.scaling(), gamma, found.vectors());
        return switch (train.task()) {
            case Task.Binary binary -> model(basis, Link.SIGMOID, linear(found, 1, 0), "libsvm");
            case Task.Multiclass multiclass -> voting(basis, found, anyVotes(train), "libsvm");
            case Task.Regression regression -> model(basis, Link.IDENTITY, found, "libsvm");
        };
    }

    private static LibSvm.Found linear(LibSvm.Found found, double factor, double shift) {
        double[] coefficients =
                Arrays.stream(found.coefficients()).map(c -> c * factor).toArray();
        double[] bias = Arrays.stream(found.bias()).map(b -> b * factor + shift).toArray();
        return new LibSvm.Found(found.vectors(), new int[] {found.vectors().count()}, coefficients, bias);
    }

    private static KernelModel model(KernelBasis basis, Link link, LibSvm.Found found, String origin) {
        if (!Arrays.stream(found.coefficients()).allMatch(Double::isFinite)
                || !Arrays.stream(found.bias()).allMatch(Double::isFinite)) {
            throw new LearningException("svm: the targets are too large for its coefficients");
        }
        return new KernelModel(
                basis, new KernelModel.Sums(link, null, found.groups(), found.coefficients(), found.bias()), origin);
    }
}
