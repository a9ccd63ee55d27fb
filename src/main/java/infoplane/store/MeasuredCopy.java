package infoplane.store;

import infoplane.config.SourceNotes;
import infoplane.core.Drafts;
import infoplane.core.SafeFiles;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.measuring.Ceilings;
import infoplane.measuring.MeasuredPlane;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/** A copy of a run with another measurement: the same training and weights with another plane, in its own folder. */
public final class MeasuredCopy {
    /** Files that the copy writes itself, or that have no meaning in another folder. */
    private static final Set<String> NOT_COPIED = Set.of(
            RunFolder.EXPERIMENT,
            RunFolder.PROVENANCE,
            SourceNotes.FILE,
            RunFolder.FINDINGS,
            RunFolder.MEASURED,
            RunFolder.CHECKS,
            AsIfRandomFile.FILE,
            ScaleSpaceFile.FILE,
            GaugeFile.FILE,
            PlaneCsv.FILE,
            WaitingFile.FILE,
            RefusedJson.FILE,
            Manifest.FILE,
            RunLock.FILE);

    private MeasuredCopy() {}

    /**
     * Writes the copy into a {@link DraftFolder}.
     *
     * @param measured settings of the run with the new measurement
     * @param plane the new points and checks
     * @param ceilings limits of the measured inputs
     */
    public static void write(
            Path run, Path folder, ExperimentSettings measured, MeasuredPlane plane, Ceilings ceilings) {
        try {
            copyFiles(run, folder);
            copySource(run, folder);
            fill(run, folder, measured, plane, ceilings);
        } catch (IOException e) {
            throw SafeFiles.failure("copy the run to", folder, e);
        }
    }

    /** Notes the source. Its path is relative to the folder of its run; the draft lies beside that. */
    private static void copySource(Path run, Path draft) {
        if (RunFolder.imported(run)) {
            SourceNotes notes = SourceNotes.read(run.resolve(SourceNotes.FILE));
            SourceNotes there =
                    notes.copied() ? notes : ImportedRows.placed(notes, ImportedRows.place(notes, run), draft);
            SafeFiles.write(draft.resolve(SourceNotes.FILE), there.write());
        }
    }

    private static void fill(
            Path run, Path folder, ExperimentSettings measured, MeasuredPlane plane, Ceilings ceilings) {
        RunFolder original = RunFolder.open(run);
        RunResults before = original.results();
        PlaneCsv.write(folder, plane.points());
        ChecksJson.write(folder.resolve(RunFolder.CHECKS), plane.checks());
        SafeFiles.write(
                folder.resolve(RunFolder.PROVENANCE),
                StoreJson.write(
                        new StoreJson.Header(original.provenance(), before.layers(), ceilings, before.chance())));
        RunResults after = new RunResults(
                        measured,
                        before.status(),
                        before.message(),
                        before.layers(),
                        ceilings,
                        before.training(),
                        List.of())
                // read back from the table, so that the findings fit it
                .withMeasured(
                        measured.measure(),
                        new MeasuredPlane(PlaneCsv.read(folder, measured), plane.between(), plane.checks()))
                .withChance(before.chance());
        RunFolder.writeFindings(folder, after);
        FolderRecorder.writeSettings(folder, measured);
        Manifest.write(folder);
    }

    private static void copyFiles(Path run, Path folder) throws IOException {
        boolean shared = RunFolder.open(run).finished();
        Files.walkFileTree(run, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) throws IOException {
                if (inside.equals(run) || !hidden(inside)) {
                    Files.createDirectories(copyOf(inside));
                    return FileVisitResult.CONTINUE;
                }
                return FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!NOT_COPIED.contains(String.valueOf(file.getFileName())) && !hidden(file)) {
                    SafeFiles.checkRegular(file);
                    SafeFiles.changing(copyOf(file));
                    if (!shared || !file.endsWith(TrajectoryFile.ROWS) || !linked(file, copyOf(file))) {
                        Files.copy(file, copyOf(file));
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            private Path copyOf(Path inside) {
                return folder.resolve(run.relativize(inside).toString());
            }
        });
    }

    /** Gives the weights of a finished run, which nobody writes to again, a second name; copies them where that cannot be. */
    private static boolean linked(Path file, Path copy) {
        try {
            Files.createLink(copy, file);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Whether a file or folder is a draft, which does not count. */
    private static boolean hidden(Path inside) {
        return Drafts.isDraft(inside) || String.valueOf(inside.getFileName()).startsWith(".");
    }
}
