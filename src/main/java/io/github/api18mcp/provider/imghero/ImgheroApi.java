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

/** The endpoints of imghero's API. */
@Path("/api/v1")
interface ImgheroApi {

    @POST
    @Path("/generate/")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> generate(@HeaderParam("Authorization") String authorization, ObjectNode body);

    /** Parameters that are null are not sent. */
    @GET
    @Path("/urls/")
    Uni<Response> urls(
            @HeaderParam("Authorization") String authorization,
            @QueryParam("q") String query,
            @QueryParam("limit") Long limit,
            @QueryParam("offset") Long offset);

    @GET
    @Path("/urls/{id}/")
    Uni<Response> url(@HeaderParam("Authorization") String authorization, @PathParam("id") String id);
}
