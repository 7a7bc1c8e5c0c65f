package io.github.api18mcp.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.api18mcp.catalog.Output;
import io.github.api18mcp.generation.Outcome;
import io.github.api18mcp.generation.Outcome.Provenance;
import io.github.api18mcp.generation.Outcome.Refused;
import io.github.api18mcp.generation.Outcome.Told;
import io.github.api18mcp.job.Job;
import io.github.api18mcp.job.JobState;
import io.github.api18mcp.tool.ToolAnswer.Link;
import io.github.api18mcp.tool.ToolAnswer.Verdict;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** Turns what came of a call into what the agent and its person see. */
@Singleton
public class JobAnswers {

    private final ObjectMapper mapper;
    private final Clock clock;

    JobAnswers(ObjectMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    ToolAnswer of(Outcome outcome) {
        if (outcome instanceof Told told) {
            return told(told);
        }
        if (outcome instanceof Refused refused) {
            return new ToolAnswer(
                    json(JobView.of(refused)),
                    "Refused. " + refused.error().message() + " "
                            + refused.error().nextStep(),
                    List.of(),
                    Verdict.ERROR);
        }
        throw new CallerLeft();
    }

    ObjectNode json(JobView view) {
        return mapper.valueToTree(view);
    }

    ObjectNode json(Job job) {
        return json(JobView.of(new Told(job, Provenance.MADE), clock.instant()));
    }

    private ToolAnswer told(Told told) {
        JobView view = JobView.of(told, clock.instant());
        List<Link> links = links(told.job());
        Verdict verdict = view.error() == null ? Verdict.FINE : Verdict.ERROR;
        return new ToolAnswer(json(view), JobText.of(view, links), links, verdict);
    }

    private static List<Link> links(Job job) {
        if (!(job.state() instanceof JobState.Completed completed)) {
            return List.of();
        }
        List<Output> outputs = completed.outputs();
        String word = job.order().output().word();
        return IntStream.range(0, outputs.size())
                .mapToObj(i -> new Link(
                        outputs.size() == 1 ? word : word + " " + (i + 1),
                        job.order().output(),
                        outputs.get(i)))
                .toList();
    }
}
