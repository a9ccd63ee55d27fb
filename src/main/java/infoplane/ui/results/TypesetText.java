package infoplane.ui.results;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A sentence with symbols in it, such as N_y: symbols are italic, and what follows their underscore is lowered. */
final class TypesetText extends TextFlow {
    private static final Pattern SYMBOL = Pattern.compile("\\b([HINTXYdkmnp])(?:_([a-z]))?\\b");
    private static final double LOWERED_BY = 3;

    private String plain = "";

    TypesetText() {
        getStyleClass().add("typeset");
        setMinWidth(0);
        setMaxHeight(USE_PREF_SIZE);
    }

    static TypesetText of(String plain) {
        TypesetText text = new TypesetText();
        text.setText(plain);
        return text;
    }

    /** The sentence as it was given. */
    String text() {
        return plain;
    }

    void setText(String sentence) {
        plain = sentence;
        setAccessibleText(sentence);
        getChildren().clear();
        Matcher symbol = SYMBOL.matcher(sentence);
        int from = 0;
        while (symbol.find()) {
            add(sentence.substring(from, symbol.start()), "");
            add(symbol.group(1), "typeset-symbol");
            if (symbol.group(2) != null) {
                add(symbol.group(2), "typeset-lowered");
                getChildren().get(getChildren().size() - 1).setTranslateY(LOWERED_BY);
            }
            from = symbol.end();
        }
        add(sentence.substring(from), "");
    }

    private void add(String words, String style) {
        if (!words.isEmpty()) {
            Text text = new Text(words);
            text.getStyleClass().addAll("typeset-text", style);
            getChildren().add(text);
        }
    }
}
