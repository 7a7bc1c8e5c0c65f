package io.github.api18mcp.job.journal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;

/** The answers to confirmations that callers brought with a repeated call, each of which counts once. */
final class AnsweredConfirmations {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AnsweredConfirmations() {}

    /** The key in the database. The first process that needs it makes it up. */
    static byte[] key(Handle handle) {
        byte[] fresh = new byte[KEY_BYTES];
        RANDOM.nextBytes(fresh);
        handle.createUpdate("insert into confirmation_key (id, hex) values (1, :hex) on conflict do nothing")
                .bind("hex", HexFormat.of().formatHex(fresh))
                .execute();
        return HexFormat.of()
                .parseHex(handle.createQuery("select hex from confirmation_key")
                        .mapTo(String.class)
                        .one());
    }

    /** Returns false if the answer was used before. */
    static boolean use(Handle handle, String id, Instant expiry, Instant now) {
        handle.createUpdate("delete from answered_confirmation where expires_at < :now")
                .bind("now", now.toEpochMilli())
                .execute();
        return handle.createUpdate(
                                """
                                insert into answered_confirmation (id, expires_at) values (:id, :expiry)
                                on conflict do nothing
                                """)
                        .bind("id", id)
                        .bind("expiry", expiry.toEpochMilli())
                        .execute()
                == 1;
    }
}
