import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Repairs the jar that Quarkus has made.
 *
 * <p>On a newer JDK, Quarkus puts the variant of a multi-release class for the JDK of the build in the place of the general one
 * (quarkusio/quarkus#52756). The general one of the dependency is put back, so that the jar runs on Java 17. This fails if the jar still
 * has a class that Java 17 cannot load.
 *
 * <p>If a dependency has an {@code application.properties}, the jar contains two. Ours is kept.
 *
 * <p>Arguments: the jar, our settings, and the class path with the dependencies.
 */
public final class RepairedJar {

    private static final int JAVA_17 = 61;

    private RepairedJar() {}

    public static void main(String[] args) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(args[0]))) {
            for (Path newer : newerClasses(jar.getPath("/"))) {
                Files.write(newer, general(newer.toString().substring(1), args[2].split(File.pathSeparator)));
            }
            // Of entries with the same name, writing one leaves only that one.
            Files.write(jar.getPath("application.properties"), Files.readAllBytes(Path.of(args[1])));
        }
    }

    private static List<Path> newerClasses(Path root) throws IOException {
        List<Path> newer = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".class")
                        && !file.startsWith("/META-INF/versions")
                        && version(Files.readAllBytes(file)) > JAVA_17) {
                    newer.add(file);
                }
            }
        }
        return newer;
    }

    private static byte[] general(String name, String[] classPath) throws IOException {
        for (String dependency : classPath) {
            if (!dependency.endsWith(".jar")) {
                continue;
            }
            try (JarFile jar = new JarFile(dependency)) {
                ZipEntry entry = jar.getEntry(name);
                byte[] bytes = entry == null ? new byte[0] : jar.getInputStream(entry).readAllBytes();
                if (bytes.length > 0 && version(bytes) <= JAVA_17) {
                    return bytes;
                }
            }
        }
        throw new IllegalStateException(name + " does not run on Java 17, and no dependency has a version of it that does");
    }

    private static int version(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            in.readInt();
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }
}
