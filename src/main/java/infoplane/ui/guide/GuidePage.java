package infoplane.ui.guide;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A page of the guide: a Markdown file in the program, beside its pictures.
 *
 * @param file name of the file
 * @param title title in the window
 */
record GuidePage(String file, String title) {
    /** The pages in display order; the first explains the window. */
    static final List<GuidePage> ALL = List.of(
            new GuidePage("guide.md", "The window"),
            new GuidePage("runs.md", "Run folders"),
            new GuidePage("estimators.md", "Estimators"),
            new GuidePage("datasets.md", "Data sets"),
            new GuidePage("experiment.md", "Experiment files"),
            new GuidePage("sweeps.md", "Sweeps"),
            new GuidePage("command-line.md", "The command line"));

    private static final String FOLDER = "/infoplane/docs/";

    /** The page that a link leads to; empty if the link leads out of the guide. */
    static Optional<GuidePage> linked(String destination) {
        return ALL.stream()
                .filter(page -> page.file().equals(destination.replaceFirst("#.*", "")))
                .findFirst();
    }

    /** Reads and parses the page; takes some milliseconds. */
    Node read() throws IOException {
        try (InputStream stream = GuidePage.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IOException("This installation came without " + file + " of its guide");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .build()
                    .parse(text);
        }
    }

    /** The location of a picture. @param destination path from the page's folder */
    static @Nullable URL picture(String destination) {
        return GuidePage.class.getResource(
                java.net.URI.create(FOLDER).resolve(destination).getPath());
    }
}
