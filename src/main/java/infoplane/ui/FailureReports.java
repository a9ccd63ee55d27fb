package infoplane.ui;

import infoplane.core.Failures;
import infoplane.ui.work.AdviceWords;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows failures to the user and writes them to the log. A message that the project words for people is shown
 * unchanged; any other failure is shown as one sentence, and its stack trace goes to the log.
 */
public final class FailureReports implements Consumer<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(FailureReports.class);

    private Consumer<String> shown = sentence -> {};
    private Consumer<String> unexpected = sentence -> {};

    /**
     * @param show puts a sentence for the user on screen
     * @param showUnexpected puts a sentence on screen whose failure the log describes in full
     */
    void showOn(Consumer<String> show, Consumer<String> showUnexpected) {
        shown = show;
        unexpected = showUnexpected;
    }

    @Override
    public void accept(Throwable failure) {
        if (failure instanceof CancellationException) { // the user cancelled the work and sees that it ended
            return;
        }
        Optional<String> sentence = AdviceWords.sentence(failure);
        if (sentence.isPresent()) {
            LOG.info("{}", sentence.get());
            shown.accept(sentence.get());
        } else {
            LOG.error("unexpected failure", failure);
            unexpected.accept(
                    Failures.isOutOfMemory(failure)
                            ? "There is not enough memory ("
                                    + (Runtime.getRuntime().maxMemory() >> 20)
                                    + " MiB) for this; everything else goes on."
                            : "Something went wrong that was not foreseen. The log says more; everything else goes on.");
        }
    }
}
