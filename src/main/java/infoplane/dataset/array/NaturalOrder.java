package infoplane.dataset.array;

import java.util.Comparator;

/** Orders texts as people do: numbers in them count by their value, so that {@code fc2} comes before {@code fc10}. */
public final class NaturalOrder implements Comparator<String> {
    public static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                int endI = endOfNumber(one, i);
                int endJ = endOfNumber(other, j);
                String left = withoutZeros(one.substring(i, endI));
                String right = withoutZeros(other.substring(j, endJ));
                int order = left.length() == right.length()
                        ? left.compareTo(right)
                        : Integer.compare(left.length(), right.length());
                if (order != 0) {
                    return order;
                }
                i = endI;
                j = endJ;
            } else {
                int order = Character.compare(one.charAt(i++), other.charAt(j++));
                if (order != 0) {
                    return order;
                }
            }
        }
        int order = Integer.compare(one.length() - i, other.length() - j);
        return order == 0 ? one.compareTo(other) : order;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static int endOfNumber(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String withoutZeros(String digits) {
        return digits.replaceFirst("^0+(?=.)", "");
    }
}
