package infoplane.dataset.array;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.UserFiles;
import infoplane.dataset.DataFile;
import infoplane.dataset.NpyHeader;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Arrays in .npy files, and in the .npz files that hold several of them, deflated or not. */
final class NpyArrays {
    private static final String ENDING = ".npy";
    /** Deflate makes at most so many bytes of one (zlib's documentation). */
    private static final long MOST_DEFLATED = 1032;

    private NpyArrays() {}

    static List<StoredArray> list(DataFile file) {
        return file.read(in -> {
            NpyHeader header = NpyHeader.read(file, in);
            file.requireLength((long) header.rows() * header.columns(), header.type().bytes, header.bytes());
            return List.of(array(file, "", header, skipped -> {
                InputStream values = UserFiles.open(file.path());
                values.skipNBytes(header.bytes() + skipped);
                return values;
            }));
        });
    }

    /** Whether a zip archive holds any array; a damaged one holds none. */
    static boolean holdsAny(DataFile file) {
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().endsWith(ENDING));
        } catch (IOException e) {
            return false;
        }
    }

    static List<StoredArray> listZipped(DataFile file) {
        UserFiles.requireRegular(file.path());
        List<StoredArray> arrays = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().endsWith(ENDING)) {
                    member(file, zip, entry, arrays);
                }
            }
        } catch (ZipException e) {
            throw file.problem("is no whole .npz file", e);
        } catch (IOException e) {
            throw file.problem("cannot be read: " + infoplane.core.SafeFiles.reason(file.path(), e), e);
        }
        return arrays;
    }

    /** Adds a member of a zip file, unless it holds something else than numbers, which may lie beside. */
    private static void member(DataFile file, ZipFile zip, ZipEntry entry, List<StoredArray> arrays)
            throws IOException {
        String name = entry.getName().substring(0, entry.getName().length() - ENDING.length());
        try (InputStream in = zip.getInputStream(entry)) {
            NpyHeader header = NpyHeader.read(file, in);
            long values = (long) header.rows() * header.columns() * header.type().bytes;
            boolean fits = entry.getSize() < 0 || entry.getSize() >= values + header.bytes();
            if (!fits || entry.getCompressedSize() >= 0 && entry.getCompressedSize() * MOST_DEFLATED < values) {
                throw file.problem("is too short for the " + header.rows() + " x " + header.columns() + " values of \""
                        + PlainText.quoted(name) + "\"");
            }
            arrays.add(array(file, name, header, new Member(file, entry, header.bytes())));
        } catch (InvalidInputException e) {
            if (NpyText.isText(file, zip, entry)) {
                return; // labels may be texts; they are read elsewhere
            }
            throw new InvalidInputException(e.getMessage() + StoredArray.told(name), e);
        }
    }

    private static StoredArray array(DataFile file, String name, NpyHeader header, RawValues.Bytes bytes) {
        return new StoredArray(
                file.path(),
                name,
                header.rows(),
                header.columns(),
                header.dimensions(),
                header.rowShape(),
                header.type(),
                new RawValues(
                        file,
                        name,
                        header.rows(),
                        header.columns(),
                        header.order(),
                        header.fortranOrder() ? header.rowShape() : null,
                        bytes));
    }

    /** The values of a member of a zip file; inflated while they are read. */
    private record Member(DataFile file, ZipEntry entry, int header) implements RawValues.Bytes {
        @Override
        public InputStream open(long skipped) throws IOException {
            UserFiles.requireRegular(file.path());
            ZipFile zip = new ZipFile(file.path().toFile());
            try {
                ZipEntry there = zip.getEntry(entry.getName());
                if (there == null) {
                    throw new IOException("it no longer holds " + PlainText.quoted(entry.getName()));
                }
                InputStream in = new BufferedInputStream(new OfZip(zip, zip.getInputStream(there)), 1 << 16);
                in.skipNBytes(header + skipped);
                return in;
            } catch (IOException e) {
                zip.close();
                throw e;
            }
        }

        @Override
        public String checksum() {
            return entry.getCrc() < 0 ? "" : "crc " + entry.getCrc() + " of " + entry.getSize();
        }
    }

    /** Closes the zip file with its member. */
    private static final class OfZip extends FilterInputStream {
        private final ZipFile zip;

        OfZip(ZipFile zip, InputStream in) {
            super(in);
            this.zip = zip;
        }

        @Override
        public void close() throws IOException {
            super.close();
            zip.close();
        }
    }
}
