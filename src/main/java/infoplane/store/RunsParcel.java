package infoplane.store;

import infoplane.core.Drafts;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Folders of runs as one array of bytes, to be sent to another machine. A file that is in several of them by links, as the
 * weights of one training are, is sent once. Drafts and locks stay behind.
 */
public final class RunsParcel {
    /** The largest parcel, in bytes: Java's arrays hold little more. */
    private static final int MOST = 1 << 30;

    private static final byte FOLDER = 0;
    private static final byte CONTENT = 1;
    private static final byte LINK = 2;
    private static final byte END = 3;

    private RunsParcel() {}

    /**
     * Packs folders. Nobody must write to them meanwhile.
     *
     * @param folders by the names that they get in the parcel
     * @throws RunFailedException if one cannot be read, or all together are too large
     */
    public static byte[] pack(Map<String, Path> folders) {
        Limited bytes = new Limited();
        Deflater fast = new Deflater(Deflater.BEST_SPEED); // weights hardly shrink
        Path now = Path.of("");
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
            Map<Object, String> sent = new HashMap<>();
            for (Map.Entry<String, Path> folder : folders.entrySet()) {
                for (Path file : inside(folder.getValue())) {
                    now = file;
                    put(file, name(folder.getKey(), folder.getValue().relativize(file)), sent, out);
                }
            }
            out.writeByte(END);
        } catch (IOException e) {
            throw SafeFiles.failure("send", now, e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    private static String name(String folder, Path inside) {
        String rest = inside.toString().replace(inside.getFileSystem().getSeparator(), "/");
        return rest.isEmpty() ? folder : folder + "/" + rest;
    }

    /** The folder itself and all that is in it, folders before what they hold. */
    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> !Drafts.isDraft(file) && !file.endsWith(RunLock.FILE))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void put(Path file, String name, Map<Object, String> sent, DataOutputStream out) throws IOException {
        BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (about.isDirectory()) {
            out.writeByte(FOLDER);
            out.writeUTF(name);
        } else if (about.isRegularFile()) {
            String same = about.fileKey() == null ? null : sent.putIfAbsent(about.fileKey(), name);
            out.writeByte(same == null ? CONTENT : LINK);
            out.writeUTF(name);
            if (same == null) {
                out.writeLong(about.size());
                copy(file, about.size(), out);
            } else {
                out.writeUTF(same);
            }
        }
    }

    private static void copy(Path file, long bytes, DataOutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            copy(in, bytes, out);
        }
    }

    private static void copy(InputStream in, long bytes, OutputStream out) throws IOException {
        byte[] some = new byte[1 << 16];
        for (long rest = bytes; rest > 0; ) {
            int read = in.read(some, 0, (int) Math.min(some.length, rest));
            if (read < 0) {
                throw new EOFException();
            }
            out.write(some, 0, read);
            rest -= read;
        }
    }

    /**
     * Writes what a parcel holds.
     *
     * @param places where each folder is to be, by its name; none of them is there yet
     * @throws RunFailedException if a file cannot be written; what was written before stays
     */
    public static void unpack(byte[] parcel, Map<String, Path> places) {
        Path now = Path.of("");
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(parcel))))) {
            for (byte kind = in.readByte(); kind != END; kind = in.readByte()) {
                now = place(in.readUTF(), places);
                if (kind == FOLDER) {
                    SafeFiles.changing(now);
                    Files.createDirectories(now);
                } else if (kind == CONTENT) {
                    long bytes = in.readLong();
                    SafeFiles.replace(now, out -> copy(in, bytes, out));
                } else {
                    link(place(in.readUTF(), places), now);
                }
            }
        } catch (IOException e) {
            throw SafeFiles.failure("write", now, e);
        }
    }

    /** @throws IOException if the name leads out of the folders */
    private static Path place(String name, Map<String, Path> places) throws IOException {
        int end = name.indexOf('/');
        Path folder = places.get(end < 0 ? name : name.substring(0, end));
        if (folder == null) {
            throw new IOException("a folder of the parcel has no place");
        }
        Path place = end < 0 ? folder : folder.resolve(name.substring(end + 1)).normalize();
        if (!place.startsWith(folder.normalize())) {
            throw new IOException("a file of the parcel has no place");
        }
        return place;
    }

    private static void link(Path same, Path file) throws IOException {
        SafeFiles.changing(file);
        try {
            Files.createLink(file, same);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(same, file); // the disk knows no links
        }
    }

    private static final class Limited extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] some, int from, int length) {
            if (count + (long) length > MOST) {
                throw new RunFailedException(
                        "The run takes more than " + (MOST >> 20)
                                + " MiB, too much to be sent; use a folder that all machines share, or set training.keep to budget.");
            }
            super.write(some, from, length);
        }
    }
}
