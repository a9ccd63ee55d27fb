package infoplane.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReusedTest {
    private final Deque<Runnable> turns = new ArrayDeque<>();
    private final List<StringBuilder> seen = new ArrayList<>();
    private int made;
    private final Reused<String, StringBuilder> parts = new Reused<>(
            () -> {
                made++;
                return new StringBuilder();
            },
            (part, item) -> part.replace(0, part.length(), item),
            seen::add,
            part -> seen.removeIf(other -> other == part),
            turns::add);

    @Test
    void aPartStaysWhileItsItemChanges() {
        parts.show(List.of("one", "two"));
        StringBuilder first = seen.get(0);
        parts.show(List.of("three", "four"));
        assertEquals(List.of("three", "four"), texts());
        assertSame(first, seen.get(0));
        assertEquals(2, made);
    }

    /** Items that went leave no part behind; what comes after them stands in order, in the parts that went. */
    @Test
    void itemsComeAndGoInOrder() {
        parts.show(List.of("one", "two", "three"));
        parts.show(List.of("four"));
        assertEquals(List.of("four"), texts());
        parts.show(List.of());
        assertEquals(List.of(), texts());
        parts.show(List.of("five", "six", "seven", "eight"));
        assertEquals(List.of("five", "six", "seven", "eight"), texts());
        assertEquals(4, made);
    }

    /** More than a few new parts are made in turns; what is shown in between takes their place. */
    @Test
    void manyPartsAreMadeInTurns() {
        List<String> many = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
        parts.show(many);
        int atOnce = made;
        assertTrue(atOnce < many.size());
        assertEquals(many.subList(0, atOnce), texts());
        turns.remove().run();
        assertEquals(many.subList(0, 2 * atOnce), texts());
        parts.show(List.of("other"));
        assertEquals(List.of("other"), texts());
        turns.remove().run();
        assertEquals(List.of("other"), texts(), "nothing of what is not wanted any more");
        parts.show(many);
        while (!turns.isEmpty()) {
            turns.remove().run();
        }
        assertEquals(many, texts());
        assertEquals(many.size(), made, "no part twice");
    }

    private List<String> texts() {
        return seen.stream().map(StringBuilder::toString).toList();
    }
}
