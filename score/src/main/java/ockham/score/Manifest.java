package ockham.score;

import java.util.List;
import ockham.api.Task;

/**
 * What a model archive says of itself.
 *
 * @param ockham version that wrote it
 * @param candidate name of the candidate, as in the study
 * @param family label of its family
 * @param target column that is predicted
 * @param task what is predicted, with the classes in the order of prediction columns
 * @param inputs raw columns the model wants
 * @param others raw columns of the data that the model does not want; the amounts of a decision may
 * @param dataDigest digest of the snapshot it was fitted on
 */
public record Manifest(
        String ockham,
        String candidate,
        String family,
        String target,
        Task task,
        List<InputColumn> inputs,
        List<InputColumn> others,
        String dataDigest) {
    public Manifest {
        inputs = List.copyOf(inputs);
        others = List.copyOf(others);
    }
}
