package infoplane.figure.file;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reduces an image to at most 256 colours, without dithering. The most frequent colours are kept exactly, so that paper
 * stays white; median cut (Heckbert 1982) merges the others.
 */
final class Palette {
    /** One of the 256 entries is reserved for "unchanged from the frame before". */
    private static final int COLOURS = 255;

    static final int TRANSPARENT = 255;
    private static final int EXACT = 96;

    /**
     * Colours from index {@code from} (included) to {@code to} (excluded) of the array. {@code shift} is the bit position of
     * the channel with the largest {@code spread}.
     */
    private record Box(int from, int to, int shift, int spread) {}

    private final IndexColorModel model;
    private final Map<Integer, Byte> nearest = new HashMap<>();

    Palette(BufferedImage image) {
        int[] byFrequency = byFrequency(pixels(image));
        int exact = Math.min(EXACT, byFrequency.length);
        List<Integer> chosen = new ArrayList<>();
        Arrays.stream(byFrequency, 0, exact).forEach(chosen::add);
        if (byFrequency.length > exact) {
            int[] rest = Arrays.copyOfRange(byFrequency, exact, byFrequency.length);
            for (Box box : boxes(rest, COLOURS - exact)) {
                chosen.add(mean(rest, box));
            }
        }
        model = model(chosen);
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static int[] byFrequency(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel & 0xffffff, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .mapToInt(Map.Entry::getKey)
                .toArray();
    }

    private static List<Box> boxes(int[] colours, int most) {
        List<Box> boxes = new ArrayList<>(List.of(box(colours, 0, colours.length)));
        while (boxes.size() < most) {
            Box widest =
                    boxes.stream().max(Comparator.comparingInt(Box::spread)).orElseThrow();
            if (widest.spread() == 0) {
                break;
            }
            boxes.remove(widest);
            sort(colours, widest);
            int middle = cut(colours, widest);
            boxes.add(box(colours, widest.from(), middle));
            boxes.add(box(colours, middle, widest.to()));
        }
        return boxes;
    }

    private static int channel(int rgb, int shift) {
        return rgb >> shift & 0xff;
    }

    private static Box box(int[] colours, int from, int to) {
        Box widest = new Box(from, to, 0, -1);
        for (int shift = 0; shift <= 16; shift += 8) {
            int least = 255;
            int most = 0;
            for (int index = from; index < to; index++) {
                least = Math.min(least, channel(colours[index], shift));
                most = Math.max(most, channel(colours[index], shift));
            }
            if (most - least > widest.spread()) {
                widest = new Box(from, to, shift, most - least);
            }
        }
        return widest;
    }

    private static void sort(int[] colours, Box box) {
        int[] sorted = Arrays.stream(colours, box.from(), box.to())
                .boxed()
                .sorted(Comparator.comparingInt((Integer rgb) -> channel(rgb, box.shift()))
                        .thenComparingInt(rgb -> rgb))
                .mapToInt(rgb -> rgb)
                .toArray();
        System.arraycopy(sorted, 0, colours, box.from(), sorted.length);
    }

    /** Cuts halfway between the ends of the channel, so that a few colours far from the others get their own entry. */
    private static int cut(int[] colours, Box box) {
        int ends = channel(colours[box.from()], box.shift()) + channel(colours[box.to() - 1], box.shift());
        int middle = box.from() + 1;
        while (channel(colours[middle], box.shift()) * 2 <= ends) {
            middle++;
        }
        return middle;
    }

    private static int mean(int[] colours, Box box) {
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double sum = 0;
            for (int index = box.from(); index < box.to(); index++) {
                sum += channel(colours[index], shift);
            }
            rgb |= (int) Math.round(sum / (box.to() - box.from())) << shift;
        }
        return rgb;
    }

    private static IndexColorModel model(List<Integer> chosen) {
        int[] table = new int[COLOURS + 1];
        for (int index = 0; index < COLOURS; index++) {
            table[index] = chosen.get(Math.min(index, chosen.size() - 1)) | 0xff000000;
        }
        return new IndexColorModel(8, COLOURS + 1, table, 0, true, TRANSPARENT, DataBuffer.TYPE_BYTE);
    }

    /** The image with each colour replaced by the nearest of this palette. */
    BufferedImage reduce(BufferedImage image) {
        BufferedImage reduced =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] to = ((DataBufferByte) reduced.getRaster().getDataBuffer()).getData();
        int[] from = pixels(image);
        for (int index = 0; index < from.length; index++) {
            if (index > 0 && from[index] == from[index - 1]) {
                to[index] = to[index - 1];
                continue;
            }
            to[index] = nearest.computeIfAbsent(from[index] & 0xffffff, this::search);
        }
        return reduced;
    }

    private byte search(int rgb) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int index = 0; index < COLOURS; index++) {
            int dr = model.getRed(index) - channel(rgb, 16);
            int dg = model.getGreen(index) - channel(rgb, 8);
            int db = model.getBlue(index) - channel(rgb, 0);
            int distance = dr * dr + dg * dg + db * db;
            if (distance < least) {
                least = distance;
                best = index;
            }
        }
        return (byte) best;
    }
}
