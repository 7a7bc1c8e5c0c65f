/**
 * The applications that tests start. Each profile builds and starts the application once more, which takes longer than most test
 * classes, so a test uses one of these, and acts for a caller of its own where money or jobs are counted. A new profile is
 * for settings that no test of an existing one could live with.
 */
package io.github.api18mcp.profile;
