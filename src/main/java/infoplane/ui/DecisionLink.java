package infoplane.ui;

import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.TimeLine;
import infoplane.ui.run.DecisionModel;
import infoplane.ui.run.DecisionModel.Subject;

/** Makes the decision behind the data follow the run and the epoch that the plots show. */
final class DecisionLink {
    private DecisionLink() {}

    static DecisionModel of(Session session, PlaneModel plane, TimeLine time) {
        DecisionModel model = new DecisionModel(session.background());
        Runnable follow = () -> model.follow(
                plane.subject()
                        .map(shown -> new Subject(
                                shown.run(),
                                shown.name(),
                                shown.results().training().size())),
                time.cursorEpoch());
        plane.shown().subscribe(now -> follow.run());
        plane.selected().subscribe(now -> follow.run());
        plane.epochs().subscribe(now -> follow.run());
        time.cursor().subscribe(now -> follow.run());
        session.setup().ground().subscribe(model::lookAt);
        return model;
    }
}
