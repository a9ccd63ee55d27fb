package infoplane.cli;

import infoplane.core.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"infoplane " + Version.current()};
    }
}
