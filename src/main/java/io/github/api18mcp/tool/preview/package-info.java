/** Pictures for the card in the chat, when its host does not let it load them from their own address. */
package io.github.api18mcp.tool.preview;
