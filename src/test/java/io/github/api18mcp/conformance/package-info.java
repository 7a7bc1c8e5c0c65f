/**
 * The official conformance suite. It calls tools, reads resources and gets prompts with fixed names; they are registered for it
 * here, and only here. {@code .ci/run} runs it, because it needs Node.js and the packages of {@code src/test/clients}.
 */
package io.github.api18mcp.conformance;
