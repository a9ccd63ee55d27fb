package infoplane.ui;

import infoplane.runs.Imports;
import infoplane.ui.run.Run;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Asks where the source of an imported run lies, when it is no longer where it was, and goes on with what needed it. */
final class SourceSearch {
    private final Session session;
    private final Notices notices;
    private final Function<Path, Optional<Path>> question;

    /** @param question asks for the source that was at a path; empty if the user cancelled */
    SourceSearch(Session session, Notices notices, Function<Path, Optional<Path>> question) {
        this.session = session;
        this.notices = notices;
        this.question = question;
    }

    /** Says that the source of a run is gone, and offers to find it. @param then goes on when it is found */
    void offer(Run run, Runnable then) {
        session.background()
                .run(
                        () -> Imports.noted(run.folder()),
                        before -> notices.offer(
                                "The source of “" + run.name().get() + "” is no longer at " + before + ".",
                                "Find it…",
                                () -> ask(run, then)));
    }

    /** Asks for the source of a run. @param then called when its new place is noted */
    void ask(Run run, Runnable then) {
        session.background()
                .run(
                        () -> Imports.noted(run.folder()),
                        before -> question.apply(before)
                                .ifPresent(there -> session.background()
                                        .run(
                                                () -> {
                                                    session.imports().move(run.folder(), there);
                                                    return there;
                                                },
                                                moved -> {
                                                    notices.say("The source of “"
                                                            + run.name().get() + "” is now at " + moved + ".");
                                                    then.run();
                                                })));
    }
}
