/** Resolves to the older version, because it is imported from this folder. */
export const library = () => import('@langchain/mcp-adapters');
