package io.github.api18mcp.provider.theo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The endpoint of Theo that generates images. Its response contains them. */
@Path("/api/v1")
interface TheoApi {

    @POST
    @Path("/images")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> images(@HeaderParam("Authorization") String authorization, ObjectNode body);
}
