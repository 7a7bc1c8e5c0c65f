/** The studio: the page of {@code serve}, where a person runs models and sees what was made. Its sources are in {@code resources/web}. */
package io.github.api18mcp.studio;
