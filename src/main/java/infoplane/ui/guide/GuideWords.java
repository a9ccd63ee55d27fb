package infoplane.ui.guide;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** Turns the text of a block into nodes: emphasis, code and links between pages. */
final class GuideWords {
    private final Consumer<GuidePage> follow;

    /** @param follow opens the page that a link leads to */
    GuideWords(Consumer<GuidePage> follow) {
        this.follow = follow;
    }

    /** All text inside a node, as one flow that wraps. */
    TextFlow of(Node block) {
        TextFlow line = new TextFlow();
        line.setMinWidth(0);
        new Writer(line, follow).visitInside(block);
        return line;
    }

    /** The text without formatting. */
    static String plain(Node block) {
        StringBuilder words = new StringBuilder();
        block.accept(new AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                words.append(' ');
            }

            @Override
            public void visit(HtmlInline tag) {
                words.append(isLineBreak(tag) ? " " : tag.getLiteral());
            }
        });
        return words.toString();
    }

    static Text text(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().add(style);
        return text;
    }

    private static boolean isLineBreak(HtmlInline tag) {
        return tag.getLiteral().matches("<br ?/?>");
    }

    private static final class Writer extends AbstractVisitor {
        private final TextFlow line;
        private final Consumer<GuidePage> follow;
        private final Deque<String> styles = new ArrayDeque<>();

        private Writer(TextFlow line, Consumer<GuidePage> follow) {
            this.line = line;
            this.follow = follow;
        }

        private void visitInside(Node block) {
            visitChildren(block);
        }

        private void write(String words, String... more) {
            Text text = text(words, "guide-text");
            text.getStyleClass().addAll(styles);
            text.getStyleClass().addAll(more);
            line.getChildren().add(text);
        }

        private void styled(Node node, String style) {
            styles.push(style);
            visitChildren(node);
            styles.pop();
        }

        @Override
        public void visit(org.commonmark.node.Text text) {
            write(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            write(code.getLiteral(), "guide-code-text");
        }

        @Override
        public void visit(Emphasis emphasis) {
            styled(emphasis, "guide-emphasis");
        }

        @Override
        public void visit(StrongEmphasis emphasis) {
            styled(emphasis, "guide-strong");
        }

        @Override
        public void visit(SoftLineBreak end) {
            write(" ");
        }

        @Override
        public void visit(HardLineBreak end) {
            write("\n");
        }

        @Override
        public void visit(HtmlInline tag) {
            write(isLineBreak(tag) ? "\n" : tag.getLiteral());
        }

        /** Makes a link to another page. A link out of the guide becomes plain text. */
        @Override
        public void visit(Link link) {
            GuidePage.linked(link.getDestination())
                    .ifPresentOrElse(
                            page -> {
                                Hyperlink there = new Hyperlink(plain(link));
                                there.getStyleClass().add("guide-link");
                                there.setOnAction(event -> follow.accept(page));
                                line.getChildren().add(there);
                            },
                            () -> visitChildren(link));
        }
    }
}
