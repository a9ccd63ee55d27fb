package infoplane.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Fails at a chosen change of the disk, as a kill or a full disk would. */
public final class KillPoints {
    /** Stands for the end of the program: nothing is changed afterwards. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private KillPoints() {}

    /**
     * Kills work before its n-th change below a folder. Every later change fails, too, because a program that was killed
     * tidies nothing up.
     *
     * @param change from 1
     * @return whether the work was killed; otherwise it makes fewer changes
     */
    public static boolean killed(Path folder, int change, Runnable work) {
        AtomicInteger left = new AtomicInteger(change);
        SafeFiles.beforeChange = file -> {
            if (file.toAbsolutePath().startsWith(folder.toAbsolutePath()) && left.decrementAndGet() <= 0) {
                throw new Killed();
            }
        };
        try {
            work.run();
        } catch (Killed e) {
            return true;
        } finally {
            SafeFiles.beforeChange = file -> {};
        }
        return left.get() <= 0;
    }

    /** What somebody else does to the disk. */
    public interface Deed {
        void go() throws IOException;
    }

    /**
     * Does a thing once, before the n-th change that work makes below a folder.
     *
     * @param change from 1
     * @return whether it was done; otherwise the work makes fewer changes
     */
    public static boolean before(Path folder, int change, Deed deed, Runnable work) {
        AtomicInteger left = new AtomicInteger(change);
        SafeFiles.beforeChange = file -> {
            if (file.toAbsolutePath().startsWith(folder.toAbsolutePath()) && left.decrementAndGet() == 0) {
                deed.go();
            }
        };
        try {
            work.run();
        } finally {
            SafeFiles.beforeChange = file -> {};
        }
        return left.get() <= 0;
    }

    /**
     * Does work on a disk that is full from its n-th write on. What needs no room, such as deleting and renaming, goes on.
     *
     * @param write from 1
     * @return whether the disk was full; otherwise the work makes fewer writes
     */
    public static boolean fullFrom(int write, Runnable work) {
        AtomicInteger left = new AtomicInteger(write);
        SafeFiles.beforeWrite = file -> {
            if (left.decrementAndGet() <= 0) {
                throw new IOException("No space left on device");
            }
        };
        try {
            work.run();
        } finally {
            SafeFiles.beforeWrite = file -> {};
        }
        return left.get() <= 0;
    }

    /** Does work while the disk has no room for any file whose name contains a text. */
    public static void full(String name, Runnable work) {
        SafeFiles.beforeChange = file -> {
            if (String.valueOf(file.getFileName()).contains(name)) {
                throw new IOException("No space left on device");
            }
        };
        try {
            work.run();
        } finally {
            SafeFiles.beforeChange = file -> {};
        }
    }
}
