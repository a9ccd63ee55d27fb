package infoplane.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages bytes as disks, editors, other programs and people do. The same generator gives the same damage. */
final class Mutation {
    private static final List<String> NUMBERS = List.of(
            "1e2147483648", "1e-2147483649", "99999999999999999999", "2147483647", "-1", "0", "1e308", "NaN", "-0.0");
    private static final List<String> CHARACTERS =
            List.of("\0", "\n", "\r", "\u001b[2J", "\u0001", "\u202e", "\ufffe", "\\ud800", "\\u0000", "\"", "\u2028");
    private static final List<String> BRACKETS = List.of("[", "{\"a\":", "<a>", "(", "<<");
    private static final int DEEP = 10_000;
    private static final int LONG = 200_000;

    private final SplittableRandom random;

    Mutation(SplittableRandom random) {
        this.random = random;
    }

    /** One to three damages. */
    byte[] of(byte[] whole) {
        byte[] damaged = whole;
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            damaged = once(damaged);
        }
        return damaged;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
        return switch (random.nextInt(12)) {
            case 0 -> flipped(bytes, at);
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> spliced(bytes, at, at, noise());
            case 3 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 4 -> swapped(bytes, at, to);
            case 5 -> hugeNumber(bytes, at);
            case 6 -> spliced(bytes, at, at, ascii(any(BRACKETS).repeat(DEEP)));
            case 7 -> spliced(bytes, at, at, any(CHARACTERS).getBytes(StandardCharsets.UTF_8));
            case 8 -> new String(bytes, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_16);
            case 9 -> spliced(bytes, at, at, new byte[] {(byte) 0xe4, (byte) 0xff, (byte) 0xc3});
            case 10 -> spliced(bytes, at, at, ascii("x".repeat(LONG)));
            default -> hugeField(bytes, at);
        };
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(16)];
        random.nextBytes(noise);
        return noise;
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        if (at < copy.length) {
            copy[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return copy;
    }

    private static byte[] swapped(byte[] bytes, int at, int to) {
        byte[] moved = Arrays.copyOfRange(bytes, at, to);
        return spliced(spliced(bytes, at, to, new byte[0]), 0, 0, moved);
    }

    /** Replaces the next number of a text. */
    private byte[] hugeNumber(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && !Character.isDigit(bytes[at])) {
            at++;
        }
        int to = at;
        while (to < bytes.length && "0123456789.eE+-".indexOf(bytes[to]) >= 0) {
            to++;
        }
        return spliced(bytes, at, to, ascii(any(NUMBERS)));
    }

    /** Replaces four bytes near the start, where formats keep their lengths, by the largest or the least of ints. */
    private byte[] hugeField(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        int place = random.nextBoolean() ? at : at % 64;
        for (int i = place; i < Math.min(copy.length, place + 4); i++) {
            copy[i] = (byte) 0xff;
        }
        if (random.nextBoolean() && place + 3 < copy.length) {
            copy[place + (random.nextBoolean() ? 0 : 3)] = 0x7f;
        }
        return copy;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + between.length);
        out.write(bytes, 0, from);
        out.writeBytes(between);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
