package infoplane.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.ui.form.Form;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of epochs that can be added to a run. */
class RunPopOversTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | More epochs must be at least 1",
                "1 | ''",
                "999999000 | ''",
                "999999001 | More epochs must be at most 999999000, because a run ends at epoch 1000000000 at the latest",
            })
    void aNumberThatIsNotAllowedSaysWhatIsAllowed(int more, String problem) {
        Form<Integer> form = RunPopOvers.moreEpochs(1000);
        form.show(more);
        assertEquals(problem, form.settings().get().problem());
    }
}
