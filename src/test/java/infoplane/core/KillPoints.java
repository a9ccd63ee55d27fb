package infoplane.core;

import java.io.IOException;
import java.nio.file.Path;

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
        int[] left = {change};
        SafeFiles.beforeChange = file -> {
            if (file.toAbsolutePath().startsWith(folder.toAbsolutePath()) && --left[0] <= 0) {
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
        return left[0] <= 0;
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
