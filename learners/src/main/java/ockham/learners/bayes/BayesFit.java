package ockham.learners.bayes;

import java.util.List;
import java.util.Optional;
import ockham.api.FitContext;
import ockham.api.Refitting.Found;
import ockham.api.Rows;
import ockham.learners.TrainingRows;
import ockham.score.model.ConstantModel;
import ockham.score.model.Inputs;
import ockham.score.model.NaiveBayesModel;

/** One fit of naive Bayes: counts once, then every smoothing and temper on the validation rows. */
final class BayesFit {
    private final NaiveBayes settings;
    private final FitContext context;
    private final double[] prior;
    private final ClassCounts counts;

    private record Chosen(NaiveBayes.Smoothing smoothing, double temper) {}

    BayesFit(NaiveBayes settings, Rows train, FitContext context) {
        this.settings = settings;
        this.context = context;
        this.prior = TrainingRows.prior(train);
        this.counts = ClassCounts.of(train, Inputs.of(train.table()));
    }

    Found find(Rows validation) {
        if (settings.settingsTried() == 1) {
            Chosen only =
                    new Chosen(settings.smoothings().get(0), settings.tempers().get(0));
            return new Found(model(only), Optional.of(settings));
        }
        Optional<Chosen> best = best(validation);
        if (best.isEmpty()) {
            return new Found(new ConstantModel(prior), Optional.empty());
        }
        Chosen chosen = best.get();
        NaiveBayes again = new NaiveBayes(List.of(chosen.smoothing()), List.of(chosen.temper()));
        return new Found(model(chosen), Optional.of(again));
    }

    /** What has the least validation loss; nothing where the prior has. */
    private Optional<Chosen> best(Rows validation) {
        double least = loss(new double[validation.size() * prior.length], validation.target(), 0);
        Optional<Chosen> best = Optional.empty();
        int done = 0;
        for (NaiveBayes.Smoothing smoothing : settings.smoothings()) {
            double[] evidence = model(new Chosen(smoothing, 1)).evidence(validation.table());
            for (double temper : settings.tempers()) {
                double loss = loss(evidence, validation.target(), temper);
                if (loss < least) {
                    least = loss;
                    best = Optional.of(new Chosen(smoothing, temper));
                }
                context.progress().step(++done, settings.settingsTried());
            }
        }
        return best;
    }

    private NaiveBayesModel model(Chosen chosen) {
        return counts.model(prior, chosen.smoothing(), chosen.temper());
    }

    /** Mean log loss of tempered evidence. */
    private double loss(double[] evidence, double[] target, double temper) {
        int classes = prior.length;
        double sum = 0;
        double[] scores = new double[classes];
        for (int i = 0; i < target.length; i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                scores[k] = Math.log(prior[k]) + temper * evidence[i * classes + k];
                largest = Math.max(largest, scores[k]);
            }
            double total = 0;
            for (int k = 0; k < classes; k++) {
                total += Math.exp(scores[k] - largest);
            }
            sum += Math.log(total) + largest - scores[(int) target[i]];
        }
        return sum / target.length;
    }
}
