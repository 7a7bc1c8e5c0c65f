package io.github.api18mcp.sandbox.art;

import static io.github.api18mcp.sandbox.art.Palette.faded;

import java.util.Random;

/** The content of a picture, independent of its size and caption. */
sealed interface Art {

    void paint(Brush brush);

    /** A scene and a palette chosen by the seed. */
    record Generated(long seed) implements Art {
        @Override
        public void paint(Brush brush) {
            Random random = new Random(seed);
            Scene scene = Scene.ALL.get(random.nextInt(Scene.ALL.size()));
            scene.paint(brush, Palette.random(random), random);
        }
    }

    /** Another picture under a wash of new colours and new glass discs. */
    record Edited(Art source, long seed) implements Art {
        @Override
        public void paint(Brush brush) {
            source.paint(brush);
            Random random = new Random(seed);
            Palette palette = Palette.random(random);
            brush.background(Brush.gradient(
                    brush.point(0, 0),
                    brush.point(1, 1),
                    faded(palette.accent(0), 0.15),
                    faded(palette.accent(2), 0.45),
                    faded(palette.night(), 0.70)));
            brush.glow(random.nextDouble(), random.nextDouble() * 0.6, 0.9, palette.dawn(), 0.65);
            Orbs.scatter(brush, palette, 3, random);
        }
    }
}
