package io.github.api18mcp.job.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Network file systems. Their locks do not reliably exclude other machines, so SQLite is not safe on them. */
final class NetworkFileSystem {

    private static final Set<String> TYPES = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afs",
            "afpfs",
            "webdav",
            "davfs",
            "fuse.sshfs",
            "fuse.s3fs",
            "fuse.gcsfuse",
            "fuse.rclone",
            "fuse.glusterfs",
            "ceph",
            "fuse.ceph",
            "lustre",
            "gpfs",
            "ocfs2",
            "gfs2",
            "beegfs");

    private NetworkFileSystem() {}

    /** The type of the file system of a path that may not exist yet, if it is a network file system. */
    static Optional<String> under(Path path) {
        try {
            return named(Files.getFileStore(existing(path.toAbsolutePath())).type());
        } catch (IOException cannotBeTold) {
            return Optional.empty();
        }
    }

    static Optional<String> named(String type) {
        return Optional.of(type).filter(name -> TYPES.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static Path existing(Path path) {
        Path existing = path;
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing;
    }
}
