package infoplane.dataset.published;

import infoplane.core.Failures;
import infoplane.core.PlainText;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.core.SafeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches one file. What has come lies in {@code NAME.part}, from which a later download goes on; only a file whose content has the
 * published checksum gets its name.
 */
final class Download {
    private static final Duration CONNECTING = Duration.ofSeconds(20);
    /** How long a server may send nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** How often a wait asks whether to go on. */
    private static final long LOOK_MILLIS = 100;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int KIB = 1024;
    /** Beyond the length of the content, gzipping adds a few bytes at most. */
    private static final int ZIPPING_BYTES = 1 << 16;
    /** How often a broken connection is taken up again before the user is asked. */
    private static final int ATTEMPTS = 3;

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int BEYOND_THE_END = 416;

    private final URI address;
    private final Path target;
    private final Path folder;
    private final Path part;
    private final PublishedFile file;
    private final RunMonitor monitor;
    private final Duration patience;
    private final HttpClient client;
    /** Reads, so that a server that sends nothing holds up neither a cancellation nor the end. */
    private final ExecutorService reading = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "download");
        thread.setDaemon(true);
        return thread;
    });

    Download(URI address, Path target, PublishedFile file, RunMonitor monitor) {
        this(address, target, file, monitor, PATIENCE);
    }

    /** @param patience how long the server may send nothing before the download ends and keeps what came */
    Download(URI address, Path target, PublishedFile file, RunMonitor monitor, Duration patience) {
        this.patience = patience;
        this.address = address;
        this.target = target;
        this.file = file;
        this.monitor = monitor;
        folder = target.toAbsolutePath().resolveSibling("");
        part = target.resolveSibling(target.getFileName() + ".part");
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .proxy(ProxySelector.getDefault())
                .connectTimeout(CONNECTING)
                .build();
    }

    void run() {
        SafeFiles.checkRegular(part);
        try {
            Files.createDirectories(folder);
            SafeFiles.changing(part);
            try (RandomAccessFile out = new RandomAccessFile(part.toFile(), "rw");
                    FileLock mine = lock(out)) {
                assert mine.isValid();
                fetch(out);
                out.getFD().sync();
            }
            SafeFiles.move(part, target);
        } catch (ClosedByInterruptException e) {
            throw cancelled();
        } catch (IOException e) {
            throw SafeFiles.failure("write", part, e);
        } finally {
            reading.shutdownNow();
            removeEmptyPart();
        }
    }

    private void removeEmptyPart() {
        try {
            if (Files.exists(part) && Files.size(part) == 0) {
                SafeFiles.delete(part);
            }
        } catch (IOException e) {
            throw SafeFiles.failure("remove", part, e);
        }
    }

    private FileLock lock(RandomAccessFile out) throws IOException {
        try {
            FileLock lock = out.getChannel().tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // this process fetches it already, which is said below
        }
        throw new RunFailedException(PlainText.path(target) + " is being fetched already; wait until that has ended");
    }

    /** Until the content is the published one. What an earlier download left may be of another file, so a whole one follows. */
    private void fetch(RandomAccessFile out) throws IOException {
        boolean goingOn = out.length() > 0;
        if (goingOn && isPublished()) {
            return;
        }
        receive(out);
        if (goingOn && !isPublished()) {
            out.setLength(0);
            receive(out);
        }
        Contents contents = Contents.of(part, file.bytes());
        if (!contents.whole() || !contents.sha256().equals(file.sha256())) {
            out.setLength(0);
            throw new RunFailedException("What came from " + shown() + " is not the published file: "
                    + (contents.whole()
                            ? "the SHA-256 of its content is " + contents.sha256()
                            : "it is cut off or damaged, and its SHA-256 is another")
                    + " but must be " + file.sha256() + "; nothing of it was kept");
        }
    }

    private boolean isPublished() {
        Contents contents = Contents.of(part, file.bytes());
        return contents.whole() && contents.sha256().equals(file.sha256());
    }

    private void receive(RandomAccessFile out) throws IOException {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<InputStream> response = ask(out);
            try (InputStream body = response.body()) {
                if (!append(response, body, out)) {
                    return;
                }
            }
            if (attempt == ATTEMPTS) {
                throw new RunFailedException("The connection to " + shown() + " broke " + ATTEMPTS + " times; "
                        + out.length() + " bytes are kept, and the next fetch goes on from there");
            }
        }
    }

    /**
     * The result of a wait for the server.
     *
     * @throws RunFailedException if the server sends nothing for longer than the patience
     * @throws CancellationException if the monitor, or an interrupt of the thread, asks to stop
     */
    private <T> T awaited(Future<T> answer, RandomAccessFile out) throws IOException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return answer.get(Math.min(LOOK_MILLIS, patience.toMillis()), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                monitor.check("fetching " + file.name());
                if (System.nanoTime() - begun >= patience.toNanos()) {
                    answer.cancel(true);
                    throw new RunFailedException("Nothing came from " + shown() + " for " + patience.toSeconds()
                            + " seconds; " + out.length() + " bytes are kept, and the next fetch goes on from there");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw cancelled();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException broken) {
                    throw broken;
                }
                throw Failures.ofAnotherThread(e);
            }
        }
    }

    private HttpResponse<InputStream> ask(RandomAccessFile out) throws IOException {
        long from = out.length();
        monitor.checkpoint(0, 1, "fetching " + file.name());
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept-Encoding", "identity");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        try {
            return awaited(client.sendAsync(request.build(), BodyHandlers.ofInputStream()), out);
        } catch (IOException e) {
            boolean silent = e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
            throw new RunFailedException(
                    (silent ? "There is no connection to " : "There is no answer from ") + shown()
                            + "; with a network the next fetch goes on, without one place " + file.name()
                            + ".gz in " + PlainText.path(folder),
                    e);
        }
    }

    /** Appends what comes. @return whether to ask again, because the connection broke or the part was of no use */
    private boolean append(HttpResponse<InputStream> response, InputStream body, RandomAccessFile out)
            throws IOException {
        int status = response.statusCode();
        if (status == BEYOND_THE_END || status == PARTIAL && !continues(response, out.length())) {
            out.setLength(0);
            return true;
        }
        if (status != OK && status != PARTIAL) {
            throw new RunFailedException(shown() + " answers with the status " + status
                    + (status == 404 ? ", not found" : "") + "; INFOPLANE_DATA_URL names another address, or place "
                    + file.name() + ".gz in "
                    + PlainText.path(folder));
        }
        if (status == OK) {
            out.setLength(0);
        }
        out.seek(out.length());
        long total = out.length()
                + response.headers().firstValueAsLong("Content-Length").orElse(0);
        byte[] buffer = new byte[BUFFER_BYTES];
        while (true) {
            monitor.checkpoint(
                    (int) (out.length() / KIB), (int) (Math.max(total, out.length()) / KIB), "fetching " + file.name());
            int read;
            try {
                read = awaited(reading.submit(() -> body.read(buffer)), out);
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted() || monitor.cancelled()) {
                    throw cancelled();
                }
                return true;
            }
            if (read < 0) {
                return false;
            }
            if (out.length() + read > file.bytes() + ZIPPING_BYTES) {
                out.setLength(0);
                throw new RunFailedException("What came from " + shown() + " is longer than the published file; nothing"
                        + " of it was kept");
            }
            SafeFiles.changing(part);
            out.write(buffer, 0, read);
        }
    }

    /** Whether the answer begins where the part ends. */
    private static boolean continues(HttpResponse<InputStream> response, long length) {
        return response.headers()
                .firstValue("Content-Range")
                .map(range -> range.startsWith("bytes " + length + "-"))
                .orElse(false);
    }

    private CancellationException cancelled() {
        return new CancellationException("fetching " + file.name());
    }

    private String shown() {
        return PlainText.quoted(address.toString());
    }
}
