package infoplane.store;

import infoplane.config.SourceNotes;
import infoplane.core.Labels;
import infoplane.core.Seed;
import infoplane.dataset.Split;
import java.util.stream.IntStream;

/** Which rows of an imported source are measured: all, or a part with the classes in their shares. */
final class MeasuredRows {
    /** The part depends on the labels and on its size alone, so that it is the same at every epoch and on every machine. */
    private static final Seed SEED = new Seed(1);

    private MeasuredRows() {}

    /** Row numbers, ascending. */
    static int[] of(SourceNotes notes, Labels labels) {
        int asked = notes.measuredRows();
        return asked == 0 || asked >= labels.count()
                ? IntStream.range(0, labels.count()).toArray()
                : Split.stratified(labels, (double) asked / labels.count(), SEED)
                        .train();
    }
}
