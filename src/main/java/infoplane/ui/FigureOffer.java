package infoplane.ui;

import infoplane.config.FigureSource;
import infoplane.ui.memory.WindowState;
import infoplane.ui.run.FoundRuns;
import infoplane.ui.run.KeptPoints;
import java.util.ArrayList;
import java.util.List;

/** Says what a figure that was opened shows, and offers what did not open with it: the runs themselves, looked at as there. */
final class FigureOffer {
    private final Session session;
    private final WindowState state;
    private final Notices notices;
    private final KeptPoints keeping;

    FigureOffer(Session session, WindowState state, Notices notices) {
        this.session = session;
        this.state = state;
        this.notices = notices;
        this.keeping = session.keeping();
    }

    void say(FigureSource figure) {
        FoundRuns found = FoundRuns.of(figure, session.runs().runs());
        List<Notices.Offer> offers = new ArrayList<>();
        if (!found.present().isEmpty()) {
            offers.add(new Notices.Offer(found.showLabel(), () -> show(found)));
        }
        if (!found.missing().isEmpty()) {
            offers.add(running(found));
        }
        notices.offer(found.sentence(), offers);
    }

    /** As the figure shows them, as far as they are here. */
    private void show(FoundRuns found) {
        state.look(found.figure().view());
        session.runs().showOnly(found.present());
        session.runs().selected().set(found.present().get(0));
        found.measuredOtherwise().ifPresent(session::tryOut);
        for (int run = 0; run < found.present().size(); run++) {
            keeping.restore(
                    found.present().get(run), found.presentAs().get(run).later().measures());
        }
        if (!found.missing().isEmpty()) {
            notices.offer(found.missingSentence(), List.of(running(found)));
        }
    }

    private Notices.Offer running(FoundRuns found) {
        return new Notices.Offer(found.runLabel(), () -> {
            state.look(found.figure().view());
            session.runAll(found.experiments(), found.present())
                    .forEach(run -> keeping.restore(run, found.restOf(run)));
        });
    }
}
