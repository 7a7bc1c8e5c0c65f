package io.github.api18mcp.generation;

import org.jboss.logging.Logger;

/** Keeps a defect of an attendant from ending the wait. It is logged once, for it is likely to come back every second. */
final class HarmlessAttendant implements Attendant {

    private static final Logger LOG = Logger.getLogger(HarmlessAttendant.class);

    private final Attendant attendant;
    private volatile boolean logged;

    HarmlessAttendant(Attendant attendant) {
        this.attendant = attendant;
    }

    @Override
    public void progressed(Progress progress) {
        try {
            attendant.progressed(progress);
        } catch (RuntimeException e) {
            log("A caller cannot be told how its call comes along", e);
        }
    }

    @Override
    public boolean left() {
        try {
            return attendant.left();
        } catch (RuntimeException e) {
            log("A caller cannot be asked whether it still waits; it is taken to", e);
            return false;
        }
    }

    private void log(String what, RuntimeException failure) {
        if (!logged) {
            logged = true;
            LOG.error(what, failure);
        }
    }
}
