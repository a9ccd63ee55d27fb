package infoplane.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Judges how a command took input that may be damaged.
 *
 * @param place holds everything that a command may read, and its folder {@code out}, the only one it may write to
 * @param milliseconds a command that still computes then is interrupted, and must end within as much time again
 * @param command runs a command
 */
record DamageJudge(Path place, long milliseconds, BiFunction<Interrupts, String[], Outcome> command) {
    private static final int LONGEST_MESSAGE = 1200;
    private static final long MOST_BYTES = 1L << 30;
    /** Says of which state of repeats their means are. Whoever reads the means writes it again where it is damaged. */
    private static final String MADE_AGAIN = "summed.json";

    /** Stack traces, names of classes, and the sentence for what nobody foresaw. */
    private static final Pattern INTERNAL = Pattern.compile(
            "\\tat |nexpectedly|\\b(java|javax|com|org|us|infoplane)\\.[a-z]+\\.\\w|\\w(Exception|Error)\\b");

    /** What Java itself writes past the command: a thread that died, or a library that logs. */
    private static final Pattern CONSOLE = Pattern.compile("Exception in thread|SEVERE|WARNING");

    /** @param fault what is wrong with how the command took its input; empty if nothing is */
    record Verdict(int code, String said, String fault) {}

    private record Run(Outcome outcome, long allocated) {}

    Verdict judge(String... arguments) throws IOException {
        Map<String, Integer> before = contents();
        List<String> around = around();
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream usual = System.err;
        System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
        Run run;
        try {
            run = within(arguments);
        } catch (ExecutionException e) {
            return new Verdict(-1, "", " threw " + e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            return new Verdict(-1, "", " did not end in time");
        } finally {
            System.setErr(usual);
        }
        Outcome outcome = run.outcome;
        StringBuilder fault = new StringBuilder();
        Map<String, Integer> after = contents();
        boolean wrote = outcome.code() != ExitCode.WRONG_INPUT;
        if (!inside(before, wrote).equals(inside(after, wrote))) {
            fault.append(" changed ").append(differing(before, after));
        }
        if (!around.equals(around())) {
            fault.append(" wrote outside its folder: ").append(around());
        }
        if (!List.of(0, 1, 2, 130).contains(outcome.code())) {
            fault.append(" exit code ").append(outcome.code());
        }
        String said = outcome.err().replace(place.toString(), "");
        if (INTERNAL.matcher(said).find() || said.lines().anyMatch(line -> line.length() > LONGEST_MESSAGE)) {
            fault.append(" said ").append(start(said));
        }
        if (outcome.code() != 0 && said.isBlank() && outcome.out().isBlank()) { // what verify finds is its result
            fault.append(" said nothing");
        }
        if (run.allocated > MOST_BYTES || said.contains("not enough memory") || written() > MOST_BYTES) {
            fault.append(" grew: ").append(run.allocated >> 20).append(" MiB taken");
        }
        if (CONSOLE.matcher(console.toString(StandardCharsets.UTF_8)).find()) {
            fault.append(" wrote to the console: ").append(start(console.toString(StandardCharsets.UTF_8)));
        }
        return new Verdict(outcome.code(), said, fault.toString());
    }

    /** What must be the same afterwards. */
    private static Map<String, Integer> inside(Map<String, Integer> contents, boolean wrote) {
        Map<String, Integer> inside = new TreeMap<>(contents);
        inside.keySet().removeIf(name -> wrote && name.startsWith("out/") || name.endsWith(MADE_AGAIN));
        return inside;
    }

    private static Set<String> differing(Map<String, Integer> before, Map<String, Integer> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return names;
    }

    /** A command that computes for long because it was asked to is interrupted, and then must end. */
    private Run within(String... arguments) throws ExecutionException, TimeoutException, InterruptedException {
        FakeInterrupts interrupts = new FakeInterrupts();
        CompletableFuture<Run> running = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        long before = allocated();
                        Outcome outcome = command.apply(interrupts, arguments);
                        running.complete(new Run(outcome, allocated() - before));
                    } catch (Throwable e) { // whatever it is, it is the fault to report
                        running.completeExceptionally(e);
                    }
                },
                "damaged");
        thread.setDaemon(true);
        thread.start();
        try {
            return running.get(milliseconds, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            interrupts.request();
            return running.get(milliseconds, TimeUnit.MILLISECONDS);
        }
    }

    /** Bytes that this thread has taken since it started, freed or not. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** The names in the folder where commands run, and beside the place. */
    private List<String> around() throws IOException {
        try (Stream<Path> here = Files.list(Path.of(""));
                Stream<Path> beside = Files.list(place.resolveSibling(""))) {
            return Stream.concat(here, beside)
                    .map(Path::toString)
                    .filter(name -> !name.contains("hsperfdata"))
                    .sorted()
                    .toList();
        }
    }

    private Map<String, Integer> contents() throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(place.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private long written() throws IOException {
        long bytes = 0;
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static String start(String text) {
        return text.substring(0, Math.min(400, text.length()));
    }
}
