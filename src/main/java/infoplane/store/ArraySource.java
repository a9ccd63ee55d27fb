package infoplane.store;

import infoplane.core.Drafts;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.SafeFiles;
import infoplane.dataset.array.NaturalOrder;
import infoplane.dataset.array.StoredArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The arrays of another program, epoch by epoch: a folder with {@code epoch_000123/NAME.npy} or {@code epoch_000123.npz}, a file
 * with a group an epoch, or a file or folder without epochs, which is epoch 0. A listing is a snapshot; {@link #open} makes a
 * new one.
 */
public final class ArraySource {
    static final String INPUTS = "X";
    static final String LABELS = "y";
    /** Name of the array of a file that has no name for it. */
    private static final String ONLY = "activations";

    private static final Pattern EPOCH = Pattern.compile("epoch[ _.=-]?(\\d{1,9})", Pattern.CASE_INSENSITIVE);
    /** A number alone, or as programs name their checkpoints: epoch=3-step=100, model_epoch_3, checkpoint-500. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?:(?:.*[ _.-])?(?:epoch|ep|step|checkpoint|ckpt)[ _.=-]?)?(\\d{1,9})", Pattern.CASE_INSENSITIVE);

    /** What checkpoints say beside their epoch. */
    private static final Pattern STEP =
            Pattern.compile("(?<=epoch[ _.=-]?\\d{1,9})[ _.-]+step[ _.=-]?\\d+$", Pattern.CASE_INSENSITIVE);
    /** The epoch in the name of an array, and the name of the layer after it. */
    private static final Pattern GROUP = Pattern.compile(
            "(?:(\\d{1,9})/|epoch[ _.=-]?(\\d{1,9})[/. _-])(.+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern UNFINISHED = Pattern.compile("\\..*|.*\\.(tmp|part|partial|draft|lock)~?|.*~");

    private static final int MOST_STAMPED = 8;

    private final Path path;
    private final NavigableMap<Integer, Place> epochs;
    private final Map<String, StoredArray> besides;

    /** Where the arrays of an epoch are. */
    private interface Place {
        List<StoredArray> arrays();

        /** The files that hold them. */
        List<Path> files();
    }

    private ArraySource(Path path, NavigableMap<Integer, Place> epochs, Map<String, StoredArray> besides) {
        this.path = path;
        this.epochs = epochs;
        this.besides = besides;
    }

    /**
     * Lists a source. Only names are read, and the headers of a source that is one file.
     *
     * @throws InvalidInputException if there is nothing, or two places of one epoch
     */
    public static ArraySource open(Path path) {
        if (!Files.exists(path)) {
            throw new InvalidInputException(
                    PlainText.path(path) + " does not exist; a source is a folder of epochs or a file of arrays");
        }
        return Files.isDirectory(path) ? ofFolder(path) : ofFile(path);
    }

    private static ArraySource ofFolder(Path folder) {
        NavigableMap<Integer, Place> epochs = new TreeMap<>();
        List<Path> loose = new ArrayList<>();
        Map<Integer, Path> named = new LinkedHashMap<>();
        for (Path entry : entries(folder)) {
            Optional<Integer> epoch = epochOf(entry);
            if (epoch.isEmpty()) {
                loose.add(entry);
                continue;
            }
            Path other = named.put(epoch.get(), entry);
            if (other != null) {
                throw new InvalidInputException(PlainText.path(folder) + " holds epoch " + epoch.get() + " twice: "
                        + PlainText.quoted(other.getFileName() + " and " + entry.getFileName()));
            }
            epochs.put(epoch.get(), new Entry(entry));
        }
        List<Path> arrays = loose.stream()
                .filter(file -> Files.isRegularFile(file) && StoredArray.isArrayFile(file))
                .toList();
        if (epochs.isEmpty() && arrays.stream().anyMatch(file -> !isBeside(stem(file)))) {
            epochs.put(0, new Loose(arrays));
        }
        return new ArraySource(folder, epochs, Map.of());
    }

    private static ArraySource ofFile(Path file) {
        Map<String, StoredArray> besides = new LinkedHashMap<>();
        NavigableMap<Integer, List<StoredArray>> grouped = new TreeMap<>();
        List<StoredArray> loose = new ArrayList<>();
        for (StoredArray array : StoredArray.list(file)) {
            Matcher group = GROUP.matcher(array.name());
            if (group.matches() && array.dimensions() == 0) {
                continue; // a single number, such as the learning rate, is no layer
            }
            if (group.matches()) {
                String number = group.group(1) == null ? group.group(2) : group.group(1);
                grouped.computeIfAbsent(Integer.parseInt(number), epoch -> new ArrayList<>())
                        .add(array.called(group.group(3)));
            } else if (isBeside(array.name())) {
                besides.put(array.name(), array);
            } else if (array.dimensions() > 0) {
                loose.add(array.name().isEmpty() ? array.called(ONLY) : array);
            }
        }
        if (grouped.isEmpty() && !loose.isEmpty()) {
            grouped.put(0, loose);
        }
        NavigableMap<Integer, Place> epochs = new TreeMap<>();
        grouped.forEach((epoch, arrays) -> epochs.put(epoch, new Grouped(file, List.copyOf(arrays))));
        return new ArraySource(file, epochs, besides);
    }

    private static boolean isBeside(String name) {
        return name.equals(INPUTS) || name.equals(LABELS);
    }

    /** An epoch is named by its folder or file; a number alone does not name one where it may name a layer. */
    private static Optional<Integer> epochOf(Path entry) {
        String name = String.valueOf(entry.getFileName());
        boolean folder = Files.isDirectory(entry);
        if (!folder && !StoredArray.isArrayFile(entry)) {
            return Optional.empty();
        }
        String stem = STEP.matcher(folder ? name : name.replaceFirst("(\\.weights)?\\.[A-Za-z0-9]+$", ""))
                .replaceFirst("");
        Matcher epoch = (folder || !name.endsWith(".npy") ? NUMBER : EPOCH).matcher(stem);
        return epoch.matches() ? Optional.of(Integer.parseInt(epoch.group(1))) : Optional.empty();
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(entry -> !Drafts.isDraft(entry)
                            && !UNFINISHED
                                    .matcher(String.valueOf(entry.getFileName()))
                                    .matches())
                    .sorted(Comparator.comparing(entry -> String.valueOf(entry.getFileName()), NaturalOrder.INSTANCE))
                    .toList();
        } catch (IOException e) {
            throw new InvalidInputException(
                    PlainText.path(folder) + " cannot be listed: " + SafeFiles.reason(folder, e), e);
        }
    }

    /** The arrays of one file, named after it: its only array by the file's name, several by both. */
    private static List<StoredArray> named(Path file) {
        List<StoredArray> arrays = StoredArray.list(file);
        return arrays.stream()
                .map(array -> array.name().isEmpty() ? array.called(stem(file)) : array)
                .toList();
    }

    /** A folder or file that is an epoch. */
    private record Entry(Path entry) implements Place {
        @Override
        public List<StoredArray> arrays() {
            if (!Files.isDirectory(entry)) {
                return StoredArray.list(entry).stream()
                        .map(array -> array.name().isEmpty() ? array.called(ONLY) : array)
                        .filter(array -> array.dimensions() > 0)
                        .toList();
            }
            return ofFiles(files());
        }

        @Override
        public List<Path> files() {
            return Files.isDirectory(entry)
                    ? entries(entry).stream()
                            .filter(file -> Files.isRegularFile(file) && StoredArray.isArrayFile(file))
                            .toList()
                    : List.of(entry);
        }
    }

    /** Files of a folder without epochs. */
    private record Loose(List<Path> files) implements Place {
        @Override
        public List<StoredArray> arrays() {
            return ofFiles(files.stream().filter(file -> !isBeside(stem(file))).toList());
        }
    }

    private static List<StoredArray> ofFiles(List<Path> files) {
        return files.stream()
                .flatMap(file -> named(file).stream())
                .filter(array -> array.dimensions() > 0 && !isBeside(array.name()))
                .toList();
    }

    /** A group in a file. */
    private record Grouped(Path file, List<StoredArray> arrays) implements Place {
        @Override
        public List<Path> files() {
            return List.of(file);
        }
    }

    public Path path() {
        return path;
    }

    /** The epochs that are there, ascending, whole or not. */
    public List<Integer> epochs() {
        return List.copyOf(epochs.keySet());
    }

    /**
     * The arrays of an epoch in natural order of their names, which lack the epoch.
     *
     * @throws InvalidInputException if the epoch is gone, or a file is not whole
     */
    public List<StoredArray> at(int epoch) {
        Place place = epochs.get(epoch);
        if (place == null) {
            throw new InvalidInputException(PlainText.path(path) + " holds no epoch " + epoch);
        }
        List<StoredArray> arrays = place.arrays();
        StoredArray.twice(arrays).ifPresent(name -> {
            throw new InvalidInputException(PlainText.path(path) + " holds two arrays \"" + PlainText.quoted(name)
                    + "\" at epoch " + epoch + ", but each layer must have one"
                    + (place instanceof Loose
                            ? "; if its files are epochs, call them epoch_000001, epoch_000002 and so on"
                            : ""));
        });
        return arrays;
    }

    /** The arrays of an epoch in the order of the file, as a program wrote them. */
    List<StoredArray> inFileOrder(int epoch) {
        Place place = epochs.get(epoch);
        return place instanceof Entry entry && Files.isRegularFile(entry.entry())
                ? StoredArray.inFileOrder(entry.entry())
                : at(epoch);
    }

    /** Lengths and times of the files of an epoch; equal texts mean that nobody has written between. */
    public String stamp(int epoch) {
        StringBuilder stamp = new StringBuilder();
        for (Path file : files(epoch)) {
            try {
                stamp.append(file.getFileName())
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file))
                        .append('\n');
            } catch (IOException e) {
                stamp.append(file.getFileName()).append(" gone\n");
            }
        }
        return stamp.toString();
    }

    /** The files of an epoch; none of one whose folder its writer has deleted since the listing. */
    private List<Path> files(int epoch) {
        Place place = epochs.get(epoch);
        try {
            return place == null ? List.of() : place.files();
        } catch (InvalidInputException e) {
            return List.of();
        }
    }

    /** As {@link #stamp(int)}, of the first epochs. */
    public String stamp() {
        return epochs().stream().limit(MOST_STAMPED).map(this::stamp).collect(Collectors.joining());
    }

    /** An array beside the epochs, such as {@code X} or {@code y}; in the file itself or a file of this name. */
    Optional<StoredArray> beside(String name) {
        if (besides.containsKey(name)) {
            return Optional.of(besides.get(name));
        }
        return besideFile(name).map(file -> StoredArray.list(file).get(0));
    }

    /** The file {@code NAME.npy} in the folder, or beside the file. */
    Optional<Path> besideFile(String name) {
        Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().resolveSibling("");
        return Optional.of(folder.resolve(name + ".npy")).filter(Files::exists);
    }

    boolean holds(String name) {
        return besides.containsKey(name);
    }

    /** A short list of names for messages. */
    static String names(List<StoredArray> arrays) {
        return PlainText.quoted(
                String.join(", ", arrays.stream().map(StoredArray::name).toList()));
    }
}
