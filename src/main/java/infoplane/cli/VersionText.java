package infoplane.cli;

import infoplane.core.Version;
import picocli.CommandLine.IVersionProvider;

/** The text of {@code --version}. */
public final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"infoplane " + Version.current()};
    }
}
