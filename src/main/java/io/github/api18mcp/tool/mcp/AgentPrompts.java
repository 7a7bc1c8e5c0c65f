package io.github.api18mcp.tool.mcp;

import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.catalog.OutputKind;
import io.github.api18mcp.tool.answer.UsableModels;
import io.quarkiverse.mcp.server.Prompt;
import io.quarkiverse.mcp.server.PromptArg;
import io.quarkiverse.mcp.server.PromptMessage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tasks that a person picks in a client. Each tells the agent which tools to use, and when to ask before it spends money. */
@Singleton
class AgentPrompts {

    static final String PRODUCT_PHOTO = "product_photo";
    static final String STORY_IN_CLIPS = "story_in_clips";
    static final String EDIT_PICTURE = "edit_picture";
    static final String CHEAPEST_DRAFT = "cheapest_draft";
    static final String COMPARE_MODELS = "compare_models";
    static final String SPENDING_REPORT = "spending_report";

    static final Predicate<Model> PICTURES_FROM_WORDS =
            model -> model.output() == OutputKind.IMAGE && !model.needsImage();
    static final Predicate<Model> PICTURES_FROM_PICTURES =
            model -> model.output() == OutputKind.IMAGE && model.needsImage();
    static final Predicate<Model> CLIPS_FROM_PICTURES =
            model -> model.output() == OutputKind.VIDEO && model.needsImage();

    private static final String CARE =
            """

            Before each paid call tell me its price; quote is free and exact. If a call answers "processing" or "unknown", use get_job \
            and never send it again. Show every result with its link and when it expires, and say at the end what was spent.""";

    private final UsableModels models;

    AgentPrompts(UsableModels models) {
        this.models = models;
    }

    @Prompt(name = PRODUCT_PHOTO, title = "Product photo", description = "A photo of a product in a setting.")
    PromptMessage productPhoto(
            @PromptArg(name = "product", description = "What to show, such as: a blue enamel mug") String product,
            @PromptArg(
                            name = "setting",
                            description = "Where it stands, such as: a wooden table in morning light",
                            required = false,
                            defaultValue = "choose a setting that suits it")
                    String setting,
            @PromptArg(
                            name = "aspect_ratio",
                            description = "Shape of the picture",
                            required = false,
                            defaultValue = "1:1")
                    String aspectRatio) {
        return asked(
                """
                Make a product photo.

                Product: %s
                Setting: %s
                Aspect ratio: %s

                1. Write the prompt: the product first, then setting, light and camera angle, in two or three sentences. No text in the picture.
                2. Make one picture with %s.
                3. Ask me what to change before you make another."""
                        .formatted(product, setting, aspectRatio, cheapest(PICTURES_FROM_WORDS)));
    }

    @Prompt(name = STORY_IN_CLIPS, title = "Story in clips", description = "A short story as a series of clips.")
    PromptMessage storyInClips(
            @PromptArg(name = "story", description = "What happens") String story,
            @PromptArg(name = "clips", description = "How many clips", required = false, defaultValue = "3")
                    String clips) {
        return asked(
                """
                Tell this story in %s clips: %s

                1. Write a shot list: for each clip one sentence of what is seen and one of how the camera moves. Describe characters and places \
                in the same words each time. Show me the list.
                2. Make the opening picture of each clip with %s.
                3. Quote the clips with %s, and tell me the sum. Go on when I agree.
                4. Start every clip with submit_job, with its picture as the image, then get each with get_job."""
                        .formatted(clips, story, cheapest(PICTURES_FROM_WORDS), cheapest(CLIPS_FROM_PICTURES)));
    }

    @Prompt(name = EDIT_PICTURE, title = "Edit a picture", description = "A change to a picture that keeps the rest.")
    PromptMessage editPicture(
            @PromptArg(name = "picture", description = "Its address, or an earlier picture as job:JOB_ID")
                    String picture,
            @PromptArg(name = "change", description = "What to change, such as: make the sky stormy") String change) {
        return asked(
                """
                Change this picture: %s
                The change: %s

                1. Write the prompt: what changes, and that everything else stays as it is.
                2. Edit it with %s.
                3. Show the picture before and after, and ask whether it is right before you spend more."""
                        .formatted(picture, change, cheapest(PICTURES_FROM_PICTURES)));
    }

    @Prompt(
            name = CHEAPEST_DRAFT,
            title = "Cheapest draft first",
            description = "A draft at the lowest price, and the final version once it is right.")
    PromptMessage cheapestDraft(
            @PromptArg(name = "idea", description = "What it shows") String idea,
            @PromptArg(name = "kind", description = "image or video", required = false, defaultValue = "image")
                    String kind) {
        return asked(
                """
                Make a draft of this as cheaply as possible, and the final version later: %s (%s)

                Models for drafts: %s

                1. Choose the lowest resolution, the shortest duration and one output.
                2. Show me the draft and improve the prompt with me. Each further draft needs my yes.
                3. When I am content, quote the final version with the model and settings that suit it best, and make it if I agree."""
                        .formatted(idea, kind, cheapest(model -> model.output()
                                .word()
                                .equals(kind))));
    }

    @Prompt(
            name = COMPARE_MODELS,
            title = "Compare models",
            description = "The same prompt with several models, side by side.")
    PromptMessage compareModels(
            @PromptArg(name = "prompt", description = "What to generate") String prompt,
            @PromptArg(name = "kind", description = "image or video", required = false, defaultValue = "image")
                    String kind) {
        return asked(
                """
                Compare models on this prompt: %s

                Models: %s

                1. Call list_models and leave out the models that cannot take this prompt, such as those that need a picture.
                2. Quote each at its cheapest settings, and show me a table of model, price and usual time. Go on when I agree to the sum.
                3. Start them all with submit_job, then get each with get_job.
                4. Show the results side by side with cost and time, and say what each does better."""
                        .formatted(prompt, names(model -> model.output().word().equals(kind))));
    }

    @Prompt(
            name = SPENDING_REPORT,
            title = "What did I spend?",
            description = "What was spent, on what, and what is left. Free.")
    PromptMessage spendingReport(
            @PromptArg(name = "days", description = "How many days back", required = false, defaultValue = "30")
                    String days) {
        return PromptMessage.withUserRole(
                """
                Report what I spent in the last %s days.

                1. Call spending with days %s, and list_jobs for the jobs themselves.
                2. Show the sum, a table by model, the three dearest jobs with their prompts, and what my limits leave.
                3. Name every job whose charge is unknown, and what I can do about it.
                Spend nothing."""
                        .formatted(days, days));
    }

    private static PromptMessage asked(String task) {
        return PromptMessage.withUserRole(task + "\n" + CARE);
    }

    private String cheapest(Predicate<Model> wanted) {
        return models.cheapest(wanted)
                .map(model -> model.tool() + " (" + model.price().words() + ")")
                .orElse("a model of list_models, which says why none can be used for this now");
    }

    private String names(Predicate<Model> wanted) {
        List<Model> usable = models.all(wanted);
        return usable.isEmpty()
                ? "none can be used now; list_models says why"
                : usable.stream()
                        .map(model -> model.tool() + " (" + model.price().words() + ")")
                        .collect(Collectors.joining(", "));
    }
}
