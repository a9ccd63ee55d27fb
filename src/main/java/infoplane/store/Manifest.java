package infoplane.store;

import infoplane.config.Json;
import infoplane.config.SourceNotes;
import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * {@code manifest.json}: length and checksums of the files of a run at its last commit point, which is the end of a run or
 * of a change. A file has one CRC-32C a block, so that damage has a place; the manifest holds one of itself, too.
 *
 * <p>A change of several files carries the manifest with it ({@link Commit}). A run that is under way has none.
 */
final class Manifest {
    static final String FILE = "manifest.json";

    /** The checkpoint is not among them: it holds its own checksum. */
    private static final List<String> FILES = List.of(
            RunFolder.EXPERIMENT,
            SourceNotes.FILE,
            TrajectoryFile.INDEX,
            TrajectoryFile.ROWS,
            TrainingCsv.FILE,
            PlaneCsv.FILE,
            RefusedJson.FILE,
            RunFolder.CHECKS,
            RunFolder.MEASURED,
            AsIfRandomFile.FILE,
            ScaleSpaceFile.FILE,
            GaugeFile.FILE,
            RunFolder.FINDINGS,
            RunFolder.PROVENANCE,
            EnsembleFolder.TABLE);

    /** Of these a folder has one once it has results. */
    private static final List<String> RESULTS = List.of(RunFolder.PROVENANCE, EnsembleFolder.TABLE);

    private static final int MOST_BLOCKS = 1024;
    private static final int LEAST_BLOCK = 4096;
    private static final HexFormat HEX = HexFormat.of();

    /** @param block bytes of a block; the last one may be shorter */
    private record Entry(long length, int block, List<String> checksums) {}

    private Manifest() {}

    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /** A text that changes whenever results of a run change: of the manifest, and how long the tables are that grow before it. */
    static String state(Path folder) {
        StringBuilder state = new StringBuilder();
        for (String name : List.of(FILE, PlaneCsv.FILE, TrainingCsv.FILE)) {
            Path file = folder.resolve(name);
            try {
                if (name.equals(FILE) && isIn(folder)) {
                    state.append(
                            entry(file, Files.size(file), Integer.MAX_VALUE).checksums());
                } else if (Files.isRegularFile(file)) {
                    state.append(' ').append(Files.size(file));
                }
            } catch (IOException e) {
                throw SafeFiles.failure("read", file, e);
            }
        }
        return state.toString();
    }

    /** Removes the manifest, before a run changes its files. */
    static void remove(Path folder) {
        try {
            SafeFiles.delete(folder.resolve(FILE));
        } catch (IOException e) {
            throw SafeFiles.failure("remove", folder.resolve(FILE), e);
        }
    }

    /** Adds the entries of files that have none. Entries that are there stay, so that damage is never taken for right. */
    static void write(Path folder) {
        commit(folder, folder, isIn(folder) ? read(folder) : Map.of());
    }

    /**
     * Writes into a draft folder the manifest of a run as it will be when the draft's files have moved to their places. Does
     * nothing for folders that have no results.
     */
    static void commit(Path folder, Path draft) {
        if (RESULTS.stream()
                .anyMatch(name ->
                        Files.isRegularFile(folder.resolve(name)) || Files.isRegularFile(draft.resolve(name)))) {
            Map<String, Entry> unchanged = isIn(folder) ? read(folder) : new LinkedHashMap<>();
            unchanged
                    .keySet()
                    .removeIf(name ->
                            Files.exists(draft.resolve(name)) || Files.exists(draft.resolve(name + Commit.REMOVED)));
            commit(folder, draft, unchanged);
        }
    }

    private static void commit(Path folder, Path draft, Map<String, Entry> known) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (String name : FILES) {
            Path fresh = draft.resolve(name);
            Path file = Files.isRegularFile(fresh) ? fresh : folder.resolve(name);
            try {
                if (known.containsKey(name)) {
                    entries.put(name, known.get(name));
                } else if (Files.isRegularFile(file) && !Files.exists(draft.resolve(name + Commit.REMOVED))) {
                    entries.put(name, entry(file, Files.size(file), block(file, folder, draft)));
                }
            } catch (IOException e) {
                throw SafeFiles.failure("read", file, e);
            }
        }
        write(draft, entries);
    }

    private static void write(Path folder, Map<String, Entry> entries) {
        SafeFiles.write(folder.resolve(FILE), text(entries, true));
    }

    /** @param own whether the manifest holds a checksum of itself, which early ones did not */
    private static String text(Map<String, Entry> entries, boolean own) {
        Map<String, Object> files = new LinkedHashMap<>();
        CRC32C crc = new CRC32C();
        entries.forEach((name, entry) -> {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("length", entry.length());
            tree.put("block", entry.block());
            tree.put("crc32c", entry.checksums());
            files.put(name, tree);
            crc.update((name + tree).getBytes(StandardCharsets.UTF_8));
        });
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schemaVersion", 1);
        if (own) {
            tree.put("crc32c", HEX.toHexDigits((int) crc.getValue()));
        }
        tree.put("files", files);
        return Json.write(tree);
    }

    /** Blocks of weights hold whole rows. */
    private static int block(Path file, Path folder, Path draft) throws IOException {
        Path indexed = Files.isRegularFile(draft.resolve(TrajectoryFile.INDEX)) ? draft : folder;
        long unit = file.endsWith(TrajectoryFile.ROWS) ? Math.max(1, rowBytes(indexed)) : LEAST_BLOCK;
        long units = Math.max(1, Files.size(file) / unit / MOST_BLOCKS + 1);
        return (int) Math.min(unit * units, 1 << 30);
    }

    private static long rowBytes(Path folder) {
        try {
            return 4L
                    * StoreJson.readIndex(folder.resolve(TrajectoryFile.INDEX))
                            .layout()
                            .size();
        } catch (InvalidInputException e) {
            return 0; // the index is named as damaged where it is read
        }
    }

    private static Entry entry(Path file, long length, int block) throws IOException {
        List<String> checksums = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = new byte[(int) Math.min(block, length)];
            CRC32C crc = new CRC32C();
            for (long at = 0; at < length; at += block) {
                int read = in.readNBytes(bytes, 0, (int) Math.min(block, length - at));
                crc.reset();
                crc.update(bytes, 0, read);
                checksums.add(HEX.toHexDigits((int) crc.getValue()));
            }
        }
        return new Entry(length, block, checksums);
    }

    private static Map<String, Entry> read(Path folder) {
        Path path = folder.resolve(FILE);
        JsonFields manifest = JsonFields.read(path);
        JsonFields files = manifest.object("files");
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Iterator<String> names = files.tree().fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonFields file = files.object(name);
            entries.put(name, new Entry(file.wholeLong("length"), file.whole("block", 1), file.texts("crc32c")));
        }
        if (!Damage.text(path).equals(text(entries, manifest.has("crc32c")))) {
            throw Damage.of(path, "it is not what was written", null);
        }
        entries.keySet().retainAll(FILES); // a newer version may list others
        return entries;
    }

    /**
     * Checks all files against the manifest; checks nothing if there is none.
     *
     * @throws InvalidInputException if a file is damaged: which, and from where on
     */
    static void requireWhole(Path folder) {
        for (String name : FILES) {
            damage(folder, name).ifPresent(damage -> {
                throw damage;
            });
        }
    }

    /** What is wrong with the files that hold the results of a run, its weights excepted, which are long. */
    static Optional<InvalidInputException> damagedResult(Path folder) {
        return FILES.stream()
                .filter(name -> !name.equals(TrajectoryFile.ROWS))
                .flatMap(name -> damage(folder, name).stream())
                .findFirst();
    }

    /** What is wrong with a file according to the manifest. */
    static Optional<InvalidInputException> damage(Path folder, String name) {
        OptionalLong from = damagedFrom(folder, name);
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.of(Damage.of(file, "it is missing", null));
        }
        long row = name.equals(TrajectoryFile.ROWS) ? rowBytes(folder) : 0;
        String place = row > 0 ? "row " + from.getAsLong() / row : "byte " + from.getAsLong();
        return Optional.of(Damage.of(file, "from " + place + " on it is not what was written", null));
    }

    /** The first byte of the first block that is not as it was written; empty if all is right or unchecked. */
    static OptionalLong damagedFrom(Path folder, String name) {
        Entry right = isIn(folder) ? read(folder).get(name) : null;
        if (right == null) {
            return OptionalLong.empty();
        }
        Path file = folder.resolve(name);
        SafeFiles.checkRegular(file);
        try {
            long length = Files.size(file);
            List<String> found =
                    entry(file, Math.min(length, right.length()), right.block()).checksums();
            for (int block = 0; block < right.checksums().size(); block++) {
                if (block >= found.size()
                        || !found.get(block).equals(right.checksums().get(block))) {
                    return OptionalLong.of(Math.min(length, (long) block * right.block()));
                }
            }
            return length > right.length() ? OptionalLong.of(right.length()) : OptionalLong.empty();
        } catch (NoSuchFileException e) {
            return OptionalLong.of(0);
        } catch (IOException e) {
            throw SafeFiles.failure("read", file, e);
        }
    }
}
