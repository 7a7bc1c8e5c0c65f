package io.github.api18mcp.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.api18mcp.catalog.Model;
import io.github.api18mcp.job.Owner;

/** A wish, not yet checked. */
public record Request(Owner owner, Model model, JsonNode arguments) {}
