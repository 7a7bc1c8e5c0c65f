package io.github.api18mcp.input;

import io.github.api18mcp.catalog.Arguments;
import io.github.api18mcp.catalog.Arguments.ImageArgument;
import io.github.api18mcp.catalog.ImageReference;
import io.github.api18mcp.catalog.ImageReference.Address;
import io.github.api18mcp.catalog.ImageReference.DataUri;
import io.github.api18mcp.catalog.ImageReference.Import;
import io.github.api18mcp.catalog.ImageReference.JobOutput;
import io.github.api18mcp.catalog.ImageReference.LocalFile;
import io.github.api18mcp.catalog.Violation;
import io.github.api18mcp.image.UnusableImageException;
import io.github.api18mcp.input.JobOutputs.Place;
import io.github.api18mcp.job.Owner;
import io.github.api18mcp.job.journal.Journal;
import io.github.api18mcp.provider.Provider;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Finds the images that a call names, before anything is reserved. What is a file or a text is kept, rewritten, for its caller. So the
 * journal has short texts that always mean the same image, two calls with the same image are identical, and a job that is confirmed
 * later finds its image.
 */
@Singleton
public class InputImages {

    /** What became of one image. */
    private sealed interface ImageResult {

        record Reference(String text, Optional<String> remark) implements ImageResult {}

        record Objection(Violation violation) implements ImageResult {}

        record NoHost() implements ImageResult {}
    }

    private final Journal journal;
    private final JobOutputs outputs;
    private final ImageHosts hosts;
    private final ImageImports imports;
    private final Optional<ForeignImages> foreign;

    @Inject
    InputImages(
            Journal journal,
            JobOutputs outputs,
            ImageHosts hosts,
            ImageImports imports,
            InputConfig config,
            ForeignImages foreign) {
        this(journal, outputs, hosts, imports, config.checkInputs() ? Optional.of(foreign) : Optional.empty());
    }

    /** @param foreign looks at images at somebody else's address, if that is wanted */
    InputImages(
            Journal journal,
            JobOutputs outputs,
            ImageHosts hosts,
            ImageImports imports,
            Optional<ForeignImages> foreign) {
        this.journal = journal;
        this.outputs = outputs;
        this.hosts = hosts;
        this.imports = imports;
        this.foreign = foreign;
    }

    /** Whether this server serves an image at the address. */
    public boolean isServed(URI address) {
        return outputs.isServed(address);
    }

    public Uni<ImageResolution> resolve(Owner owner, Provider service, Arguments arguments, FileAccess files) {
        List<ImageArgument> images = arguments.images().stream()
                .map(argument -> new ImageArgument(argument.place(), outputs.understood(argument.image())))
                .toList();
        if (foreign.isEmpty() && images.stream().allMatch(argument -> argument.image() instanceof Address)) {
            return Uni.createFrom().item(new ImageResolution.Usable(arguments, List.of()));
        }
        Call call = new Call(owner, service, files);
        return Multi.createFrom()
                .iterable(images)
                .onItem()
                .transformToUniAndConcatenate(call::find)
                .collect()
                .asList()
                .map(found -> result(arguments, found));
    }

    private static ImageResolution result(Arguments arguments, List<ImageResult> found) {
        List<Violation> violations = found.stream()
                .filter(ImageResult.Objection.class::isInstance)
                .map(one -> ((ImageResult.Objection) one).violation())
                .toList();
        if (!violations.isEmpty()) {
            return new ImageResolution.Unusable(violations);
        }
        if (found.stream().anyMatch(ImageResult.NoHost.class::isInstance)) {
            return new ImageResolution.NotHostable();
        }
        List<ImageResult.Reference> texts =
                found.stream().map(ImageResult.Reference.class::cast).toList();
        return new ImageResolution.Usable(
                arguments.withImages(
                        texts.stream().map(ImageResult.Reference::text).toList()),
                texts.stream().flatMap(text -> text.remark().stream()).toList());
    }

    private final class Call {

        private final Owner owner;
        private final Provider service;
        private final FileAccess files;

        private Call(Owner owner, Provider service, FileAccess files) {
            this.owner = owner;
            this.service = service;
            this.files = files;
        }

        Uni<ImageResult> find(ImageArgument argument) {
            ImageReference image = argument.image();
            if (image instanceof Address address) {
                return address(argument, address);
            }
            if (image instanceof JobOutput output) {
                return objecting(argument, "a picture of one of your completed jobs", output(output));
            }
            if (hosts.of(service).isEmpty()) {
                return item(new ImageResult.NoHost());
            }
            if (image instanceof Import imported) {
                return objecting(argument, "an image that was imported within the last hour", imported(imported));
            }
            if (image instanceof DataUri uri) {
                String expected = "a data: URI in Base64 of " + ImageImports.EXPECTED + " of at most 10 MB";
                return objecting(argument, expected, kept(uri));
            }
            return file(argument, (LocalFile) image);
        }

        private Uni<ImageResult> address(ImageArgument argument, Address address) {
            ImageResult text = new ImageResult.Reference(address.url(), Optional.empty());
            return foreign.map(check -> objecting(
                            argument,
                            "the address of " + ImageImports.EXPECTED,
                            check.check(URI.create(address.url())).replaceWith(text)))
                    .orElseGet(() -> item(text));
        }

        private Uni<ImageResult> output(JobOutput output) {
            return outputs.find(owner, service, output)
                    .map(place ->
                            place instanceof Place.Saved && hosts.of(service).isEmpty()
                                    ? new ImageResult.NoHost()
                                    : new ImageResult.Reference(output.toString(), Optional.empty()));
        }

        private Uni<ImageResult> imported(Import imported) {
            return journal.images()
                    .find(owner, imported.id())
                    .onItem()
                    .transformToUni(found -> found.isPresent()
                            ? item(new ImageResult.Reference(imported.toString(), Optional.empty()))
                            : Uni.createFrom()
                                    .failure(new UnusableImageException("one that you do not have, or no more")));
        }

        private Uni<ImageResult> file(ImageArgument argument, LocalFile file) {
            String expected = files instanceof FileAccess.Within
                    ? ImageImports.EXPECTED + " in a folder that your client names as a root, or API18MCP_INPUT_DIRS"
                    : "a public http(s) URL, job:JOB_ID, import:ID or a data: URI";
            return objecting(argument, expected, kept(file));
        }

        private Uni<ImageResult> kept(ImageReference image) {
            return imports.keep(owner, image, files)
                    .map(kept -> new ImageResult.Reference(kept.reference().toString(), kept.remark()));
        }

        private Uni<ImageResult> objecting(ImageArgument argument, String expected, Uni<ImageResult> found) {
            return found.onFailure(UnusableImageException.class)
                    .recoverWithItem(failure ->
                            new ImageResult.Objection(new Violation(argument.place(), expected, failure.getMessage())));
        }

        private static Uni<ImageResult> item(ImageResult found) {
            return Uni.createFrom().item(found);
        }
    }
}
