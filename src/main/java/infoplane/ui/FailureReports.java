package infoplane.ui;

import infoplane.core.RunFailedException;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the user what failed: the message as it stands where it was written for the user, and all of it in the log. */
final class FailureReports implements Consumer<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(FailureReports.class);

    private Consumer<String> shown = sentence -> {};

    /** @param show puts a sentence on screen */
    void showOn(Consumer<String> show) {
        shown = show;
    }

    @Override
    public void accept(Throwable failure) {
        if (failure instanceof CancellationException) {
            return;
        }
        boolean forTheUser = failure instanceof IllegalArgumentException || failure instanceof RunFailedException;
        if (forTheUser) {
            LOG.info("{}", failure.getMessage());
        } else {
            LOG.error("unexpected failure", failure);
        }
        shown.accept(
                forTheUser && failure.getMessage() != null
                        ? failure.getMessage()
                        : "Something went wrong: " + failure + ". The log file says more.");
    }
}
