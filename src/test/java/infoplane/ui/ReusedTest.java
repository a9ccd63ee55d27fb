package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReusedTest {
    private final List<StringBuilder> seen = new ArrayList<>();
    private int made;
    private final Reused<String, StringBuilder> parts = new Reused<>(
            () -> {
                made++;
                return new StringBuilder();
            },
            (part, item) -> part.replace(0, part.length(), item),
            seen::add,
            part -> seen.removeIf(other -> other == part));

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

    private List<String> texts() {
        return seen.stream().map(StringBuilder::toString).toList();
    }
}
