package io.github.api18mcp.sandbox.art;

import java.util.List;
import java.util.Random;

/** A kind of picture that can be painted in any colours and any shape. */
interface Scene {

    List<Scene> ALL = List.of(new Dunes(), new Orbs(), new Ribbons());

    void paint(Brush brush, Palette palette, Random random);
}
