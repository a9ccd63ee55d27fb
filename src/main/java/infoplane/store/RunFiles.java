package infoplane.store;

import infoplane.config.SourceNotes;
import infoplane.core.SafeFiles;
import java.nio.file.Path;
import java.util.List;

/** The names of all files that a run folder may hold, but for its lock. */
final class RunFiles {
    private static final List<String> ALL = List.of(
            RunFolder.EXPERIMENT,
            RunFolder.PROVENANCE,
            RunFolder.FINDINGS,
            RunFolder.MEASURED,
            RunFolder.CHECKS,
            AsIfRandomFile.FILE,
            ScaleSpaceFile.FILE,
            GaugeFile.FILE,
            RefusedJson.FILE,
            PlaneCsv.FILE,
            TrainingCsv.FILE,
            TrajectoryFile.ROWS,
            TrajectoryFile.INDEX,
            LabelFile.FILE,
            SourceNotes.FILE,
            WaitingFile.FILE,
            Manifest.FILE,
            EnsembleFolder.TABLE,
            EnsembleFolder.SUMMED);

    private RunFiles() {}

    /**
     * Refuses a folder in which a pipe, a device, a folder or a link stands where a file should be, before anything is opened.
     *
     * @throws infoplane.core.InvalidInputException if there is one
     */
    static void checkRegular(Path folder) {
        ALL.forEach(name -> SafeFiles.checkRegular(folder.resolve(name)));
        SafeFiles.checkFolder(CheckpointFile.in(folder).resolveSibling(""));
        SafeFiles.checkRegular(CheckpointFile.in(folder));
    }
}
