package infoplane.ui;

import infoplane.config.FigureSource;
import infoplane.ui.memory.WindowState;
import infoplane.ui.run.FoundRuns;
import infoplane.ui.run.KeptPoints;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the user what an opened figure shows. Opening sets up only the figure's first experiment; the notice offers to show
 * the figure's runs as in the figure, and to run the missing ones again.
 */
final class FigureOffer {
    private final Session session;
    private final WindowState state;
    private final Notices notices;
    private final KeptPoints keptPoints;

    FigureOffer(Session session, WindowState state, Notices notices) {
        this.session = session;
        this.state = state;
        this.notices = notices;
        this.keptPoints = session.keptPoints();
    }

    void say(FigureSource figure) {
        FoundRuns found = FoundRuns.of(figure, session.runs().runs());
        List<Notices.Offer> offers = new ArrayList<>();
        if (!found.present().isEmpty()) {
            offers.add(new Notices.Offer(found.showLabel(), () -> show(found)));
        }
        if (!found.missing().isEmpty()) {
            offers.add(runOffer(found));
        }
        notices.offer(found.sentence(), offers);
    }

    /** Shows the figure's runs that are in the list, in the view of the figure. */
    private void show(FoundRuns found) {
        state.apply(found.figure().view());
        session.runs().showOnly(found.present());
        session.runs().selected().set(found.present().get(0));
        found.measuredOtherwise().ifPresent(session::tryOut);
        for (int run = 0; run < found.present().size(); run++) {
            keptPoints.measureWhenFinished(
                    found.present().get(run), found.presentAs().get(run).later().measures());
        }
        if (!found.missing().isEmpty()) {
            notices.offer(found.missingSentence(), List.of(runOffer(found)));
        }
    }

    private Notices.Offer runOffer(FoundRuns found) {
        return new Notices.Offer(found.runLabel(), () -> {
            state.apply(found.figure().view());
            session.runAll(found.experiments(), found.present())
                    .forEach(run -> keptPoints.measureWhenFinished(run, found.furtherMeasures(run)));
        });
    }
}
