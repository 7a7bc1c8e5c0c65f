package io.github.api18mcp.sandbox.art;

import java.util.List;
import java.util.Random;

/** A motif that can be painted in any palette and any aspect ratio. */
interface Scene {

    List<Scene> ALL = List.of(new Dunes(), new Orbs(), new Ribbons());

    void paint(Brush brush, Palette palette, Random random);
}
