package infoplane.ui;

import infoplane.core.RunFailedException;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the user what failed: the message as it stands where it was written for the user, and all of it in the log. */
public final class FailureReports implements Consumer<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(FailureReports.class);

    private Consumer<String> shown = sentence -> {};
    private Consumer<String> unexpected = sentence -> {};

    /**
     * @param show puts a sentence for the user on screen
     * @param showUnexpected likewise, where the log says more
     */
    void showOn(Consumer<String> show, Consumer<String> showUnexpected) {
        shown = show;
        unexpected = showUnexpected;
    }

    @Override
    public void accept(Throwable failure) {
        if (failure instanceof CancellationException) { // the user has cancelled it, and sees that it has ended
            return;
        }
        boolean forTheUser = failure instanceof IllegalArgumentException || failure instanceof RunFailedException;
        if (forTheUser && failure.getMessage() != null) {
            LOG.info("{}", failure.getMessage());
            shown.accept(failure.getMessage());
        } else {
            LOG.error("unexpected failure", failure);
            unexpected.accept("Something went wrong: " + failure + ". The log says more; everything else goes on.");
        }
    }
}
