package infoplane.core;

import java.util.List;

/** An estimate that would mean nothing, refused; the message is the reason, in words that the user can act on. */
public final class EstimationRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // the list is an immutable one of the JDK
    private final List<Alternative> alternatives;

    /** @param alternatives what accepts the same samples, for the same quantity; the message ends with them */
    public EstimationRefusedException(String reason, Alternative... alternatives) {
        super(reason + advice(alternatives));
        this.alternatives = List.of(alternatives);
    }

    /** Estimators that accept the same samples; empty where none is better. */
    public List<Alternative> alternatives() {
        return alternatives;
    }

    private static String advice(Alternative... alternatives) {
        StringBuilder advice = new StringBuilder();
        for (int i = 0; i < alternatives.length; i++) {
            advice.append(i == 0 ? "; use " : i == alternatives.length - 1 ? " or " : ", ");
            advice.append(alternatives[i].label());
        }
        return advice.toString();
    }
}
