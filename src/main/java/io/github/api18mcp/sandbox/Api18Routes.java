package io.github.api18mcp.sandbox;

import io.vertx.ext.web.Router;

/** The routes of Api18.dev. */
record Api18Routes(Api18Submissions submissions, Api18JobReports reports, Downloads downloads) {

    void addTo(Router router) {
        new Authentication(router, "Bearer api18_[A-Za-z0-9]{16}", SandboxResponse.missingKey())
                .post("/v1/generate", submissions::any)
                .post("/v1/video/generations", submissions::video)
                .post("/v1/images/generations", submissions::image)
                .get("/v1/jobs/:id", reports::poll);
        Downloads.route(router, "/v1/files/:id", downloads::redirect);
    }
}
