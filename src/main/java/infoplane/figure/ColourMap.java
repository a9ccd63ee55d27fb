package infoplane.figure;

import java.awt.Color;
import java.util.Arrays;

/**
 * Perceptually uniform colour maps. Each holds 33 equally spaced values of the published map and interpolates linearly
 * between them; the error is at most 6/255. Viridis and plasma by Smith and van der Walt (2015), cividis by Nuñez, Anderton
 * and Renslow (2018).
 */
public enum ColourMap {
    VIRIDIS("viridis", """
            440154 470d60 48186a 482374 472d7b 453681 424086 3f4989 3b528b 375a8d 33638d
            2f6a8e 2c728e 297a8e 26818e 23898e 21908c 1f988b 1f9f88 21a685 28ae80 31b57b
            3ebc74 4cc26c 5dc963 6ece58 82d34c 96d83f abdc32 c0df24 d5e21a eae51a fde725"""),
    PLASMA("plasma", """
            0d0887 220690 310596 3f049c 4c02a1 5901a5 6600a7 7201a8 7e03a8 8909a6 9511a2
            9f1a9c a92396 b22c8e bb3587 c33e80 cb4778 d25071 d9596a e06263 e66c5c eb7555
            f07f4f f48a48 f89441 fb9f3a fdab33 feb72d fdc328 fcd025 f9dd25 f5eb27 f0f921"""),
    CIVIDIS("cividis", """
            00224e 00285b 002e6a 043371 1a386f 273e6e 32436d 3b496c 434e6c 4b546c 52596d
            5a5f6e 61656f 686a71 6f7073 757676 7c7b78 848179 8b8778 938d78 9b9376 a39a75
            aba072 b3a670 bbad6c c3b469 ccba64 d4c15f ddc958 e6d051 efd748 f8df3c fee838""");

    private static final int SHADES = 1024;

    private final String label;
    private final int[] shades = new int[SHADES];

    ColourMap(String label, String hexadecimalAnchors) {
        this.label = label;
        int[] anchors = Arrays.stream(hexadecimalAnchors.split("\\s+"))
                .mapToInt(anchor -> Integer.parseInt(anchor, 16))
                .toArray();
        for (int shade = 0; shade < SHADES; shade++) {
            double place = shade * (anchors.length - 1.0) / (SHADES - 1);
            int below = Math.min((int) place, anchors.length - 2);
            shades[shade] = mix(anchors[below], anchors[below + 1], place - below);
        }
    }

    private static int mix(int from, int to, double share) {
        int rgb = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xff;
            int b = to >> shift & 0xff;
            rgb = rgb << 8 | (int) Math.round(a + (b - a) * share);
        }
        return rgb;
    }

    /** The name in menus. */
    public String label() {
        return label;
    }

    /** @param position from 0, the first colour, to 1, the last; values outside get the colour of the nearer end */
    public Color colour(double position) {
        return new Color(argb(position));
    }

    /** The same colour as {@link #colour}, opaque, as 0xAARRGGBB. */
    public int argb(double position) {
        return shades[(int) Math.round(Math.min(1, Math.max(0, position)) * (SHADES - 1))];
    }
}
