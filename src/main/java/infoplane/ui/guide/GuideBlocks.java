package infoplane.ui.guide;

import infoplane.ui.theme.Icons;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Turns the blocks of a page into nodes. Every node wraps to the page's width or scrolls horizontally. */
final class GuideBlocks extends AbstractVisitor {
    private final GuideWords words;
    private final ObservableValue<Boolean> dark;
    private final Deque<GuideTable> tables;
    private final List<Node> made = new ArrayList<>();
    private int number;
    private boolean numbered;

    /** @param dark whether the page is dark */
    GuideBlocks(GuideWords words, ObservableValue<Boolean> dark) {
        this(words, dark, new ArrayDeque<>());
    }

    private GuideBlocks(GuideWords words, ObservableValue<Boolean> dark, Deque<GuideTable> tables) {
        this.words = words;
        this.dark = dark;
        this.tables = tables;
    }

    /** Adds a row to the first incomplete table. @return false if all tables are complete */
    boolean addRow() {
        while (!tables.isEmpty()) {
            if (tables.peek().addRow()) {
                return true;
            }
            tables.remove();
        }
        return false;
    }

    /** The nodes of a block. A list has one node for each item. A table is empty until {@link #addRow()} fills it. */
    List<Node> of(org.commonmark.node.Node block) {
        made.clear();
        block.accept(this);
        return List.copyOf(made);
    }

    private List<Node> inside(org.commonmark.node.Node block) {
        GuideBlocks inner = new GuideBlocks(words, dark, tables);
        List<Node> all = new ArrayList<>();
        for (org.commonmark.node.Node child = block.getFirstChild(); child != null; child = child.getNext()) {
            all.addAll(inner.of(child));
        }
        return all;
    }

    @Override
    public void visit(Heading heading) {
        TextFlow line = words.of(heading);
        line.getStyleClass().add("guide-heading-" + Math.min(3, heading.getLevel()));
        made.add(line);
    }

    /** Makes a picture if the paragraph holds nothing else. */
    @Override
    public void visit(Paragraph paragraph) {
        if (paragraph.getFirstChild() instanceof org.commonmark.node.Image image && image.getNext() == null) {
            URL place = GuidePage.picture(image.getDestination());
            if (place != null) {
                made.add(new GuidePicture(place, GuideWords.plain(image), darkVersion(image.getDestination()), dark));
                return;
            }
        }
        made.add(words.of(paragraph));
    }

    /** The dark version of a picture, {@code …-dark.png} beside {@code …-light.png}; null if there is none. */
    private static @Nullable URL darkVersion(String destination) {
        String other = destination.replaceFirst("-light\\.png$", "-dark.png");
        return other.equals(destination) ? null : GuidePage.picture(other);
    }

    @Override
    public void visit(BulletList list) {
        items(list, false, 1);
    }

    @Override
    public void visit(OrderedList list) {
        items(list, true, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
    }

    private void items(org.commonmark.node.Node list, boolean withNumbers, int from) {
        numbered = withNumbers;
        number = from;
        visitChildren(list);
    }

    @Override
    public void visit(ListItem item) {
        Label mark = new Label(numbered ? number++ + "." : "•");
        mark.getStyleClass().add("guide-mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        VBox content = new VBox();
        content.getStyleClass().add("guide-item");
        content.getChildren().setAll(inside(item));
        HBox.setHgrow(content, Priority.ALWAYS);
        made.add(new HBox(mark, content));
    }

    @Override
    public void visit(BlockQuote quote) {
        VBox content = new VBox();
        content.getStyleClass().add("guide-quote");
        content.getChildren().setAll(inside(quote));
        made.add(content);
    }

    @Override
    public void visit(FencedCodeBlock block) {
        made.add(code(block.getLiteral()));
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        made.add(code(block.getLiteral()));
    }

    @Override
    public void visit(HtmlBlock block) {
        if (!block.getLiteral().startsWith("<!--")) { // comments are meant for the page's authors
            made.add(code(block.getLiteral()));
        }
    }

    /** A code block with a copy button. Lines wider than the window wrap; the button copies the original lines. */
    private static Node code(String literal) {
        String text = literal.stripTrailing();
        TextFlow lines = new TextFlow(GuideWords.text(text, "guide-code-text"));
        Button copy = Icons.tiny(Feather.COPY, "Copy");
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        copy.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox block = new HBox(8, lines, copy);
        block.getStyleClass().add("guide-code");
        return block;
    }

    @Override
    public void visit(ThematicBreak line) {
        Region rule = new Region();
        rule.getStyleClass().add("guide-rule");
        made.add(rule);
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock table) {
            GuideTable shown = new GuideTable(table, words);
            tables.add(shown);
            made.add(shown);
        } else {
            visitChildren(block);
        }
    }
}
