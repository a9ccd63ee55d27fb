package infoplane.backend;

import ch.qos.logback.core.rolling.RollingFileAppender;
import java.io.IOException;
import java.util.Optional;

/**
 * The log file. Opens nothing but a regular file, because opening a pipe waits for ever.
 *
 * @param <E> the events that are logged
 */
public final class LogFile<E> extends RollingFileAppender<E> {
    @Override
    public void openFile(String name) throws IOException {
        Optional<String> obstacle = LogFolder.obstacle();
        if (obstacle.isPresent()) {
            throw new IOException(obstacle.get());
        }
        super.openFile(name);
    }
}
