package infoplane.measuring;

import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.dataset.Dataset;
import infoplane.dataset.DatasetFacts;
import infoplane.dataset.Split;
import infoplane.measuring.MeasureSettings.MeasuredInputs;

/**
 * The inputs that are fed through the network for measuring.
 *
 * @param inputs n × d
 * @param labels n labels; soft labels as p(y|x)
 * @param exhaustive whether these are all possible inputs
 * @param distinctInputs number of different inputs
 * @param ceilings H(X), H(Y) and I(X;Y) of these inputs
 */
public record MeasuredSet(Samples inputs, Labels labels, boolean exhaustive, int distinctInputs, Ceilings ceilings) {
    public static MeasuredSet of(Dataset dataset, Split split, MeasuredInputs on) {
        Dataset measured = switch (on) {
            case ALL -> dataset;
            case TRAIN -> part(dataset, split.train());
            case TEST -> part(dataset, split.test());
        };
        if (measured.size() == 0) {
            throw new InvalidInputException("measure.on is test but dataset.trainFraction leaves no test inputs;"
                    + " measure train or all, or lower trainFraction");
        }
        DatasetFacts facts = DatasetFacts.of(measured);
        return new MeasuredSet(
                measured.inputs(),
                measured.labels(),
                measured.exhaustive(),
                facts.seen().map(DatasetFacts.Seen::distinctRows).orElse(facts.distinctRows()),
                ceilings(measured, facts));
    }

    /** The limits of what a network can know: of the inputs as it sees them, in float32. */
    private static Ceilings ceilings(Dataset measured, DatasetFacts facts) {
        Information inputs = facts.seenInputEntropy();
        Information both = facts.seenMutualInformation();
        if (!measured.labels().isSoft()) {
            return new Ceilings(inputs, facts.labelEntropy(), both);
        }
        return new Ceilings(inputs, facts.labelEntropy(), both, BottleneckLimit.soft(measured.labels(), inputs, both));
    }

    private static Dataset part(Dataset dataset, int[] rows) {
        return new Dataset(
                dataset.name(),
                dataset.inputs().select(rows),
                dataset.labels().select(rows),
                dataset.exhaustive() && rows.length == dataset.size());
    }
}
