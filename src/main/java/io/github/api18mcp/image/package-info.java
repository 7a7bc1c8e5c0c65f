/** Input images: read from files and texts, checked, and rewritten without their metadata. */
package io.github.api18mcp.image;
