package io.github.api18mcp.job.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No network file system is mounted for a test, so only the names of types are tested. */
class NetworkFileSystemTest {

    @ParameterizedTest
    @ValueSource(strings = {"nfs", "nfs4", "NFS", "cifs", "smb3", "fuse.sshfs"})
    void these_are_of_other_machines(String type) {
        assertThat(NetworkFileSystem.named(type)).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "btrfs", "apfs", "NTFS", "tmpfs", "overlay", ""})
    void these_are_of_this_one(String type) {
        assertThat(NetworkFileSystem.named(type)).isEmpty();
    }

    @Test
    void a_folder_that_is_still_to_be_made_is_where_its_parent_is(@TempDir Path here) {
        assertThat(NetworkFileSystem.under(here.resolve("not/yet/journal.db"))).isEmpty();
        assertThat(new SqliteStorage(here.resolve("journal.db")).locationWarning())
                .isEmpty();
    }
}
