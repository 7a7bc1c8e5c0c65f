package io.github.api18mcp.provider.api18;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The two endpoints of Api18.dev that are used. They return the raw response, because one that cannot be parsed still decides
 * about money.
 */
@Path("/v1")
interface Api18Api {

    /** Sent without {@code ?wait=true}, because a connection that is lost while waiting would lose the id of a paid job. */
    @POST
    @Path("/generate")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> generate(@HeaderParam("Authorization") String authorization, ObjectNode body);

    @GET
    @Path("/jobs/{id}")
    Uni<Response> job(@HeaderParam("Authorization") String authorization, @PathParam("id") String id);
}
