package infoplane.runs;

import infoplane.findings.JointGauge;
import infoplane.store.GaugeFile;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs that differ in the seed only in other coordinates. @param gauge of those that learnt */
public record JointAudit(Together runs, JointGauge gauge) {
    /** As the command prints it. */
    public Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = runs.object();
        object.putAll(GaugeFile.object(gauge));
        return object;
    }
}
