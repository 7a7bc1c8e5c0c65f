package io.github.api18mcp.provider.imghero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The requests of imghero's API page. */
@Path("/api/v1")
interface ImgheroApi {

    @POST
    @Path("/generate/")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> generate(@HeaderParam("Authorization") String authorization, ObjectNode body);

    /** What is null is left out. */
    @GET
    @Path("/urls/")
    Uni<Response> urls(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("q") String words,
            @QueryParam("limit") Long limit,
            @QueryParam("offset") Long offset);

    @GET
    @Path("/urls/{id}/")
    Uni<Response> url(@HeaderParam("Authorization") String authorization, @PathParam("id") String id);
}
