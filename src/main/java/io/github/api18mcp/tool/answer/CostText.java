package io.github.api18mcp.tool.answer;

import io.github.api18mcp.job.Charged;
import io.github.api18mcp.job.Job;

/** The cost of a job in a list, or what is known about it. */
public final class CostText {

    private CostText() {}

    public static String of(Job job) {
        if (job.state().ended() && job.state().charged() == Charged.NO) {
            return "$0.00";
        }
        if (job.state().ended() && job.state().charged() == Charged.UNKNOWN) {
            return "in doubt";
        }
        return job.state()
                .cost()
                .map(Object::toString)
                .or(() -> job.request().quoted().map(usd -> usd + " quoted"))
                .orElse("not known");
    }
}
